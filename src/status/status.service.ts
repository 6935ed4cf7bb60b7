import { evaluatePlan, type Plan, type Question, type StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { PlanQueries, type IssuedPlan } from '../plans';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { refuseUnknownCodes } from '../indicators';
import { OverdueReports } from '../reports';
import { planView } from './plan-view';
import type { Ask, Evaluator } from './evaluator';
import { reasonOf, type StateReason } from './state-reason';
import type { StatusQuery } from './status.dto';

/**
 * `reason`: why the state is what it is, where the value does not tell. `overdueReports`: of the plan's duties, from the row's area and all
 * under it. `sample`: something that counts for the row's area is generated ("số liệu minh hoạ").
 */
export type AnsweredRow = StatusRow & {
  readonly reason: StateReason | null;
  readonly overdueReports: number;
  readonly asOf: AsOf;
  readonly sample?: true;
};

/** What the rules derive from the log alone: without what depends on the moment of asking, or only says it in other words. */
export const ofRules = ({ reason: _, overdueReports: __, asOf: ___, sample: ____, ...row }: AnsweredRow): StatusRow => row;

/** So many targets are evaluated in one go where each gives few rows: their figures are in memory together. */
export const AT_ONCE = 8;

/** The steps of one plan that go together, from one on. */
function sameEvaluation<Step extends { readonly plan: IssuedPlan }>(steps: readonly Step[], from: number, most: number): readonly Step[] {
  const next = steps.slice(from, from + most);
  return next.filter(({ plan }) => plan === next[0]?.plan);
}

/** What is asked of one plan. */
type AskOfPlan = Ask & { readonly plan: IssuedPlan };

interface Asked {
  readonly plan: IssuedPlan;
  readonly view: Plan;
  readonly targets: readonly string[];
}

/** Value and state of every target: loads what was known, lets the rules evaluate. */
export class StatusService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly evaluator: Evaluator,
    private readonly overdue = new OverdueReports(read),
  ) {
    this.plans = new PlanQueries(read);
  }

  /** Rows in the order plan, target, area; a page ends after a whole target once `limit` rows are there. */
  async rows(query: StatusQuery): Promise<Page<AnsweredRow>> {
    const [size = null, from = 0, skip = 0] = decodeCursor(query.cursor, 'whole', 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    const question = this.questionOf(query);
    await refuseUnknownCodes(this.read, query);
    await this.plans.refuseUnknown(query);
    const asked = await this.asked(query, asOf);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const items: AnsweredRow[] = [];
    const steps = asked.flatMap((one) => one.targets.map((target) => ({ ...one, target })));
    for (let step = Number(from); step < steps.length;) {
      const together = sameEvaluation(steps, step, question.depth === 0 ? AT_ONCE : 1);
      const { plan, view } = steps[step] ?? unreachable();
      const targets = together.map(({ target }) => target);
      const found = await this.rowsOf({ plan, view, targets, question, asOf, live: query.asOf === undefined });
      for (const target of targets) {
        const rows = found.filter((row) => row.target === target);
        const already = step === Number(from) ? Number(skip) : 0;
        const room = limit - items.length;
        items.push(...rows.slice(already, already + room));
        if (rows.length - already > room) return { asOf, items, next: encodeCursor([asOf.logSize, step, already + room]) };
        step += 1;
        if (items.length >= limit && step < steps.length) return { asOf, items, next: encodeCursor([asOf.logSize, step, 0]) };
      }
    }
    return { asOf, items, next: null };
  }

  questionOf(query: Pick<StatusQuery, 'on' | 'basis' | 'period' | 'area' | 'depth'>): Question {
    const { on = dayOf(this.clock()), basis = 'reported', period, area, depth } = query;
    return {
      on,
      basis,
      ...(period !== undefined && { period }),
      ...(area !== undefined && { area }),
      ...(depth !== undefined && { depth }),
    };
  }

  async rowsOf(ask: AskOfPlan): Promise<AnsweredRow[]> {
    const { view, question, targets, asOf } = ask;
    const rows = await this.evaluator.evaluate(ask, (facts, keeping, isGenerated) =>
      evaluatePlan(facts, view, question, { targets, keeping }).map((row) => ({ row, isSample: isGenerated(row) })),
    );
    const overdue = await this.overdueIn(
      rows.map(({ row }) => row.area),
      ask,
    );
    return rows.map(({ row, isSample }) => ({
      ...row,
      reason: reasonOf(row),
      overdueReports: overdue.get(row.area) ?? 0,
      asOf,
      ...(isSample && { sample: true }),
    }));
  }

  /** How many reports of the plan are overdue, by area. */
  overdueIn(areas: readonly string[], { plan, question, asOf }: Omit<AskOfPlan, 'view' | 'targets' | 'live'>) {
    return this.overdue.in(new Set(areas), plan, question.on, asOf.logSize);
  }

  /** The plans and targets that a query is about. Unknown codes are refused; known today but not then is an empty list. */
  private async asked(query: StatusQuery, asOf: AsOf): Promise<Asked[]> {
    const known =
      query.plan === undefined
        ? await this.plans.plansAt(asOf.logSize)
        : [await this.plans.planAt(query.plan, asOf.logSize)].filter((plan) => plan !== null);
    return known.map(({ plan }) => ({ plan, view: planView(plan), targets: targetsOf(plan, query) }));
  }
}

function targetsOf({ targets }: IssuedPlan, { target, indicator }: Pick<StatusQuery, 'target' | 'indicator'>): string[] {
  return [...targets.values()]
    .filter(({ spec }) => (target === undefined || spec.id === target) && (indicator === undefined || spec.indicator === indicator))
    .map(({ spec }) => spec.id);
}

function unreachable(): never {
  throw new RangeError('a step beyond the last one');
}
