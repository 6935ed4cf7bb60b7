import type { Coverage, Criterion, Day, Flag, ShownValue, StatusRow } from '@hieuhoc/indicator-maths';
import type { Counted } from './coverage';
import { type Amount, amountOf } from './figures';
import { type Fraction, compare, equal, exactDecimal, parse, twoDecimals, whole } from './fraction';
import { existsOn, liveRecognitions } from './hierarchy';
import { type Case, thresholdOf } from './judge';
import { earlier } from './periods';
import { mapValues } from './records';
import { type Shown } from './show';
import { type Asked, type View, slotsOf, valueOf, viewOf } from './view';

const countText = (count: Fraction): number | string => (count.d === 1n ? Number(count.n) : exactDecimal(count));
export const coverageText = ({ reported, expected, byOwn }: Counted): Coverage => ({
  reported: countText(reported),
  expected: countText(expected),
  byOwn: countText(byOwn),
});

/** Values of ratios and yes-no are percent, rounded half up to two decimals; counts exact decimals. */
export const valueText = (one: Asked, value: Fraction | null): string | null =>
  value === null ? null : one.indicator.measure === 'count' ? exactDecimal(value) : twoDecimals(value);
export const numbersText = (one: Asked, amount: Amount | null): { numerator: string | null; denominator: string | null } =>
  amount === null || one.indicator.measure === 'count'
    ? { numerator: null, denominator: null }
    : { numerator: exactDecimal(amount.numerator), denominator: amount.denominator === null ? null : exactDecimal(amount.denominator) };
export const shownValue = (one: Asked, period: string, amount: Amount | 'not-applicable' | null): ShownValue =>
  amount === 'not-applicable' || amount === null
    ? { period, value: null, numerator: null, denominator: null }
    : { period, value: valueText(one, valueOf(one.indicator, amount)), ...numbersText(one, amount) };

/** 3.1 "`newer: {period, coverage}` names the latest later slot (unsettled; on D > U any)." */
export const newerOf = (one: Case, shown: Shown): StatusRow['newer'] => {
  const { asked, area, due } = one;
  if (shown.is !== 'slot') return null;
  const { asOfDue, slot: at } = shown;
  const later = slotsOf(asked, area)
    .filter(({ lastDay }) => lastDay > at.lastDay || (asOfDue !== null && lastDay === at.lastDay))
    .map((slot) => ({ slot, view: viewOf(asked, area, slot) }))
    // The final period as it stood on U (6) has a newer self once there are later figures of it.
    .filter(({ slot, view }) => slot.lastDay > at.lastDay || view.figures.some(({ revision }) => revision.dataTo > due))
    .filter(({ view }) => asked.on > due || !view.settled)
    .at(-1);
  return later === undefined ? null : { period: later.slot.period, coverage: coverageText(later.view.coverage) };
};

/** The coverage is that of the breakdown that is judged, else of the indicator's first. */
export const breakdownText = (one: Asked, view: View, criterion: Criterion): StatusRow['breakdown'] => {
  const breakdowns = view.amount?.breakdown ?? null;
  if (breakdowns === null) return null;
  const wanted = criterion.kind === 'parity' ? criterion.breakdown : (one.indicator.breakdowns[0] ?? '');
  const counted = view.breakdownCoverage(breakdowns[wanted] === undefined ? (Object.keys(breakdowns)[0] ?? '') : wanted);
  const parts = mapValues(breakdowns, (of) =>
    mapValues(of, (pair) => ({
      numerator: exactDecimal(pair.numerator),
      denominator: pair.denominator === null ? null : exactDecimal(pair.denominator),
      value: one.indicator.measure === 'count' ? null : valueText(one, valueOf(one.indicator, pair)),
    })),
  );
  return { ...parts, coverage: coverageText(counted) };
};

/** 3.3, 1 and 3.5: the roll-up beside an own figure, else another figure of the slot, else the register's number. */
export const discrepancyOf = (one: Case, view: View): StatusRow['discrepancy'] => {
  const { asked, area } = one;
  if (view.rollUpBeside !== null) return { kind: 'roll-up', ...shownValue(asked, view.period, view.rollUpBeside) };
  if (view.sameSlot !== null)
    return { kind: 'same-slot', ...shownValue(asked, view.sameSlot.figure.period, amountOf(view.sameSlot.revision)) };
  const { checkAgainst } = asked.indicator;
  if (checkAgainst === undefined || view.amount === null) return null;
  const day = earlier(view.lastDay, asked.on);
  if (!existsOn(asked.facts, area, day)) return null;
  const register = whole(liveRecognitions(asked.facts, checkAgainst.recognitions, [area], day));
  if (equal(register, view.amount.numerator)) return null;
  return {
    kind: 'register',
    ...shownValue(asked, view.period, { numerator: register, denominator: view.amount.denominator, breakdown: null }),
  };
};

export const lastDataDay = (asked: Asked, shown: Shown): Day => {
  if (shown.is === 'day') return shown.day;
  return shown.is === 'slot' ? (shown.asOfDue ?? asked.on) : asked.on;
};
/** 2. "A correction that waits changes nothing under `verified`, and is shown as *changed since verified*": of what counts there. */
export const changedSinceVerified = (dataDay: Day, verified: View): number =>
  verified.figures.filter(({ figure, revision }) => figure.revisions.findLast(({ dataTo }) => dataTo <= dataDay) !== revision).length;

export const flagsOf = (one: Case, view: View, judged: boolean): readonly Flag[] => {
  const flags: Flag[] = [...view.flags];
  const { criterion } = thresholdOf(one, one.judgedOn);
  // 5. "`of` different from expected is a warning"
  if (judged && criterion.kind === 'count-of' && !equal(whole(criterion.of), view.coverage.expected)) flags.push('of-differs');
  // 5. "above `upTo` is shown, never a failure"
  if (
    criterion.kind === 'at-least' &&
    criterion.upTo !== undefined &&
    view.value !== null &&
    compare(view.value, parse(criterion.upTo)) > 0
  )
    flags.push('above-up-to');
  // 3.6 "Rates are never clipped: more than 100 % is a defect, shown with its cause."
  const { measure, mayExceed } = one.asked.indicator;
  if (measure !== 'count' && !mayExceed && view.value !== null && compare(view.value, whole(100)) > 0) flags.push('rate-over-100');
  return flags.toSorted();
};
