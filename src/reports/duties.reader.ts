import { dutyPeriod, dutyPeriods, isReporter, type DutyGround, type DutyPeriod } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { MalformedRequest } from '../platform/http/errors';
import type { AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { dutyPlanOf, indicatorsOf } from './ground';
import { DutyKnowledge, type KnownDuties } from './known-duties';
import type { DutiesQuery } from './report.dto';
import { itemOf, type IssuedDuty, type ReportItem } from './report.item';
import type { AreasHeld } from './my-offices';
import { reportFactsBy, type ReportRow } from './report.queries';

export interface DutyItem extends ReportItem {
  readonly text: string;
  readonly section: string | null;
  readonly dueText: string | null;
  readonly every: IssuedDuty['every'];
  readonly first: string;
  readonly last: string;
  /** How many indicators are reported with it; none in a report of words alone. */
  readonly indicators: number;
}

type IssuedPlan = KnownDuties['plans'][number];

/** What one reporter owes and has sent, with what it has taken over from those that ended. */
export class DutiesReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  /** In order of their due days; those whose period has begun. Where no reporter is named, of the offices on my areas. */
  async list(query: DutiesQuery, mine: AreasHeld = new Set()): Promise<Page<DutyItem>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    if (query.reporter !== undefined) await this.knowledge.requireReporter(query.reporter);
    const { plans, ground, bodies } = await this.knowledge.at(asOf.logSize);
    const offices = query.reporter === undefined ? officesOn(mine, on, ground, bodies) : [query.reporter];
    const reporters = [...behind(offices, on, ground)];
    const facts = Map.groupBy(await reportFactsBy(this.read, reporters, asOf.logSize), keyOf);
    const items: DutyItem[] = [];
    for (const plan of plans)
      for (const duty of plan.document.duties)
        for (const reporter of reporters)
          if (mayReport(reporter, duty, ground)) items.push(...itemsOf({ plan, duty, reporter, ground }, facts, on));
    const { state } = query;
    const wanted = items.filter((item) => state === undefined || (state === 'late' ? item.late : item.state === state));
    return pageOf(asOf, wanted.toSorted(byDue), query);
  }
}

/** Whatever I submit for: the areas on which I hold that right, and the bodies that sit there. */
function officesOn(areas: AreasHeld, on: string, ground: DutyGround, bodies: ReadonlySet<string>): readonly string[] {
  if (areas === 'all')
    throw new MalformedRequest([{ field: 'reporter', message: 'hãy nêu nơi báo cáo: quyền của bạn là trên cả nước, không riêng nơi nào' }]);
  return [...areas, ...[...bodies].filter((code) => areas.has(ground.body(code, on)?.area ?? ''))];
}

interface Owed {
  readonly plan: IssuedPlan;
  readonly duty: IssuedDuty;
  readonly reporter: string;
  readonly ground: DutyGround;
}

const keyOf = ({ plan, duty, reporter }: Pick<ReportRow, 'plan' | 'duty' | 'reporter'>): string => `${plan} ${duty} ${reporter}`;

function itemsOf(
  { plan, duty, reporter, ground }: Owed,
  facts: ReadonlyMap<string, readonly ReportRow[]>,
  on: string,
): readonly DutyItem[] {
  const dutyPlan = dutyPlanOf(plan);
  const rows = facts.get(keyOf({ plan: dutyPlan.plan, duty: duty.id, reporter })) ?? [];
  const expected = dutyPeriods(dutyPlan, duty).filter(
    (period) => period.first <= on && isReporter(dutyPlan, duty, reporter, period, ground),
  );
  if (rows.length === 0 && expected.length === 0) return [];
  const byPeriod = Map.groupBy(rows, ({ period }) => period);
  const known = new Set(expected.map(({ period }) => period));
  const others = [...byPeriod.keys()].filter((period) => !known.has(period)).map((period) => dutyPeriod(dutyPlan, duty, period));
  return [...expected, ...others.filter((one): one is DutyPeriod => one !== null && one.first <= on)].map((period) => ({
    ...itemOf({ dutyPlan, duty, period, reporter, ground }, byPeriod.get(period.period) ?? [], on),
    text: duty.text,
    section: duty.section ?? null,
    dueText: duty.dueText ?? null,
    every: duty.every,
    first: period.first,
    last: period.last,
    indicators: indicatorsOf(plan, duty).length,
  }));
}

const sortKeyOf = ({ due, plan, duty, period, reporter }: DutyItem): string => `${due ?? '9999'} ${plan} ${duty} ${period} ${reporter}`;
const byDue = (a: DutyItem, b: DutyItem): number => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1);

/** The offices under their own names, and the ended ones that they have taken over. */
function behind(offices: readonly string[], on: string, { hierarchy }: DutyGround): ReadonlySet<string> {
  const found = new Set(offices);
  for (const each of found) for (const before of hierarchy.area(each)?.predecessors ?? []) if (before.on <= on) found.add(before.from);
  return found;
}

const mayReport = (reporter: string, { from }: IssuedDuty, { hierarchy }: DutyGround): boolean =>
  'bodies' in from ? from.bodies.includes(reporter) : hierarchy.level(reporter) === from.each;
