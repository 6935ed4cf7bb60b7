import { dutyPeriod, dutyPeriods, isReporter, type DutyGround, type DutyPeriod } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { dutyPlanOf } from './ground';
import { DutyKnowledge, type KnownDuties } from './known-duties';
import type { DutiesQuery } from './report.dto';
import { itemOf, type IssuedDuty, type ReportItem } from './report.item';
import { reportFactsOf } from './report.queries';

export interface DutyItem extends ReportItem {
  readonly text: string;
  readonly section: string | null;
  readonly dueText: string | null;
  readonly every: IssuedDuty['every'];
  readonly first: string;
  readonly last: string;
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

  /** In order of their due days; those whose period has begun. */
  async list(query: DutiesQuery): Promise<Page<DutyItem>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    await this.knowledge.requireReporter(query.reporter);
    const { plans, ground } = await this.knowledge.at(asOf.logSize);
    const items: DutyItem[] = [];
    for (const plan of plans)
      for (const duty of plan.document.duties)
        for (const reporter of reportersBehind(query.reporter, duty, on, ground))
          items.push(...(await this.of({ plan, duty, reporter, ground }, on, asOf.logSize)));
    return pageOf(asOf, items.toSorted(byDue), query);
  }

  private async of(
    { plan, duty, reporter, ground }: { plan: IssuedPlan; duty: IssuedDuty; reporter: string; ground: DutyGround },
    on: string,
    logSize: number,
  ): Promise<readonly DutyItem[]> {
    const dutyPlan = dutyPlanOf(plan);
    const rows = await reportFactsOf(this.read, { plan: plan.document.plan, duty: duty.id, reporter }, logSize);
    const byPeriod = Map.groupBy(rows, ({ period }) => period);
    const expected = dutyPeriods(dutyPlan, duty).filter(
      (period) => period.first <= on && isReporter(dutyPlan, duty, reporter, period, ground),
    );
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
    }));
  }
}

const byDue = (a: DutyItem, b: DutyItem): number => {
  const [one, other] = [a, b].map(({ due, plan, duty, period, reporter }) => `${due ?? '9999'} ${plan} ${duty} ${period} ${reporter}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
};

/** The reporter under its own name, and the ended ones that it has taken over. */
function reportersBehind(reporter: string, { from }: IssuedDuty, on: string, { hierarchy }: DutyGround): readonly string[] {
  if ('bodies' in from) return from.bodies.includes(reporter) ? [reporter] : [];
  const found = new Set([reporter]);
  for (const each of found) for (const before of hierarchy.area(each)?.predecessors ?? []) if (before.on <= on) found.add(before.from);
  return [...found].filter((each) => hierarchy.level(each) === from.each);
}
