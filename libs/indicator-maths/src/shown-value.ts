import { type Amount, sameAmount, valueOfAmount } from './amount';
import type { Evaluation } from './evaluation';
import { earlier } from './days';
import type { Covered, Measured } from './measured';
import type { AreaId, Coverage, Decimal, Period, ShownValue, StatusRow } from './model';
import { compare, equal, ZERO } from './rational';
import { countOf, exactDecimal, twoDecimals } from './shown';

export interface ShownAmount {
  readonly value: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
}

/** Percent with two decimals of a ratio; a count stands in `value` alone, exactly. */
export function showAmount(amount: Amount | null): ShownAmount {
  if (amount === null) return { value: null, numerator: null, denominator: null };
  const { num, den } = amount;
  if (den === null) return { value: exactDecimal(num), numerator: null, denominator: null };
  const v = valueOfAmount(amount);
  return { value: v === null ? null : twoDecimals(v), numerator: exactDecimal(num), denominator: exactDecimal(den) };
}

export const showCoverage = ({ reported, expected, byOwn }: Omit<Covered, 'complete'>): Coverage => ({
  reported: countOf(reported),
  expected: countOf(expected),
  byOwn: countOf(byOwn),
});

export const isIncomplete = ({ reported, expected }: Covered): boolean => compare(reported, expected) < 0;

const shownValue = (period: Period, amount: Amount | null): ShownValue => ({ period, ...showAmount(amount) });

/** Rules 3.3, 1, 3.5, in this order: the roll-up beside an own figure, another figure of the slot, the register beside a reported number. */
export function discrepancyOf(
  evaluation: Evaluation,
  area: AreaId,
  measured: Measured,
  title: string | undefined,
): StatusRow['discrepancy'] {
  const { node, period, amount } = measured;
  if (node === null || period === null) return null;
  if (node.rollUp !== null) return { kind: 'roll-up', ...shownValue(period, node.rollUp) };
  const other = node.ownUsed ? sameSlot(measured) : null;
  if (other !== null) return { kind: 'same-slot', ...other };
  const day = measured.pick?.slot === null ? null : earlier(measured.t, evaluation.day);
  if (title === undefined || amount === null || day === null || !evaluation.hierarchy.existsOn(area, day)) return null;
  const num = { n: BigInt(evaluation.register.liveIn(title, area, day)), d: 1n };
  return equal(num, amount.num) ? null : { kind: 'register', ...shownValue(period, { num, den: amount.den }) };
}

function sameSlot({ node }: Measured): ShownValue | null {
  const used = node?.own?.amount ?? null;
  for (const { figure, amount } of node?.own?.others ?? []) {
    const same = used === null || amount === null ? used === amount : sameAmount(used, amount);
    if (!same) return shownValue(figure.period, amount);
  }
  return null;
}

export function ownOnOldBoundaries({ node, period }: Measured): ShownValue | null {
  if (node === null || node.own === null || node.ownUsed || node.own.kind === 'void' || period === null) return null;
  const [only, ...more] = node.own.held;
  return shownValue(only === undefined || more.length > 0 ? period : only.figure.period, node.own.amount);
}

/** The breakdowns of those who gave one, with the coverage of `first` (the criterion's), else of the indicator's first. */
export function showBreakdown({ parts, broken, coverage }: Measured, first: string | undefined): StatusRow['breakdown'] {
  if (parts === null || parts.size === 0) return null;
  const shown = [...parts].map(
    ([name, each]) => [name, Object.fromEntries([...each].map(([part, amount]) => [part, showPart(amount)]))] as const,
  );
  const name = first !== undefined && parts.has(first) ? first : (shown[0]?.[0] ?? '');
  const { reported, byOwn } = broken?.get(name) ?? { reported: ZERO, byOwn: ZERO };
  return { ...Object.fromEntries(shown), coverage: showCoverage({ reported, expected: coverage.expected, byOwn }) };
}

/** A part of a count is its number, as it was given: numerator with denominator null. */
const showPart = (amount: Amount): ShownAmount =>
  amount.den === null ? { value: null, numerator: exactDecimal(amount.num), denominator: null } : showAmount(amount);
