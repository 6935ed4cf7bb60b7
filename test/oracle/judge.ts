import type { AreaId, Criterion, Day, Plan, State, TargetHistory } from '@hieuhoc/indicator-maths';
import { isMet, lineTo, measured } from './criteria';
import { type Fraction, add, compare, divide, fraction, multiply, parse, subtract } from './fraction';
import { addDays, daysBetween, earlier, lastDaysBetween, lastDayOfYear, longestPeriodEndingOn, yearOf } from './periods';
import { type Shown, derivedOn, finalPeriod, look } from './show';
import { type Slot, unaskedSlot } from './figures';
import { type Threshold, thresholdOn } from './targets';
import { type Asked, type View, slotsOf, viewOf } from './view';

/** One target in one area, and everything 6 fixes for it on D. */
export interface Case {
  readonly asked: Asked;
  readonly plan: Plan;
  readonly history: TargetHistory;
  readonly area: AreaId;
  readonly from: Day;
  readonly due: Day;
  /** J = min(D, U). */
  readonly judgedOn: Day;
  /** The slot of the period asked for, if one is. */
  readonly askedSlot: Slot | null;
  /** The last day of the period asked for. */
  readonly askedLastDay: Day | null;
  /** `period=latest`. */
  readonly asksLatest: boolean;
}
export interface FoundBaseline {
  readonly v0: Fraction;
  readonly t0: Day;
}
export interface Judgement {
  readonly state: State;
  readonly required: Fraction | null;
}
const plain = (state: State): Judgement => ({ state, required: null });

export const thresholdOf = (one: Case, day: Day): Threshold =>
  thresholdOn(one.asked.facts, one.plan, one.history, one.area, one.asked.on, day);
export const isDerived = (one: Case): boolean => one.asked.indicator.from !== undefined;

/** 6.4 "Baseline (v0, t0): the target's; else the last settled value whose last day is before F; else the first settled value in F..J of an earlier period." */
export const baselineOf = (one: Case, criterion: Criterion, judged: View): FoundBaseline | null => {
  const { asked, area, from, judgedOn } = one;
  const given = thresholdOf(one, judgedOn).baseline;
  if (given !== null) return { v0: parse(given.value), t0: given.on };
  if (isDerived(one)) {
    // 3.5 "its baseline from figures is its value on F − 1"
    if (asked.on < addDays(from, -1)) return null;
    const before = look(asked, area, derivedOn(addDays(from, -1), one.due));
    const v0 = measured(criterion, before);
    return v0 === null ? null : { v0, t0: addDays(from, -1) };
  }
  const values = slotsOf(asked, area).flatMap((slot) => {
    const view = viewOf(asked, area, slot);
    const v0 = measured(criterion, view);
    return view.settled && v0 !== null ? [{ v0, t0: slot.lastDay }] : [];
  });
  const before = values.findLast(({ t0 }) => t0 < from);
  const inside = values.find(({ t0 }) => from <= t0 && t0 <= judgedOn && t0 < judged.lastDay);
  return before ?? inside ?? null;
};

/** 6.4 for a value that does not meet on D ≤ U. */
const line = (one: Case, criterion: Criterion, view: View): Judgement => {
  const x = lineTo(criterion);
  const v = measured(criterion, view);
  const baseline = baselineOf(one, criterion, view);
  const t = earlier(view.lastDay, one.asked.on);
  if (x === null || v === null || baseline === null || one.history.issued.path === 'none' || view.single) return plain('undetermined');
  const { v0, t0 } = baseline;
  if (t <= t0 || one.due <= t0) return plain('undetermined');
  // "at-most is mirrored"
  const noWorse = (a: Fraction, b: Fraction): boolean => (criterion.kind === 'at-most' ? compare(a, b) <= 0 : compare(a, b) >= 0);
  if (noWorse(v0, x)) return plain('off-track');
  const passed = fraction(BigInt(daysBetween(t0, t)), BigInt(daysBetween(t0, one.due)));
  const required = add(v0, multiply(subtract(x, v0), passed));
  if (noWorse(v, required)) return { state: 'on-track', required };
  const done = divide(subtract(v, v0), subtract(required, v0));
  return { state: compare(done, parse('0.6')) >= 0 ? 'at-risk' : 'off-track', required };
};

const isOverSpan = (criterion: Criterion): boolean => criterion.kind === 'increase' || criterion.kind === 'not-below-baseline';
/** What an increase over the span is over, and what must not be gone below. */
const spanBase = (one: Case, criterion: Criterion, view: View): Fraction | null =>
  isOverSpan(criterion) ? (baselineOf(one, criterion, view)?.v0 ?? null) : null;
export const meets = (one: Case, criterion: Criterion, view: View): boolean | null =>
  isMet(criterion, view, spanBase(one, criterion, view));

/** 6.2 D ≤ U: "the due day itself is still open". */
const whileOpen = (one: Case, criterion: Criterion, view: View | null): Judgement => {
  if (view === null) return plain('no-data');
  if (view.notApplicable) return plain('not-applicable');
  if (view.value === null) return plain('no-data');
  const met = meets(one, criterion, view);
  if (met === null) return plain('undetermined');
  if (met) return plain('achieved');
  // 6.6 "`increase over span`, `not-below-baseline`, `parity`: rules 1 to 3; not met with D ≤ U: `off-track`"
  if (isOverSpan(criterion) || criterion.kind === 'parity') return plain('off-track');
  return line(one, criterion, view);
};

/** 6.3 "`achieved-late` if a settled period ending in (U, D] meets it (of a sum-in-year: a whole year …)". */
const isMetLate = (
  one: Case,
  criterion: Criterion,
  among: (lastDay: Day) => boolean = () => true,
  isReached: (view: View) => boolean | null = (view) => meets(one, criterion, view),
): boolean => {
  const { asked, area, due } = one;
  if (isDerived(one)) {
    if (!among(asked.on)) return false;
    // 3.5 "late only if met on D with the population settled"
    const today = look(asked, area, derivedOn(asked.on, due));
    return today.value !== null && today.settled && meets(one, criterion, today) === true;
  }
  // "(of a sum-in-year: a whole year; the final period itself too, with its later figures, where it ends after U)"
  const final = finalOf(one);
  const decides = (lastDay: Day): boolean =>
    asked.indicator.time === 'last' || lastDay.endsWith('-12-31') || (final.is === 'slot' && final.slot.lastDay === lastDay);
  return slotsOf(asked, area)
    .filter(({ lastDay }) => among(lastDay) && due < lastDay && lastDay <= asked.on && decides(lastDay))
    .some((slot) => {
      const view = viewOf(asked, area, slot);
      return view.settled && view.value !== null && !view.notApplicable && isReached(view) === true;
    });
};

/** 6. What decides after U: the final period, or of a derived indicator its value on U. */
export const finalOf = (one: Case): Shown => (isDerived(one) ? derivedOn(one.due, one.due) : finalPeriod(one.asked, one.from, one.due));

/** 6.3 D > U: "the final period alone decides". */
const afterDue = (one: Case, criterion: Criterion): Judgement => {
  const view = look(one.asked, one.area, finalOf(one));
  if (view.notApplicable) return plain('not-applicable');
  if (!view.settled) return plain('awaiting-data');
  if (view.value === null) return plain('no-data');
  const met = meets(one, criterion, view);
  if (met === null) return plain('undetermined');
  if (met) return plain('achieved');
  return plain(isMetLate(one, criterion) ? 'achieved-late' : 'missed');
};

/** 6.1 to 6.4, 6.6, 6.7 for `at-due`. `judged`: what D ≤ U judges; null where no slot of the span is there. */
export const judgeAtDue = (one: Case, judged: View | null): Judgement => {
  const { criterion } = thresholdOf(one, one.judgedOn);
  if (one.asked.on < one.from) return plain('not-started');
  return one.asked.on <= one.due ? whileOpen(one, criterion, judged) : afterDue(one, criterion);
};

export interface Occurrence {
  readonly period: string;
  readonly value: Fraction | null;
  readonly state: State;
}

/** 5. increase over the year: "the first year against the baseline or the year before the span"; else the year before. */
const yearBefore = (one: Case, criterion: Criterion, year: number): Fraction | null => {
  const given = thresholdOf(one, one.judgedOn).baseline;
  if (year === yearOf(one.from) && given !== null) return parse(given.value);
  // 3.5 "It has no slots": each year's value is that of its last day.
  if (isDerived(one)) return measured(criterion, look(one.asked, one.area, derivedOn(lastDayOfYear(year - 1), lastDayOfYear(year - 1))));
  return measured(criterion, viewOf(one.asked, one.area, unaskedSlot(one.asked.indicator, lastDayOfYear(year - 1))));
};

export const isOverYear = (criterion: Criterion): boolean => criterion.kind === 'increase' && criterion.over === 'year';
/** 5. increase over the year, of the whole year that a view shows. */
export const meetsYear = (one: Case, criterion: Criterion, view: View): boolean | null =>
  view.lastDay.endsWith('-12-31') ? isMet(criterion, view, yearBefore(one, criterion, yearOf(view.lastDay))) : null;

/** 6.5 each-year: one calendar year "by rules 1 to 4 with U = 31-12-y (the last year: U), F = 1-1-y, only slots ending in y, no line". */
const judgeYear = (target: Case, year: number): Occurrence => {
  const { asked, area } = target;
  const from = `${year}-01-01`;
  const due = earlier(lastDayOfYear(year), target.due);
  const one: Case = { ...target, from, due, judgedOn: earlier(asked.on, due) };
  const open = asked.on <= due;
  const { criterion } = thresholdOf(one, earlier(asked.on, due));
  const wholeYears = isOverYear(criterion);
  const inYear = (lastDay: Day): boolean => yearOf(lastDay) === year && (!wholeYears || lastDay.endsWith('-12-31'));
  const of = (state: State, value: Fraction | null): Occurrence => ({ period: String(year), value, state });
  const shown = (): Shown => {
    // 5. "an open year without a whole-year figure is `no-data`": it is counted on its last day.
    if (isDerived(one) && wholeYears && open && asked.on < lastDayOfYear(year)) return { is: 'nothing' };
    if (isDerived(one)) {
      // 3.1 "`period=` changes … on D ≤ U, what is judged", 3.5 "a period's last day if one is asked for and it is earlier".
      const last = target.askedLastDay;
      return derivedOn(earlier(asked.on, open && last !== null && yearOf(last) === year ? earlier(last, due) : due), due);
    }
    if (wholeYears && longestPeriodEndingOn(asked.indicator, lastDayOfYear(year)) === null) return { is: 'nothing' };
    if (!open) return finalPeriod(asked, from, due, wholeYears ? ['year'] : asked.indicator.periods);
    // 3.1 "`period=` changes what is shown and, on D ≤ U, what is judged"
    if (target.askedSlot !== null && inYear(target.askedSlot.lastDay)) return { is: 'slot', slot: target.askedSlot, asOfDue: null };
    const slots = slotsOf(asked, area).filter(({ lastDay }) => inYear(lastDay));
    const settled = target.asksLatest ? undefined : slots.findLast((candidate) => viewOf(asked, area, candidate).settled);
    const slot = settled ?? slots.at(-1);
    return slot === undefined ? { is: 'nothing' } : { is: 'slot', slot, asOfDue: null };
  };
  const at = shown();
  if (at.is === 'nothing' || (at.is === 'slot' && !inYear(at.slot.lastDay))) return of('no-data', null);
  const view = look(asked, area, at);
  if (view.notApplicable) return of('not-applicable', null);
  if (!open && !view.settled) return of('awaiting-data', view.value);
  if (view.value === null) return of('no-data', null);
  const reaches = (it: View): boolean | null =>
    isMet(criterion, it, wholeYears ? yearBefore(target, criterion, year) : spanBase(one, criterion, it));
  const met = reaches(view);
  if (met === true) return of('achieved', view.value);
  // 5. "the year before without a value: `undetermined` while open, `no-data` when closed"
  if (met === null && wholeYears && !open) return of('no-data', view.value);
  if (met === null || open) return of('undetermined', view.value);
  // Of the last year, where U lies within it, a later slot of the year may still meet (6.3).
  return of(isMetLate(one, criterion, inYear, reaches) ? 'achieved-late' : 'missed', view.value);
};

const worstFirst: readonly State[] = ['missed', 'awaiting-data', 'no-data', 'undetermined', 'achieved-late', 'achieved'];

export interface Repeated extends Judgement {
  readonly occurrences: readonly Occurrence[] | null;
}
/** 6.5 each-year. */
export const judgeEachYear = (one: Case): Repeated => {
  const { asked, from, due } = one;
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(due) && year <= yearOf(asked.on); year += 1) years.push(year);
  const all = years.map((year) => judgeYear(one, year));
  // "a not-applicable year is left out": listed, not judged.
  const states: readonly State[] = all.map(({ state }) => state).filter((state) => state !== 'not-applicable');
  const result = (state: State): Repeated => ({ state, required: null, occurrences: all });
  if (asked.on < from) return { ...plain('not-started'), occurrences: null };
  if (asked.on <= due) {
    const openState = all.at(-1)?.state ?? 'no-data';
    return result(states.includes('missed') ? 'missed' : openState);
  }
  return result(worstFirst.find((state) => states.includes(state)) ?? 'not-applicable');
};

/** 6.5 throughout: "judges every settled slot of F..J that has a value, each by the criterion in force on its last day". */
export const judgeThroughout = (one: Case): Repeated => {
  const { asked, area, from, due, judgedOn } = one;
  if (asked.on < from) return { ...plain('not-started'), occurrences: null };
  const slots = isDerived(one) ? [] : lastDaysBetween(asked.indicator, from, judgedOn);
  const occurrences = slots.flatMap((lastDay): readonly Occurrence[] => {
    const slot = unaskedSlot(asked.indicator, lastDay);
    const view = viewOf(asked, area, slot);
    if (!view.settled) return [];
    if (view.value === null) return [{ period: slot.period, value: null, state: view.notApplicable ? 'not-applicable' : 'no-data' }];
    const { criterion } = thresholdOf(one, lastDay);
    const met = isOverYear(criterion) ? meetsYear(one, criterion, view) : meets(one, criterion, view);
    return [{ period: slot.period, value: view.value, state: met === null ? 'undetermined' : met ? 'achieved' : 'missed' }];
  });
  const result = (state: State): Repeated => ({ state, required: null, occurrences });
  const states = occurrences.map(({ state }) => state);
  if (states.includes('missed')) return result('missed');
  const judgedStates = states.filter((state) => state === 'achieved' || state === 'undetermined');
  if (asked.on <= due) {
    if (judgedStates.length > 0) return result(judgedStates.includes('undetermined') ? 'undetermined' : 'achieved');
    return result(states.length > 0 && states.every((state) => state === 'not-applicable') ? 'not-applicable' : 'no-data');
  }
  const final = judgeAtDue(one, null);
  if (final.state !== 'achieved') return result(final.state);
  return result(judgedStates.includes('undetermined') ? 'undetermined' : 'achieved');
};
