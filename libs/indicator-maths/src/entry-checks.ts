import type { Decimal, FigureValue, Indicator, Period } from './model';
import { addDays } from './days';
import { MONTHS, periodAround, periodEndingOn, periodInfo } from './periods';
import { absolute, compare, divide, equal, isZero, multiply, parseDecimal, type Rational, subtract, whole } from './rational';
import { exactDecimal, twoDecimals } from './shown';

/** What rules 9 accept only when acknowledged. */
export const ENTRY_CHECKS = ['big-change', 'denominator-changed', 'unexpected-fall', 'nested-denominator'] as const;
export type EntryCheckCode = (typeof ENTRY_CHECKS)[number];

/** `was` stands in the earlier figure, or in the figure that the denominator is; a ratio is shown in percent. */
export interface EntryCheck {
  readonly code: EntryCheckCode;
  readonly indicator: string;
  readonly period: Period;
  readonly was: Decimal;
  readonly is: Decimal;
  readonly unit: 'percent' | 'number' | 'yes-no';
}

/** The area's figure of the slot before. */
export interface EarlierFigure {
  readonly period: Period;
  readonly value: FigureValue;
}

/** The number that a nested denominator is the same as, in the same area and slot. */
export interface NamedNumber {
  readonly indicator: string;
  readonly period: Period;
  readonly number: Decimal;
}

export interface Entered {
  readonly indicator: Pick<Indicator, 'code' | 'time'> & { readonly neverFalls: boolean };
  readonly value: FigureValue;
  /** Its counting ended before its period did: of a sum it is a part, and may well be less than a whole period before. */
  readonly isPart: boolean;
  readonly earlier: EarlierFigure | null;
  readonly named: NamedNumber | null;
}

const HALF = { n: 1n, d: 2n };
const TWENTIETH = { n: 1n, d: 20n };
const HUNDRED = whole(100);

/** Strictly more than this share of what it was; what was nothing cannot be compared with. */
const differsBy = (share: Rational, was: Rational, is: Rational): boolean =>
  !isZero(was) && compare(absolute(subtract(is, was)), multiply(absolute(was), share)) > 0;

interface Compared {
  readonly exact: Rational;
  readonly shown: Decimal;
  readonly unit: EntryCheck['unit'];
}

/** Null where there is no value: not applicable, or no population. */
function compared(value: FigureValue): Compared | null {
  switch (value.kind) {
    case 'ratio': {
      const denominator = parseDecimal(value.denominator);
      if (isZero(denominator)) return null;
      const exact = divide(multiply(parseDecimal(value.numerator), HUNDRED), denominator);
      return { exact, shown: twoDecimals(exact), unit: 'percent' };
    }
    case 'count':
      return { exact: parseDecimal(value.value), shown: exactDecimal(parseDecimal(value.value)), unit: 'number' };
    case 'yes-no':
      return { exact: whole(value.yes ? 1 : 0), shown: value.yes ? '1' : '0', unit: 'yes-no' };
    case 'not-applicable':
      return null;
  }
}

/** The checks of rules 9 that this figure needs acknowledged, in the order of their codes. Exact: 50 % and 5 % themselves pass. */
export function entryChecks({ indicator, value, isPart, earlier, named }: Entered): readonly EntryCheck[] {
  const checks: EntryCheck[] = [];
  const before = earlier === null ? null : compared(earlier.value);
  const now = compared(value);
  const isComparable = !(indicator.time === 'sum-in-year' && isPart);
  const add = (code: EntryCheckCode, period: Period, unit: EntryCheck['unit'], was: Decimal, is: Decimal, of = indicator.code): void =>
    void checks.push({ code, indicator: of, period, was, is, unit });
  if (earlier !== null && before !== null && now !== null && isComparable) {
    if (before.unit !== 'yes-no' && differsBy(HALF, before.exact, now.exact))
      add('big-change', earlier.period, now.unit, before.shown, now.shown);
  }
  if (earlier?.value.kind === 'ratio' && value.kind === 'ratio') {
    const [was, is] = [earlier.value.denominator, value.denominator];
    if (differsBy(TWENTIETH, parseDecimal(was), parseDecimal(is))) add('denominator-changed', earlier.period, 'number', was, is);
  }
  if (indicator.neverFalls && earlier !== null && before !== null && now !== null && isComparable) {
    if (compare(now.exact, before.exact) < 0) add('unexpected-fall', earlier.period, now.unit, before.shown, now.shown);
  }
  if (named !== null && value.kind === 'ratio' && !equal(parseDecimal(named.number), parseDecimal(value.denominator)))
    add('nested-denominator', named.period, 'number', named.number, value.denominator, named.indicator);
  return checks;
}

type Timed = Pick<Indicator, 'periods' | 'time'>;

/** Periods of one slot, longest first: of a `last` indicator all that end on its day, of a sum-in-year the one of its kind. */
export function periodsOfSlot({ periods, time }: Timed, period: Period): readonly Period[] {
  if (time === 'sum-in-year') return [period];
  return periods
    .toSorted((a, b) => MONTHS[b] - MONTHS[a])
    .map((kind) => periodEndingOn(kind, periodInfo(period).last)?.period)
    .filter((one) => one !== undefined);
}

/** The slots before a period, nearest first, each with its periods as `periodsOfSlot` gives them. */
export function slotsBefore(indicator: Timed, period: Period, count: number): readonly (readonly Period[])[] {
  const { kind, last } = periodInfo(period);
  const kinds = indicator.time === 'last' ? indicator.periods : [kind];
  const byDay = new Map<string, Period>();
  for (const one of kinds) {
    let info = periodAround(one, last);
    for (let back = 0; back <= count; back++) {
      if (info.last < last) byDay.set(info.last, info.period);
      info = periodAround(one, addDays(info.first, -1));
    }
  }
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, count)
    .map(([, one]) => periodsOfSlot(indicator, one));
}
