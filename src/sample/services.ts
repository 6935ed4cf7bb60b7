import { AreasService, BodiesService } from '../areas';
import { FiguresService } from '../figures';
import { IndicatorsService } from '../indicators';
import { PlansService } from '../plans';
import { Access } from '../platform/access/access';
import { Commands } from '../platform/commands/commands';
import type { Platform } from '../platform/platform.module';
import { RecognitionsService, SubjectsService, TitlesService } from '../recognitions';
import { GroundNow, reportsOver, type ReportsService } from '../reports';
import { tasksOver, type TasksService } from '../tasks';

export interface Services {
  readonly areas: AreasService;
  readonly titles: TitlesService;
  readonly plans: PlansService;
  readonly figures: FiguresService;
  readonly subjects: SubjectsService;
  readonly recognitions: RecognitionsService;
  readonly reports: ReportsService;
  readonly tasks: TasksService;
}

/** The simulated past is trusted: nobody's rights are asked. */
class NobodyAsked extends Access {
  require(): Promise<void> {
    return Promise.reject(new TypeError('the sample asks for no rights'));
  }

  requireSomewhere(): Promise<void> {
    return this.require();
  }

  async rightsOf(): Promise<readonly never[]> {
    await this.require();
    return [];
  }
}

/** The services as they are without HTTP. */
export function servicesOver({ store, read }: Pick<Platform, 'store' | 'read'>): Services {
  const commands = new Commands(store);
  const areas = new AreasService(commands);
  const bodies = new BodiesService(commands, areas);
  const indicators = new IndicatorsService(commands);
  const titles = new TitlesService(commands);
  const subjects = new SubjectsService(commands, areas);
  const grounds = new GroundNow(areas, bodies);
  const access = new NobodyAsked();
  return {
    areas,
    titles,
    plans: new PlansService(commands, areas, bodies, indicators, titles),
    figures: new FiguresService(commands, areas, indicators),
    subjects,
    recognitions: new RecognitionsService(commands, areas, titles, subjects),
    reports: reportsOver({ commands, grounds, indicators, read, access }),
    tasks: tasksOver(commands, grounds, access),
  };
}
