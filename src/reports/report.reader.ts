import { dutyPeriod, type DutyGround, type Indicator } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { indicatorsAt } from '../indicators';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import { dutyPlanOf, indicatorsOf, periodNamed } from './ground';
import { DutyKnowledge } from './known-duties';
import { ReportRefused } from './report.errors';
import type { IncludedReport, NamedFigure, ReportKey } from './report.events';
import { heldFigures, standingFigures, type HeldFigure, type StandingFigure } from './report-figures';
import { itemOf, type ReportItem } from './report.item';
import { lifeOf, type ToldRow } from './report.queries';

/** The whole life of a report. */
export interface ReportView extends ReportItem {
  readonly asOf: AsOf;
  readonly on: string;
  /** Who did what when, oldest first. */
  readonly life: readonly {
    readonly type: string;
    readonly revision: number;
    readonly recordedAt: string;
    readonly day: string;
    readonly actor: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
  /** Of the last submission. */
  readonly figures: readonly HeldFigure[];
  readonly changedSinceVerified: number;
  /** Indicators of the duty that areas of the reporter's level report, in the plan's order. */
  readonly indicators: readonly string[];
  /** What a submission names that says nothing else: the revisions that stand now. */
  readonly standing: readonly StandingFigure[];
  /** Of these, those of which the submission holds no figure. */
  readonly missingIndicators: readonly string[];
  readonly includes: readonly IncludedReport[];
}

type Owed = Pick<Indicator, 'code' | 'periods' | 'reportedAt'>;

export class ReportReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  async one(key: ReportKey, query: { readonly asOf?: string; readonly on?: string }): Promise<ReportView> {
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(query.asOf, on);
    const { plans, ground } = await this.knowledge.at(asOf.logSize, key.plan);
    const plan = plans[0];
    const duty = plan?.document.duties.find(({ id }) => id === key.duty);
    if (plan === undefined || duty === undefined || !isKnown(key.reporter, ground, duty.from)) throw unknownReport(key);
    const dutyPlan = dutyPlanOf(plan);
    const rows = await lifeOf(this.read, [key.plan, key.duty, key.period, key.reporter], asOf.logSize);
    const period = dutyPeriod(dutyPlan, duty, key.period) ?? (rows.length > 0 ? periodNamed(dutyPlan, key.period) : null);
    if (period === null) throw unknownReport(key);
    const item = itemOf({ dutyPlan, duty, period, reporter: key.reporter, ground }, rows, on);
    if (rows.length === 0 && !item.expected) throw unknownReport(key);
    const life = rows.map(tell);
    const sent = submissionIn(life);
    const figures = await heldFigures(this.read, sent.figures, on, asOf.logSize);
    const owed = await this.reported(indicatorsOf(plan, duty), asOf.logSize);
    const level = ground.hierarchy.level(item.area);
    const reported = owed.filter(({ reportedAt }) => level === null || reportedAt.includes(level)).map(({ code }) => code);
    const held = new Set(figures.map(({ indicator }) => indicator));
    return {
      ...item,
      asOf,
      on,
      life,
      figures,
      changedSinceVerified: figures.filter(({ changed }) => changed).length,
      indicators: reported,
      standing: await standingFigures(this.read, owed, { area: item.area, period, logSize: asOf.logSize }),
      missingIndicators: reported.filter((indicator) => !held.has(indicator)),
      includes: sent.includes,
    };
  }

  private async reported(codes: readonly string[], logSize: number): Promise<readonly Owed[]> {
    const indicators = await indicatorsAt(this.read, logSize);
    return codes.flatMap((code) => {
      const defined = indicators.get(code);
      return defined === undefined || defined.from !== undefined
        ? []
        : [{ code, periods: defined.periods, reportedAt: defined.reportedAt }];
    });
  }
}

function isKnown(reporter: string, ground: DutyGround, from: { readonly each: string } | { readonly bodies: readonly string[] }): boolean {
  return 'bodies' in from ? from.bodies.includes(reporter) : ground.hierarchy.area(reporter) !== undefined;
}

function tell({ type, revision, recorded_at: recordedAt, day, actor, data }: ToldRow): ReportView['life'][number] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON: an event's data is an object
  return { type, revision, recordedAt, day, actor, data: JSON.parse(data) as Record<string, unknown> };
}

function submissionIn(life: ReportView['life']): {
  readonly figures: readonly NamedFigure[];
  readonly includes: readonly IncludedReport[];
} {
  const last = life.findLast(({ type }) => type === 'ReportSubmitted');
  if (last === undefined) return { figures: [], includes: [] };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the event's own type here
  return last.data as { figures: readonly NamedFigure[]; includes: readonly IncludedReport[] };
}

const unknownReport = ({ plan, duty, reporter, period }: ReportKey): ReportRefused =>
  new ReportRefused(
    'unknown-report',
    `Không có báo cáo ${duty} của ${reporter}, kỳ ${period} trong kế hoạch ${plan}. Hãy kiểm tra chế độ báo cáo, nơi báo cáo và kỳ.`,
    `There is no report ${duty} of ${reporter} for ${period} in ${plan}: check duty, reporter and period.`,
    { plan, duty, reporter, period },
    'unknown',
  );
