import { DomainError } from '@hieuhoc/event-store';
import type { HierarchyChange } from '@hieuhoc/indicator-maths';
import { AreasService, BodiesService } from '../../src/areas';
import { FiguresService } from '../../src/figures';
import { IndicatorsService } from '../../src/indicators';
import { planOf, PlansService } from '../../src/plans';
import { targetFieldsOf, targetOf } from '../../src/plans/plan.requests';
import type { Commands } from '../../src/platform/commands/commands';
import type { CommandContext } from '../../src/platform/commands/context';
import { RecognitionsService, SubjectsService, TitlesService } from '../../src/recognitions';
import type { Command } from './commands';
import { figureText } from './figure-text';
import { DECISION, documentText, indicatorText, targetText, titleText } from './plan-document';
import type { Entrance, Outcome, Standing } from './recorder';

interface Written {
  readonly logSize: number | null;
  readonly recordedAt: string | null;
  readonly events: readonly unknown[];
}

/** Records through the services, on simulated days. */
export class OverServices implements Entrance {
  private readonly areas: AreasService;
  private readonly indicators: IndicatorsService;
  private readonly titles: TitlesService;
  private readonly plans: PlansService;
  private readonly figures: FiguresService;
  private readonly subjects: SubjectsService;
  private readonly recognitions: RecognitionsService;

  constructor(commands: Commands) {
    this.areas = new AreasService(commands);
    this.indicators = new IndicatorsService(commands);
    this.titles = new TitlesService(commands);
    this.plans = new PlansService(commands, this.areas, new BodiesService(commands, this.areas), this.indicators, this.titles);
    this.figures = new FiguresService(commands, this.areas, this.indicators);
    this.subjects = new SubjectsService(commands, this.areas);
    this.recognitions = new RecognitionsService(commands, this.areas, this.titles, this.subjects);
  }

  today(day: string): string {
    return day;
  }

  async record(command: Command, standing: Standing): Promise<Outcome> {
    try {
      const { events, logSize, recordedAt } = await this.run(command, standing);
      if (events.length === 0) return { kind: 'nothing' };
      if (logSize === null || recordedAt === null) throw new Error(`no log size for ${JSON.stringify(command)}`);
      return { kind: 'recorded', logSize, recordedAt };
    } catch (error) {
      if (error instanceof DomainError) return { kind: 'refused', code: error.code };
      throw error;
    }
  }

  private run(command: Command, { at, revision, named }: Standing): Promise<Written> {
    const context: CommandContext = { actor: 'can-bo-1', now: new Date(at), recordedAt: at };
    switch (command.kind) {
      case 'change':
        return this.change(command.change, context);
      case 'define-title':
        return this.titles.define(titleText(command), context);
      case 'define-indicator':
        return this.indicators.define(indicatorText(command.indicator), context);
      case 'revise-indicator':
        return this.indicators.revise(command.code, { effectiveOn: command.effectiveOn, changes: command.changes }, context);
      case 'issue':
        return this.plans.issue(planOf(documentText(command.plan, command.brings)), context);
      case 'report': {
        const first = revision < 0;
        const expectedRevision = first ? 'no_stream' : BigInt(revision);
        const said = { ...figureText(command, !first), ...(command.sample && { sample: true as const }) };
        return this.figures.report(command.key, said, { ...context, expectedRevision });
      }
      case 'verify':
        return this.figures.verify(command.key, named, { ...context, actor: 'tham-dinh-1' });
      case 'return':
        return this.figures.return(command.key, named, 'Đề nghị kiểm tra lại', context);
      case 'withdraw':
        return this.figures.withdraw(command.key, 'Báo nhầm đơn vị', context);
      case 'register': {
        const { subject: ref, subjectKind: kind, area, from } = command;
        return this.subjects.register({ ref, kind, area, ...(from !== null && { from }) }, context);
      }
      case 'move':
        return this.subjects.move(command.subject, { area: command.area, on: command.on }, context);
      case 'grant': {
        const { kind: _, validUntil, ...grant } = command;
        return this.recognitions.grant({ ...grant, decision: DECISION, ...(validUntil !== null && { validUntil }) }, context);
      }
      case 'renew': {
        const { title, subject, renewedOn, validUntil } = command;
        return this.recognitions.renew(title, subject, { decision: DECISION, renewedOn, validUntil }, context);
      }
      case 'revoke': {
        const { title, subject, revokedOn } = command;
        return this.recognitions.revoke(title, subject, { decision: DECISION, revokedOn, reason: 'Không còn đạt' }, context);
      }
      case 'correct-plan':
      case 'add-target':
      case 'revise-target':
      case 'correct-target':
      case 'withdraw-target':
      case 'transfer':
      case 'close':
        return this.ofPlan(command, context);
    }
  }

  private change(change: HierarchyChange, context: CommandContext): Promise<Written> {
    switch (change.type) {
      case 'AreaEstablished':
        return this.areas.establish([{ ...change.area, from: change.on }], context);
      case 'AreaRenamed':
        return this.areas.change({ ...change, kind: 'rename' }, context);
      case 'AreaReclassified':
        return this.areas.change({ ...change, kind: 'reclassify' }, context);
      case 'AreaMoved':
        return this.areas.change({ ...change, kind: 'move' }, context);
      case 'AreasReorganised':
        return this.areas.change({ ...change, kind: 'reorganise' }, context);
      case 'AreaDissolved':
        return this.areas.change({ ...change, kind: 'dissolve' }, context);
    }
  }

  private ofPlan(command: Extract<Command, { readonly plan: string }>, context: CommandContext): Promise<Written> {
    const ordered = { decision: DECISION, reason: 'Theo quyết định' };
    const evidence = { reason: 'Chép sai', evidence: ['trang-3'] };
    switch (command.kind) {
      case 'correct-plan':
        return this.plans.run(command.plan, { kind: 'correct-plan', fields: { title: command.title }, ...evidence }, context);
      case 'add-target': {
        const { target } = targetOf({ ...targetText(command.target), ...ordered });
        return this.plans.run(command.plan, { kind: 'add', target, ...ordered }, context);
      }
      case 'revise-target': {
        const { effectiveOn, ...change } = command.revision;
        return this.plans.run(command.plan, { kind: 'revise', target: command.target, effectiveOn, change, ...ordered }, context);
      }
      case 'correct-target': {
        const fields = targetFieldsOf(command.fields);
        return this.plans.run(command.plan, { kind: 'correct', target: command.target, fields, ...evidence }, context);
      }
      case 'withdraw-target':
        return this.plans.run(command.plan, { kind: 'withdraw', target: command.target, effectiveOn: command.on, ...ordered }, context);
      case 'transfer':
        return this.plans.run(command.plan, { kind: 'transfer', on: command.on, area: command.area, ...ordered }, context);
      case 'close':
        return this.plans.run(command.plan, { kind: 'close', on: command.on, reason: 'Hết hạn' }, context);
    }
  }
}
