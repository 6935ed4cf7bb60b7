import { addDays, earlier, later } from './days';
import type { AreaId, Baseline, Criterion, Day, Plan, Target, TargetHistory } from './model';

/** The target as it stands on a day: revisions folded by their effective day, ties in log order; each changes only what it names (rules 5). */
export function targetOn({ issued, revisions }: TargetHistory, day: Day): Target {
  const inForce = revisions
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  return inForce.reduce<Target>(
    (target, { criterion, due, hold, byArea }) => ({
      ...target,
      ...(criterion !== undefined && { criterion }),
      ...(due !== undefined && { due }),
      ...(hold !== undefined && { hold }),
      ...(byArea !== undefined && { byArea }),
    }),
    issued,
  );
}

/** F..U of rules 6. */
export interface Span {
  readonly from: Day;
  readonly due: Day;
  readonly dueStated: boolean;
}

function writtenSpan(plan: Plan, target: Target): Span {
  const phase = plan.phases.find(({ id }) => id === target.phase);
  return {
    from: target.from ?? phase?.from ?? plan.period.from,
    due: target.due ?? phase?.to ?? plan.period.to,
    dueStated: target.due !== undefined || phase !== undefined,
  };
}

export const isWithdrawn = ({ withdrawnOn }: TargetHistory, day: Day): boolean => withdrawnOn !== null && withdrawnOn <= day;

/** A plan has no rows from the day it is closed. */
export const isClosed = ({ closedOn }: Plan, day: Day): boolean => closedOn !== null && closedOn <= day;

const measuredAlike = (a: Target, b: Target): boolean =>
  a.measuredAt === 'area' || b.measuredAt === 'area' ? a.measuredAt === b.measuredAt : a.measuredAt.each === b.measuredAt.each;

/**
 * The span on D. Overlapping phases (rules 6): of two targets that measure the same, of which neither states `from`, the one due later
 * begins the day after the other is due. Spans are compared as written; of several earlier ones the last due day counts.
 */
export function spanOn(plan: Plan, history: TargetHistory, day: Day): Span {
  const target = targetOn(history, day);
  const span = writtenSpan(plan, target);
  if (target.from !== undefined) return span;
  let { from } = span;
  // The kind of its criterion on J, like the criterion itself.
  const kindOf = (one: TargetHistory): Criterion['kind'] =>
    targetOn(one, earlier(day, writtenSpan(plan, targetOn(one, day)).due)).criterion.kind;
  for (const otherHistory of plan.targets) {
    if (otherHistory === history || isWithdrawn(otherHistory, day)) continue;
    const other = targetOn(otherHistory, day);
    const alike = other.indicator === target.indicator && measuredAlike(other, target) && kindOf(otherHistory) === kindOf(history);
    if (!alike || other.from !== undefined) continue;
    const otherSpan = writtenSpan(plan, other);
    if (otherSpan.due < span.due && span.from <= otherSpan.due) from = later(from, addDays(otherSpan.due, 1));
  }
  return { ...span, from };
}

/** The plan's own area on a day. */
export function planAreaOn(plan: Pick<Plan, 'area' | 'transfers'>, day: Day): AreaId {
  const transfers = plan.transfers.filter(({ on }) => on <= day).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return transfers.at(-1)?.area ?? plan.area;
}

export interface Threshold {
  readonly criterion: Criterion;
  /** Given with an allocation. */
  readonly baseline: Baseline | null;
  readonly allocated: boolean;
}

const general = new WeakMap<Criterion, Threshold>();

/** The criterion of one area: allocated to it, else that of the first class written which it has, else the target's (rules 5). */
export function thresholdOf(target: Target, area: AreaId, classes: readonly string[]): Threshold {
  const allocated = target.byArea?.[area];
  if (allocated !== undefined) {
    const { baseline = null, ...criterion } = allocated;
    return { criterion, baseline, allocated: true };
  }
  const byClass = classes.length === 0 ? undefined : Object.entries(target.byClass ?? {}).find(([name]) => classes.includes(name));
  const criterion = byClass?.[1] ?? target.criterion;
  let threshold = general.get(criterion);
  if (threshold === undefined) general.set(criterion, (threshold = { criterion, baseline: null, allocated: false }));
  return threshold;
}
