import type { AreaId, Baseline, Criterion, Day, Facts, Hold, Level, Plan, Target, TargetHistory } from '@hieuhoc/indicator-maths';
import { boundaryDay, existsOn, hierarchyOn, lifeOf } from './hierarchy';
import { addDays, earlier, later } from './periods';

/** 5. "A revision changes only the fields it names; revisions are folded by effectiveOn, ties by log order, as known at P." */
export const foldOn = ({ issued, revisions }: TargetHistory, day: Day): Target => {
  const effective = revisions
    .filter((revision) => revision.effectiveOn <= day)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  return effective.reduce<Target>(
    (target, { criterion, due, hold, byArea }) => ({
      ...target,
      ...(criterion === undefined ? {} : { criterion }),
      ...(due === undefined ? {} : { due }),
      ...(hold === undefined ? {} : { hold }),
      ...(byArea === undefined ? {} : { byArea }),
    }),
    issued,
  );
};

/** 5. "A withdrawn target has no row on D ≥ its withdrawal." */
export const isWithdrawn = ({ withdrawnOn }: TargetHistory, day: Day): boolean => withdrawnOn !== null && withdrawnOn <= day;

/** PlanTransferred: from its day on the plan is another area's. */
export const planAreaOn = (plan: Plan, day: Day): AreaId =>
  plan.transfers
    .filter(({ on }) => on <= day)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .at(-1)?.area ?? plan.area;

export interface Span {
  readonly from: Day;
  readonly due: Day;
  readonly dueStated: boolean;
}
/** 6. "F: `from`, else its phase's first day, else the plan's; U: `due`, else the phase's or the plan's last day"; "U is the due day of the fold on D". */
const ownSpan = (plan: Plan, history: TargetHistory, day: Day): Span => {
  const target = foldOn(history, day);
  const phase = plan.phases.find(({ id }) => id === target.phase);
  return {
    from: target.from ?? phase?.from ?? plan.period.from,
    due: target.due ?? phase?.to ?? plan.period.to,
    dueStated: target.due !== undefined || phase !== undefined,
  };
};
const sameMeasuredAt = (a: 'area' | { each: Level }, b: 'area' | { each: Level }): boolean =>
  a === 'area' || b === 'area' ? a === b : a.each === b.each;

/**
 * 6, last sentence. Of two targets with the same indicator, measuredAt and kind of criterion whose spans overlap and of which neither states
 * `from`, "F of the one due later is the day after U of the other".
 */
export const spanOf = (plan: Plan, history: TargetHistory, day: Day): Span => {
  const span = ownSpan(plan, history, day);
  const kindOf = (one: TargetHistory): string => foldOn(one, earlier(day, ownSpan(plan, one, day).due)).criterion.kind;
  const before = plan.targets.filter((other) => {
    const its = ownSpan(plan, other, day);
    return (
      other !== history &&
      !isWithdrawn(other, day) &&
      other.issued.indicator === history.issued.indicator &&
      sameMeasuredAt(other.issued.measuredAt, history.issued.measuredAt) &&
      kindOf(other) === kindOf(history) &&
      other.issued.from === undefined &&
      history.issued.from === undefined &&
      its.due < span.due &&
      its.due >= span.from &&
      its.from <= span.due
    );
  });
  const from = before.map((other) => addDays(ownSpan(plan, other, day).due, 1)).reduce(later, span.from);
  return { ...span, from };
};

/** The classes of an area on a day (on its last day, if it has ended). */
const classesOn = (facts: Facts, area: AreaId, day: Day): readonly string[] => {
  const { firstDay } = lifeOf(facts, area);
  const then = later(boundaryDay(facts, area, day), firstDay);
  return existsOn(facts, area, then) ? (hierarchyOn(facts, then).get(area)?.classes ?? []) : [];
};

export interface Threshold {
  readonly criterion: Criterion;
  readonly hold: Hold;
  readonly allocated: boolean;
  /** A baseline given: the target's, of the plan's area; of others only where byArea gives one (6.4). */
  readonly baseline: Baseline | null;
}
/** 5. "byArea first, then byClass in the order written, the first class the area has" by the fold on a day, and the class on that day. */
export const thresholdOn = (facts: Facts, plan: Plan, history: TargetHistory, area: AreaId, on: Day, day: Day): Threshold => {
  const target = foldOn(history, day);
  const ofPlan = area === planAreaOn(plan, on) ? (target.baseline ?? null) : null;
  const allocated = target.byArea?.[area];
  if (allocated !== undefined) {
    const { baseline, ...criterion } = allocated;
    return { criterion, hold: target.hold, allocated: true, baseline: baseline ?? ofPlan };
  }
  const classes = classesOn(facts, area, day);
  const byClass = Object.entries(target.byClass ?? {}).find(([name]) => classes.includes(name))?.[1];
  return { criterion: byClass ?? target.criterion, hold: target.hold, allocated: false, baseline: ofPlan };
};
