import type { ReadModels } from '@hieuhoc/projections';
import { Unknown } from '../platform/http/errors';
import { evolvePlan, type IssuedPlan, type PlanState } from './plan.state';
import { PLAN_SCHEMA, type PlanEvent } from './plan.events';

interface FactRow {
  readonly plan: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

const factsOfPlan = (read: ReadModels, plan: string, logSize: number): Promise<readonly FactRow[]> =>
  read.all<FactRow>('select plan, revision, type, data from plan_fact where plan = ? and log_size <= ? order by revision', [plan, logSize]);

const plansKnownAt = (read: ReadModels, logSize: number): Promise<readonly { plan: string; last: number }[]> =>
  read.all('select plan, max(revision) as last from plan_fact where log_size <= ? group by plan order by plan', [logSize]);

const lastRevisionOf = (read: ReadModels, plan: string, logSize: number): Promise<{ last: number | null } | undefined> =>
  read.get('select max(revision) as last from plan_fact where plan = ? and log_size <= ?', [plan, logSize]);

export interface KnownPlan {
  readonly plan: IssuedPlan;
  readonly revision: number;
}

const folded = new WeakMap<ReadModels, Map<string, PlanState>>();

interface CodesAsked {
  readonly plan?: string;
  readonly target?: string;
  /** Whether the code of a target may be that of a task. */
  readonly orTask?: boolean;
}

/**
 * Plans as they were known at a log size. Folded states are kept: a plan has few revisions and is asked for often. Whoever asks the same
 * read models gets the same object.
 */
export class PlanQueries {
  private readonly folded: Map<string, PlanState>;

  constructor(private readonly read: ReadModels) {
    this.folded = folded.get(read) ?? new Map<string, PlanState>();
    folded.set(read, this.folded);
  }

  async planAt(plan: string, logSize: number): Promise<KnownPlan | null> {
    const last = (await lastRevisionOf(this.read, plan, logSize))?.last ?? null;
    return last === null ? null : this.known(plan, last, logSize);
  }

  async plansAt(logSize: number): Promise<readonly KnownPlan[]> {
    const plans: KnownPlan[] = [];
    for (const { plan, last } of await plansKnownAt(this.read, logSize)) {
      const known = await this.known(plan, last, logSize);
      if (known !== null) plans.push(known);
    }
    return plans;
  }

  /** Codes that no plan has ever had are refused; those not known yet at the moment asked about give an empty list. */
  async refuseUnknown({ plan, target, orTask = false }: CodesAsked): Promise<void> {
    const ever = Number.MAX_SAFE_INTEGER;
    if (plan !== undefined && (await this.planAt(plan, ever)) === null) throw new Unknown('plan', plan);
    if (target === undefined) return;
    const plans = plan === undefined ? await this.plansAt(ever) : [await this.planAt(plan, ever)];
    const isTask = ({ document }: IssuedPlan): boolean => orTask && document.tasks.some(({ id }) => id === target);
    if (!plans.some((known) => known !== null && (known.plan.targets.has(target) || isTask(known.plan))))
      throw new Unknown('target', target);
  }

  /** Some plan known now has a qualitative criterion on the indicator. */
  async judgesInWords(indicator: string): Promise<boolean> {
    const plans = await this.plansAt(Number.MAX_SAFE_INTEGER);
    return plans.some(({ plan }) =>
      [...plan.targets.values()].some(
        ({ spec, revisions }) =>
          spec.indicator === indicator &&
          [spec.criterion, ...revisions.map(({ change }) => change.criterion)].some((criterion) => criterion?.kind === 'qualitative'),
      ),
    );
  }

  private async known(plan: string, revision: number, logSize: number): Promise<KnownPlan | null> {
    const key = `${plan}@${revision}`;
    let state = this.folded.get(key);
    if (state === undefined) {
      state = (await factsOfPlan(this.read, plan, logSize)).map(eventOf).reduce<PlanState>(evolvePlan, null);
      if (this.folded.size > 1_000) this.folded.clear();
      this.folded.set(key, state);
    }
    return state === null ? null : { plan: state, revision };
  }
}

function eventOf({ type, data }: FactRow): PlanEvent {
  if (!(type in PLAN_SCHEMA)) throw new TypeError(`plan_fact holds an event of type ${type}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return { type, data: JSON.parse(data) } as PlanEvent;
}
