import { earlier, addDays } from './days';
import type { Day, Indicator, Period, PeriodKind } from './model';
import { lastPeriodUpTo, MONTHS, periodAround, periodEndingOn, periodInfo, type PeriodInfo, PERIOD_KINDS, yearText } from './periods';

/**
 * What a value is asked for (rules 1). Of a `last` indicator only the last day matters, `kind` is null; of a sum-in-year the kind says
 * which parts may be added: `year` takes the year's own figure, else a full set of parts.
 */
export interface Slot {
  readonly last: Day;
  readonly kind: PeriodKind | null;
  /** What a row shows. */
  readonly period: Period;
}

export const slotKey = (slot: Slot): string => `${slot.last}${slot.kind ?? ''}`;

const longestEndingOn = (kinds: readonly PeriodKind[], last: Day): PeriodInfo | null => {
  let longest: PeriodInfo | null = null;
  for (const kind of kinds) {
    const info = periodEndingOn(kind, last);
    if (info !== null && (longest === null || MONTHS[info.kind] > MONTHS[longest.kind])) longest = info;
  }
  return longest;
};

/** The slot of a last day when no period is asked for. */
export function slotOn(indicator: Indicator, last: Day): Slot {
  // A figure of a kind that the indicator no longer takes still has a slot; it is shown under the longest kind that ends there.
  const longest = longestEndingOn(indicator.periods, last) ?? longestEndingOn(PERIOD_KINDS, last);
  if (longest === null) throw new RangeError(`no period ends on ${last}`);
  if (indicator.time === 'last') return { last, kind: null, period: longest.period };
  return { last, kind: last.endsWith('-12-31') ? 'year' : longest.kind, period: longest.period };
}

/** The slot of a period that is asked for: a sum-in-year takes its kind and shows its name, a `last` only its last day. */
export function slotOf(indicator: Indicator, period: Period): Slot {
  const { last, kind } = periodInfo(period);
  return indicator.time === 'last' ? slotOn(indicator, last) : { last, kind, period };
}

const partsUpTo = (kind: PeriodKind, last: Day): readonly Period[] => {
  const parts: Period[] = [];
  const january = `${last.slice(0, 4)}-01-01`;
  for (let info = periodEndingOn(kind, last); info !== null && info.first >= january; info = periodAround(kind, addDays(info.first, -1)))
    parts.unshift(info.period);
  return parts;
};

/**
 * Rules 3.2: the sets of parts a sum-in-year may be made of, in order of preference; a set is one kind, never mixed.
 * "The year's own figure, else the full set of halves, else of quarters": months make no year, and a school year is a whole of its own.
 */
export function partSets(slot: Slot): readonly (readonly Period[])[] {
  const { kind, last } = slot;
  if (kind === null) return [];
  if (kind === 'school-year') return [[slot.period]];
  if (kind !== 'year') return [partsUpTo(kind, last)];
  return [[last.slice(0, 4)], ...(['half-year', 'quarter'] as const).map((part) => partsUpTo(part, last))];
}

/** Rules 3.2: a sum that ends before 31 December. */
export const isYearToDate = (indicator: Indicator, slot: Slot): boolean =>
  indicator.time === 'sum-in-year' && slot.kind !== 'school-year' && !slot.last.endsWith('-12-31');

/** Every slot of the indicator's periods whose last day is in from..to, whether anything was reported or not. */
export function slotsBetween(indicator: Indicator, from: Day, to: Day): readonly Slot[] {
  const days = new Set<Day>();
  for (const kind of indicator.periods)
    for (let info = lastPeriodUpTo(kind, to); info.last >= from; info = lastPeriodUpTo(kind, addDays(info.first, -1))) days.add(info.last);
  return [...days].toSorted().map((last) => slotOn(indicator, last));
}

export interface FinalSlot {
  readonly slot: Slot;
  /** It runs beyond the due day: only figures with dataTo ≤ U count, and it settles at U + 30 (rules 6). */
  readonly running: boolean;
}

/** Rules 6: the final period of a span F..U. */
export function finalSlot(indicator: Indicator, from: Day, due: Day): FinalSlot {
  const last = indicator.periods.map((kind) => lastPeriodUpTo(kind, due).last).reduce((a, b) => (a > b ? a : b));
  if (last >= from) return { slot: slotOn(indicator, last), running: false };
  // "The period that U falls in": of several kinds the one that ends next.
  const next = indicator.periods.map((kind) => periodAround(kind, due).last).reduce(earlier);
  return { slot: slotOn(indicator, next), running: true };
}

/** The whole year of `increase over year` (rules 5: the 31-12 slot or the year's sum); null where no period of the indicator ends there. */
export function yearSlot(indicator: Indicator, year: number): Slot | null {
  const last = `${yearText(year)}-12-31`;
  return longestEndingOn(indicator.periods, last) === null ? null : slotOn(indicator, last);
}
