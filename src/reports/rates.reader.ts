import {
  completeness,
  placeOn,
  planAreaOn,
  snapshotOn,
  timeliness,
  twoDecimals,
  type DutyGround,
  type Rates,
} from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { dutyPlanOf } from './ground';
import type { ReportBooks } from './kept/report-books';
import { ratesOfSheets, type SheetRates } from './kept/report-rates';
import { countedUnder, DutyKnowledge, type KnownDuties } from './known-duties';
import type { RatesQuery } from './rates.dto';

type IssuedPlan = KnownDuties['plans'][number];

/** Of the reports expected by a day: how many came, how many in time. What the question adds together is null. */
export interface RatesItem extends Rates {
  readonly plan: string;
  readonly duty: string | null;
  readonly period: string | null;
  readonly area: string;
  readonly body: string | null;
  readonly missing: number;
  /** In percent, of what was expected, rounded as shown; the counts are the exact ones. Null where nothing was expected. */
  readonly completeness: string | null;
  readonly timeliness: string | null;
}

/** Completeness and timeliness: of an area and of each area right under it, together or apart by duty, period and body. */
export class RatesReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly books: ReportBooks,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  /** In order of plan, duty, period, the area before those under it, body. */
  async list(query: RatesQuery): Promise<Page<RatesItem>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    if (query.area !== undefined) await this.knowledge.requireArea(query.area);
    const { plans, ground } = await this.knowledge.at(asOf.logSize, query.plan);
    if (query.duty !== undefined) await this.knowledge.requireDuty(query.duty, query.plan);
    const items: RatesItem[] = [];
    for (const plan of plans) items.push(...(await this.ofPlan(plan, ground, query, on, asOf)));
    return pageOf(asOf, items, query);
  }

  private async ofPlan(plan: IssuedPlan, ground: DutyGround, query: RatesQuery, on: string, asOf: AsOf): Promise<readonly RatesItem[]> {
    const area = query.area ?? planAreaOn(dutyPlanOf(plan), on);
    const areas = areasShown(area, ground, on);
    const by = new Set(query.by);
    const question = {
      plan,
      ground,
      on,
      logSize: asOf.logSize,
      places: areas.length,
      placeOf: placeAmong(areas, ground, on),
      ...(query.duty !== undefined && { duty: query.duty }),
      ...(query.period !== undefined && { period: query.period }),
    };
    const code = plan.document.plan;
    const sheets = await this.books.at(code, asOf.logSize, (book) => [...ratesOfSheets(question, by.has('body'), book)]);
    const together = Map.groupBy(sheets, ({ duty, period, place, body }) =>
      JSON.stringify([by.has('duty') ? duty : '', by.has('period') ? period : '', String(place).padStart(6, '0'), body ?? '']),
    );
    return [...together.keys()].toSorted().map((key): RatesItem => {
      const of = together.get(key) ?? [];
      const [one] = of;
      const rates = added(of);
      return {
        plan: code,
        duty: by.has('duty') ? (one?.duty ?? null) : null,
        period: by.has('period') ? (one?.period ?? null) : null,
        area: areas[one?.place ?? 0] ?? area,
        body: one?.body ?? null,
        ...rates,
        missing: rates.expected - rates.received,
        completeness: shown(completeness(rates)),
        timeliness: shown(timeliness(rates)),
      };
    });
  }
}

const shown = (rate: ReturnType<typeof completeness>): string | null => (rate === null ? null : twoDecimals(rate));

function added(of: readonly SheetRates[]): Rates {
  const sum = (field: keyof Rates): number => of.reduce((all, one) => all + one[field], 0);
  return { expected: sum('expected'), received: sum('received'), inTime: sum('inTime') };
}

/** The area, and those right under it on the day. */
const areasShown = (area: string, { hierarchy }: DutyGround, on: string): readonly string[] => [
  area,
  ...snapshotOn(hierarchy, on).children(area),
];

/** The area under the one asked about in which another lies on the day; one that has ended holds what lay in it. */
function placeAmong(areas: readonly string[], ground: DutyGround, on: string): (area: string) => number {
  const [top = '', ...children] = areas;
  const isIn = countedUnder(ground, top, on);
  const numbers = new Map(children.map((child, index) => [child, index + 1]));
  const tree = snapshotOn(ground.hierarchy, on);
  return (area) => {
    if (!isIn(area)) return -1;
    const place = placeOn(ground.hierarchy, area, on);
    for (const above of place === null ? [] : tree.upward(place)) {
      const number = numbers.get(above);
      if (number !== undefined) return number;
    }
    return 0;
  };
}
