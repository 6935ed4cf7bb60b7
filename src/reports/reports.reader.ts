import { areaOfReporter, dutyPeriod, dutyPeriods, reportersOf, standingOn, type DutyPeriod } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { dutyPlanOf } from './ground';
import { countedUnder, DutyKnowledge, type KnownDuties } from './known-duties';
import type { ReportsQuery } from './report.dto';
import { itemOf, type IssuedDuty, type ReportItem } from './report.item';
import { factsOf, reportFactsOf, type ReportRow } from './report.queries';

type IssuedPlan = KnownDuties['plans'][number];

interface Asked {
  readonly query: ReportsQuery;
  readonly known: KnownDuties;
  readonly asOf: AsOf;
  readonly on: string;
  /** The area asked about. */
  readonly isIn: (area: string) => boolean;
}

/** What is due, late, missing, and what was sent, in order of plan, duty, period, reporter. */
export class ReportsReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  async list(query: ReportsQuery): Promise<Page<ReportItem>> {
    const [size = null, ...place] = decodeCursor(query.cursor, 'whole', 'text', 'text', 'text', 'text') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    if (query.area !== undefined) await this.knowledge.requireArea(query.area);
    if (query.reporter !== undefined) await this.knowledge.requireReporter(query.reporter);
    const known = await this.knowledge.at(asOf.logSize, query.plan);
    const asked = { query, known, asOf, on, isIn: query.area === undefined ? () => true : countedUnder(known.ground, query.area, on) };
    const after = place.length === 4 ? place.map(String) : null;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const items: ReportItem[] = [];
    for (const plan of asked.known.plans) {
      for (const duty of plan.document.duties.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        if (after !== null && isBefore([plan.document.plan, duty.id], after)) continue;
        for await (const item of this.ofDuty(plan, duty, asked)) {
          const key = [item.plan, item.duty, item.period, item.reporter];
          if (after !== null && !isBefore(after, key)) continue;
          if (items.length === limit) return { asOf, items, next: encodeCursor([asOf.logSize, ...keyOf(items.at(-1))]) };
          items.push(item);
        }
      }
    }
    return { asOf, items, next: null };
  }

  private async *ofDuty(plan: IssuedPlan, duty: IssuedDuty, asked: Asked): AsyncIterable<ReportItem> {
    const { query, asOf } = asked;
    const wanted = { plan: plan.document.plan, duty: duty.id, ...(query.reporter !== undefined && { reporter: query.reporter }) };
    for (const period of await this.periodsOf(plan, duty, asked)) {
      const rows = await reportFactsOf(this.read, { ...wanted, period: period.period }, asOf.logSize);
      yield* this.ofPeriod(
        { plan, duty, period },
        Map.groupBy(rows, ({ reporter }) => reporter),
        asked,
      );
    }
  }

  private *ofPeriod(
    { plan, duty, period }: { plan: IssuedPlan; duty: IssuedDuty; period: DutyPeriod },
    byReporter: ReadonlyMap<string, readonly ReportRow[]>,
    { query, known, on, isIn }: Asked,
  ): Iterable<ReportItem> {
    const { ground } = known;
    const dutyPlan = dutyPlanOf(plan);
    const expected = period.due === null ? [] : reportersOf(dutyPlan, duty, period, ground);
    for (const reporter of [...new Set([...expected, ...byReporter.keys()])].toSorted()) {
      if (query.reporter !== undefined && query.reporter !== reporter) continue;
      const area = areaOfReporter(duty, reporter, on, ground);
      if (query.area !== undefined && (area === null || !isIn(area))) continue;
      const rows = byReporter.get(reporter) ?? [];
      // Of ten thousand the state alone says which are asked for; the rest of the item costs more.
      const { state, late } = standingOn(period, factsOf(rows), on);
      const fits = query.state === undefined || (query.state === 'late' ? late : state === query.state);
      if (fits) yield itemOf({ dutyPlan, duty, period, reporter, ground }, rows, on);
    }
  }

  /** Those that have begun, in order of their text; of what has no rhythm those about which something was sent. */
  private async periodsOf(plan: IssuedPlan, duty: IssuedDuty, { query, asOf, on }: Asked): Promise<readonly DutyPeriod[]> {
    const dutyPlan = dutyPlanOf(plan);
    if (query.period !== undefined) return [dutyPeriod(dutyPlan, duty, query.period)].filter((one) => one !== null);
    if (duty.every !== 'unstated' && duty.every !== 'on-demand') {
      const begun = dutyPeriods(dutyPlan, duty).filter(({ first }) => first <= on);
      return begun.toSorted((a, b) => (a.period < b.period ? -1 : 1));
    }
    const rows = await reportFactsOf(this.read, { plan: plan.document.plan, duty: duty.id }, asOf.logSize);
    const sent = [...new Set(rows.map(({ period }) => period))].toSorted();
    return sent.map((period) => dutyPeriod(dutyPlan, duty, period)).filter((one) => one !== null);
  }
}

const keyOf = (item: ReportItem | undefined): string[] => (item === undefined ? [] : [item.plan, item.duty, item.period, item.reporter]);

/** Whether a key comes before another; a shorter one, before all that begin with it. */
function isBefore(key: readonly string[], other: readonly string[]): boolean {
  for (const [index, part] of key.entries()) {
    const against = other[index] ?? '';
    if (part !== against) return part < against;
  }
  return false;
}
