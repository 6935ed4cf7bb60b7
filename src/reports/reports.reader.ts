import { areaOfReporter, dutyPeriod, dutyPeriods, type DutyPeriod, type Receiver } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { dutyPlanOf } from './ground';
import { candidates } from './kept/candidates';
import type { ReportBooks } from './kept/report-books';
import { countedUnder, DutyKnowledge, type KnownDuties } from './known-duties';
import { areasHeld } from './my-offices';
import { MINE, type ReportsQuery } from './report.dto';
import { itemOf, type IssuedDuty, type ReportItem } from './report.item';
import { reportFactsOf, reportFactsOfSome } from './report.queries';

const A_TIME = 128;

type IssuedPlan = KnownDuties['plans'][number];

interface Asked {
  readonly query: ReportsQuery;
  readonly known: KnownDuties;
  readonly asOf: AsOf;
  readonly on: string;
  /** The area asked about. */
  readonly isIn: (area: string) => boolean;
  /** By the body or the area asked about. */
  readonly isReceived: (by: readonly Receiver[]) => boolean;
}

/** What is due, late, missing, and what was sent, in order of plan, duty, period, reporter. */
export class ReportsReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly books: ReportBooks,
    private readonly access: Pick<Access, 'rightsOf'>,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  async list(query: ReportsQuery, who: Identity | null): Promise<Page<ReportItem>> {
    const [size = null, ...place] = decodeCursor(query.cursor, 'whole', 'text', 'text', 'text', 'text') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    if (query.area !== undefined) await this.knowledge.requireArea(query.area);
    if (query.duty !== undefined) await this.knowledge.requireDuty(query.duty, query.plan);
    if (query.reporter !== undefined) await this.knowledge.requireReporter(query.reporter);
    const known = await this.knowledge.at(asOf.logSize, query.plan);
    const isIn = query.area === undefined ? () => true : countedUnder(known.ground, query.area, on);
    const asked = { query, known, asOf, on, isIn, isReceived: await this.received(query, who) };
    const after = place.length === 4 ? place.map(String) : null;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const items: ReportItem[] = [];
    for (const plan of asked.known.plans) {
      for (const duty of plan.document.duties.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        if (query.duty !== undefined && duty.id !== query.duty) continue;
        if (after !== null && isBefore([plan.document.plan, duty.id], after)) continue;
        for await (const item of this.ofDuty(plan, duty, asked, after)) {
          if (items.length === limit) return { asOf, items, next: encodeCursor([asOf.logSize, ...keyOf(items.at(-1))]) };
          items.push(item);
        }
      }
    }
    return { asOf, items, next: null };
  }

  /** `me`: where I verify. */
  private async received({ receiver }: ReportsQuery, who: Identity | null): Promise<Asked['isReceived']> {
    if (receiver === undefined) return () => true;
    if (receiver !== MINE) {
      await this.knowledge.requireReporter(receiver);
      return (by) => by.some(({ body, area }) => body === receiver || area === receiver);
    }
    const areas = await areasHeld(this.access, who, 'report.accept');
    return areas === 'all' ? () => true : (by) => by.some(({ area }) => areas.has(area));
  }

  private async *ofDuty(plan: IssuedPlan, duty: IssuedDuty, asked: Asked, after: readonly string[] | null): AsyncIterable<ReportItem> {
    const code = plan.document.plan;
    const isAsked = (reporter: string): boolean => isWanted(reporter, duty, asked);
    // The sheets of a duty share their list of reporters as long as no area changes.
    const lists = new Map<readonly string[], readonly string[]>();
    const within = (reporters: readonly string[]): readonly string[] =>
      lists.get(reporters) ?? lists.set(reporters, reporters.filter(isAsked)).get(reporters) ?? [];
    for (const period of await this.periodsOf(plan, duty, asked)) {
      if (after !== null && isBefore([code, duty.id, period.period], after)) continue;
      const begun = after !== null && !isBefore(after, [code, duty.id, period.period]) ? (after[3] ?? '') : '';
      const { ground } = asked.known;
      const { on, query, asOf } = asked;
      const question = { plan, duty, period, ground, state: query.state, on, logSize: asOf.logSize, within };
      const all = await this.books.at(code, asked.asOf.logSize, (book) => candidates(question, book));
      yield* this.ofPeriod(
        { plan, duty, period },
        all.filter((reporter) => reporter > begun),
        asked,
      );
    }
  }

  /** Of ten thousand candidates a page needs few: they are looked at a handful at a time. */
  private async *ofPeriod(
    { plan, duty, period }: { plan: IssuedPlan; duty: IssuedDuty; period: DutyPeriod },
    all: readonly string[],
    asked: Asked,
  ): AsyncIterable<ReportItem> {
    const { query, on, isReceived, asOf } = asked;
    const { ground } = asked.known;
    const dutyPlan = dutyPlanOf(plan);
    const wanted = all.filter((reporter) => isWanted(reporter, duty, asked));
    for (let from = 0; from < wanted.length; from += A_TIME) {
      const some = wanted.slice(from, from + A_TIME);
      const key = { plan: dutyPlan.plan, duty: duty.id, period: period.period };
      const rows = Map.groupBy(await reportFactsOfSome(this.read, key, some, asOf.logSize), ({ reporter }) => reporter);
      for (const reporter of some) {
        const item = itemOf({ dutyPlan, duty, period, reporter, ground }, rows.get(reporter) ?? [], on);
        const fits = query.state === undefined || (query.state === 'late' ? item.late : item.state === query.state);
        if (fits && isReceived(item.receivers)) yield item;
      }
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

function isWanted(reporter: string, duty: IssuedDuty, { query, known, on, isIn }: Asked): boolean {
  if (query.reporter !== undefined && query.reporter !== reporter) return false;
  if (query.area === undefined) return true;
  const area = areaOfReporter(duty, reporter, on, known.ground);
  return area !== null && isIn(area);
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
