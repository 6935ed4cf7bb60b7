import type { AreaId, Day, Period } from '@hieuhoc/indicator-maths';
import { NOTHING, coverageOf } from './coverage';
import { type Slot, askedSlot, unaskedSlot } from './figures';
import { boundaryDay, existsOn, lifeOf, liveRecognitions } from './hierarchy';
import { addDays, lastDaysBetween, parsePeriod, periodsEndingIn, yearOf, earlier } from './periods';
import { type Asked, type View, boundariesOf, followedScope, slotsOf, valueOf, viewOf } from './view';
import { add, whole } from './fraction';

/** What a row shows: a slot, perhaps as it stood on U (6), or a day (3.5), or nothing. */
export type Shown =
  | { readonly is: 'slot'; readonly slot: Slot; readonly asOfDue: Day | null }
  | { readonly is: 'day'; readonly day: Day; readonly due: Day | null }
  | { readonly is: 'nothing' };

const viewOfSlot = (asked: Asked, area: AreaId, slot: Slot, asOfDue: Day | null): View =>
  viewOf(asOfDue === null ? asked : { ...asked, dataDay: asOfDue, settledFrom: addDays(asOfDue, 30) }, area, slot);

/** 3.1 "the latest settled one, else the latest". */
export const chooseSlot = (asked: Asked, area: AreaId, among: (slot: Slot) => boolean): Slot | null => {
  const slots = slotsOf(asked, area).filter(among);
  return slots.findLast((slot) => viewOf(asked, area, slot).settled) ?? slots.at(-1) ?? null;
};
/** 3.1 "`period=latest` takes the newest whatever its coverage". */
export const newestSlot = (asked: Asked, area: AreaId, among: (slot: Slot) => boolean): Slot | null =>
  slotsOf(asked, area).filter(among).at(-1) ?? null;

/**
 * 6. "The *final period* is the one with the greatest last day ≤ U among the indicator's periods; if that lies before F, it is the
 * period that U falls in, with the figures whose dataTo ≤ U, settled at U + 30 or at coverage 1".
 */
export const finalPeriod = (asked: Asked, from: Day, due: Day, kinds = asked.indicator.periods): Shown => {
  const indicator = { ...asked.indicator, periods: kinds };
  const ended = lastDaysBetween(indicator, addDays(due, -800), due).at(-1);
  if (ended !== undefined && ended >= from) return { is: 'slot', slot: unaskedSlot(asked.indicator, ended), asOfDue: null };
  const year = yearOf(due);
  const around = kinds.flatMap((kind) => [...periodsEndingIn(year, kind), ...periodsEndingIn(year + 1, kind)]);
  const within = around.filter(({ firstDay, lastDay }) => firstDay <= due && due <= lastDay);
  const [first] = within.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
  if (first === undefined) return { is: 'nothing' };
  return { is: 'slot', slot: unaskedSlot(asked.indicator, first.lastDay), asOfDue: due };
};

/** 3.5 The population on the day counted: A's value of it there, with that day's hierarchy. */
const populationAsked = (asked: Asked, day: Day): Asked | null => {
  const indicator = asked.facts.indicator(asked.indicator.from?.of ?? '');
  return indicator === undefined ? null : { ...asked, indicator, on: day, dataDay: day };
};
/** `due`: U, by which it is settled on D > U. */
export const derivedOn = (day: Day, due: Day | null): Shown => ({ is: 'day', day, due });

const EMPTY: Omit<View, 'period' | 'lastDay' | 'coverage' | 'complete'> = {
  amount: null,
  value: null,
  notApplicable: false,
  source: null,
  single: false,
  settled: false,
  estimated: false,
  provisional: false,
  yearToDate: false,
  figures: [],
  ownNotUsed: null,
  rollUpBeside: null,
  sameSlot: null,
  breakdownCoverage: () => NOTHING,
  flags: [],
};

/** No slot at all: nothing is reported of what there is on D. */
const nothingOf = (asked: Asked, area: AreaId): View => {
  const look = { ...asked, slot: { lastDay: asked.on, counts: null, period: '' } };
  const scope = boundariesOf(look, asked, area);
  const { expected, notApplicable } = scope === 'area-ended' ? NOTHING : coverageOf(look, scope);
  const coverage = { ...NOTHING, expected: add(expected, notApplicable) };
  return { ...EMPTY, period: '', lastDay: asked.on, coverage, complete: false };
};

/** 3.5 "the numerator is the live recognitions of the title in A, the denominator A's value of the population indicator, both with that day's hierarchy". */
const derivedView = (asked: Asked, area: AreaId, shown: Shown & { is: 'day' }): View => {
  // 4. "If A no longer exists on D, its boundaries are those of its last day", but a plan's own area goes on being followed.
  const day = area === asked.planArea ? shown.day : boundaryDay(asked.facts, area, shown.day);
  const of = populationAsked(asked, day);
  // "on D > U settled is D ≥ U + 30"
  const settledByDay = shown.due !== null && asked.on > shown.due && day === shown.due ? asked.on >= addDays(shown.due, 30) : null;
  const none = { ...EMPTY, period: day, lastDay: day, coverage: NOTHING, complete: false, settled: settledByDay ?? false };
  if (of === null || asked.indicator.from === undefined) return none;
  // Not established yet: there is nobody, and nothing is expected.
  if (day < lifeOf(asked.facts, area).firstDay) return { ...none, settled: settledByDay ?? true };
  const slot = chooseSlot(of, area, () => true);
  const population = slot === null ? nothingOf(of, area) : viewOf(of, area, slot);
  const scope = existsOn(asked.facts, area, day)
    ? { followed: [area] }
    : followedScope({ ...of, slot: slot ?? { lastDay: day, counts: null, period: '' } }, area);
  if (scope === 'area-ended') return { ...none, settled: settledByDay ?? true, flags: ['area-ended'] };
  const numerator = whole(liveRecognitions(asked.facts, asked.indicator.from.recognitions, scope.followed ?? [area], day));
  const people = population.amount?.numerator ?? null;
  const amount = people === null ? null : { numerator, denominator: people, breakdown: null };
  const value = amount === null ? null : valueOf(asked.indicator, amount);
  return {
    ...population,
    period: day,
    lastDay: day,
    amount,
    value,
    source: value === null ? null : 'derived',
    single: false,
    settled: settledByDay ?? population.settled,
    yearToDate: false,
    ownNotUsed: null,
    rollUpBeside: null,
    sameSlot: null,
    // "a population of 0 gives no value, one not applicable makes it not applicable"; 6.7: total denominator 0.
    notApplicable: population.notApplicable || (amount !== null && value === null),
  };
};

export const look = (asked: Asked, area: AreaId, shown: Shown): View => {
  if (shown.is === 'slot') return viewOfSlot(asked, area, shown.slot, shown.asOfDue);
  return shown.is === 'day' ? derivedView(asked, area, shown) : nothingOf(asked, area);
};

export const askedFor = (asked: Asked, period: Period): Shown => {
  if (asked.indicator.from === undefined) return { is: 'slot', slot: askedSlot(asked.indicator, period), asOfDue: null };
  // 3.5 "the day counted (D, a period's last day if one is asked for and it is earlier …)"
  return derivedOn(earlier(asked.on, parsePeriod(period).lastDay), null);
};
