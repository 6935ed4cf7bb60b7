import {
  dutyPeriod,
  dutyPeriods,
  remindedDueDays,
  reminderOn,
  reportersOf,
  type DutyPeriod,
  type DutyPlan,
  type Reminder,
  type ReminderRules,
} from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { dutyPlanOf, periodNamed } from './ground';
import { DutyKnowledge, type KnownDuties } from './known-duties';
import { itemOf, type IssuedDuty, type ReportItem } from './report.item';
import { factsOf, periodsTouched, reportFactsOf, type ReportRow } from './report.queries';

type IssuedPlan = KnownDuties['plans'][number];

/** A report of which something is to be said on a day. */
export interface RemindedReport extends ReportItem {
  readonly reminder: Reminder;
  readonly text: string;
  readonly planTitle: string;
  readonly first: string;
  readonly last: string;
}

export interface RemindedOf {
  readonly on: string;
  readonly logSize: number;
  readonly rules: ReminderRules;
  readonly plan?: string;
  /** An area or a body. */
  readonly reporter?: string;
  /** Plan, duty, period, reporter of the last one of the page before. */
  readonly after?: readonly string[];
}

/** The reports to remind of, in order of plan, duty, period, reporter. */
export class RemindedReports {
  private readonly knowledge: DutyKnowledge;

  constructor(private readonly read: ReadModels) {
    this.knowledge = new DutyKnowledge(read);
  }

  /** Throws Unknown for a plan or a reporter that nobody knows. */
  async *on(asked: RemindedOf): AsyncIterable<RemindedReport> {
    if (asked.reporter !== undefined) await this.knowledge.requireReporter(asked.reporter);
    const { plans, ground } = await this.knowledge.at(asked.logSize, asked.plan);
    for (const plan of plans.toSorted((a, b) => (a.document.plan < b.document.plan ? -1 : 1)))
      for (const duty of plan.document.duties.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        if (!isPast(asked.after, [plan.document.plan, duty.id])) yield* this.ofDuty(plan, duty, ground, asked);
  }

  private async *ofDuty(
    plan: IssuedPlan,
    duty: IssuedDuty,
    ground: KnownDuties['ground'],
    asked: RemindedOf,
  ): AsyncIterable<RemindedReport> {
    const { on, rules, after, reporter: one } = asked;
    const dutyPlan = dutyPlanOf(plan);
    for (const period of await this.periodsOf(dutyPlan, duty, asked)) {
      if (isPast(after, [dutyPlan.plan, duty.id, period.period])) continue;
      const wanted = { plan: dutyPlan.plan, duty: duty.id, period: period.period, ...(one !== undefined && { reporter: one }) };
      const rows: ReadonlyMap<string, readonly ReportRow[]> = Map.groupBy(
        await reportFactsOf(this.read, wanted, asked.logSize),
        ({ reporter }) => reporter,
      );
      const expected = period.due === null ? [] : reportersOf(dutyPlan, duty, period, ground);
      for (const reporter of [...new Set([...expected, ...rows.keys()])].toSorted()) {
        if (one !== undefined && one !== reporter) continue;
        if (isPast(after, [dutyPlan.plan, duty.id, period.period, reporter])) continue;
        const known = rows.get(reporter) ?? [];
        const reminder = reminderOn(period, factsOf(known), on, rules);
        if (reminder === null) continue;
        const { first, last } = period;
        const told = { reminder, text: duty.text, planTitle: plan.document.title, first, last };
        yield { ...itemOf({ dutyPlan, duty, period, reporter, ground }, known, on), ...told };
      }
    }
  }

  /** Those that are due about now, and those to which something was done lately. */
  private async periodsOf(plan: DutyPlan, duty: IssuedDuty, { on, rules, logSize }: RemindedOf): Promise<readonly DutyPeriod[]> {
    const { from, to } = remindedDueDays(on, rules);
    const near = dutyPeriods(plan, duty).filter(({ due }) => due !== null && due >= from && due <= to);
    const known = new Set(near.map(({ period }) => period));
    const touched = await periodsTouched(this.read, { plan: plan.plan, duty: duty.id }, from, logSize);
    const others = touched
      .filter((period) => !known.has(period))
      .map((period) => dutyPeriod(plan, duty, period) ?? periodNamed(plan, period));
    return [...near, ...others.filter((period) => period !== null)].toSorted((a, b) => (a.period < b.period ? -1 : 1));
  }
}

/** Whether a key, or all keys that begin with it, come no later than another. */
function isPast(after: readonly string[] | undefined, key: readonly string[]): boolean {
  if (after === undefined) return false;
  for (const [index, part] of key.entries()) {
    const against = after[index] ?? '';
    if (part !== against) return part < against;
  }
  return key.length === after.length;
}
