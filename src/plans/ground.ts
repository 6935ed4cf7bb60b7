import type { AreasService, BodiesService } from '../areas';
import type { IndicatorsService } from '../indicators';
import type { TitlesService } from '../recognitions';
import type { CommandContext } from '../platform/commands/context';
import { latest } from '../platform/commands/commands';
import { MalformedRequest, Unknown, type FieldProblem } from '../platform/http/errors';
import { oneTargetFindings, pathText, type Finding, type PlanDocument, type TargetSpec } from './document';

/** What a plan stands on: the areas, bodies, indicators and titles it names. */
export class Ground {
  constructor(
    private readonly areas: AreasService,
    private readonly bodies: BodiesService,
    private readonly indicators: IndicatorsService,
    private readonly titles: TitlesService,
  ) {}

  /** Nothing is recorded. Throws Unknown, DefinedDifferently, ChangeRefused; gives the latest position that was looked at. */
  async check(document: PlanDocument): Promise<string | undefined> {
    await this.areas.check(document.areas);
    const { hierarchy, position } = await this.areas.current();
    const areas = new Set(document.areas.map(({ id }) => id));
    const refuseUnknown = (area: string): void => {
      if (!areas.has(area) && hierarchy.get(area) === undefined) throw new Unknown('area', area);
    };
    for (const area of areasNamed(document)) refuseUnknown(area);
    const alongside = {
      indicators: new Set(document.indicators.map(({ code }) => code)),
      titles: new Set(document.titles.map(({ code }) => code)),
    };
    const bodies = new Set(document.bodies.map(({ code }) => code));
    for (const body of document.bodies) await this.bodies.check(body, areas);
    for (const title of document.titles) await this.titles.check(title, { bodies });
    for (const indicator of document.indicators) await this.indicators.check(indicator, alongside);
    const seen = [position];
    for (const target of document.targets) {
      if (!alongside.indicators.has(target.indicator)) seen.push((await this.checkTarget(document, target)) ?? null);
    }
    for (const code of bodiesNamed(document)) if (!bodies.has(code)) seen.push((await this.bodies.required(code)).position);
    return latest(...seen);
  }

  /** Appends what the log does not know yet, those that others build on first. The identical thing again writes nothing. */
  async lay(document: PlanDocument, context: CommandContext): Promise<void> {
    const { expectedRevision: _e, idempotency: _i, ...plain } = context;
    if (document.areas.length > 0) await this.areas.establish(document.areas, plain);
    for (const body of document.bodies) await this.bodies.define(body, plain);
    for (const title of document.titles) await this.titles.define(title, plain);
    const alongside = { indicators: new Set(document.indicators.map(({ code }) => code)) };
    for (const indicator of document.indicators) await this.indicators.define(indicator, plain, alongside);
  }

  /** A target as it would read in its plan: it has to fit, unless it did not `before`; its indicator and areas have to be known. */
  async checkTarget(document: PlanDocument, target: TargetSpec, before?: TargetSpec): Promise<string | undefined> {
    const { definition, position } = await this.indicators.required(target.indicator);
    const already = before === undefined ? [] : oneTargetFindings(document, before, definition).map((finding) => told(finding).message);
    const unfit = oneTargetFindings(document, target, definition)
      .map(told)
      .filter(({ message }) => !already.includes(message));
    if (unfit.length > 0) throw new MalformedRequest(unfit);
    const areas = Object.keys(target.byArea ?? {});
    for (const area of areas) await this.checkArea(area);
    return latest(position, areas.length > 0 ? (await this.areas.current()).position : null);
  }

  async checkArea(area: string): Promise<string | undefined> {
    const { hierarchy, position } = await this.areas.current();
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return position ?? undefined;
  }
}

const told = ({ path, found, allowed }: Finding): FieldProblem => ({
  field: pathText(path),
  message: `không hợp: ${found}; được phép: ${allowed}`,
});

function areasNamed({ area, bodies, targets }: PlanDocument): Set<string> {
  return new Set([area, ...bodies.map((body) => body.area), ...targets.flatMap(({ byArea }) => Object.keys(byArea ?? {}))]);
}

function bodiesNamed({ duties, tasks }: PlanDocument): Set<string> {
  const reporters = duties.flatMap(({ from, to, via }) => [
    ...('bodies' in from ? from.bodies : []),
    to,
    ...(via === undefined ? [] : [via]),
  ]);
  return new Set([...reporters, ...tasks.flatMap(({ leads, coordinating }) => [...leads, ...coordinating])]);
}
