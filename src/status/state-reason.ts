import {
  compare,
  divide,
  isZero,
  multiply,
  parseDecimal,
  whole,
  type Coverage,
  type Rational,
  type StatusRow,
} from '@hieuhoc/indicator-maths';

/**
 * Why a state is what it is, where the value beside it does not tell, or seems to say otherwise: "missed" at 100 % because of an earlier
 * year. Derived from the row alone, and no part of what is published or proven: there the row itself is.
 */
export type StateReason =
  /** One that is over was missed, and so many others; of several the last. */
  | { readonly code: 'period-missed'; readonly period: string; readonly value: string | null; readonly others: number }
  | { readonly code: 'met-later' }
  /** Everything of those that reported, but not all have. */
  | { readonly code: 'not-all-reported'; readonly reported: Coverage['reported']; readonly expected: Coverage['expected'] }
  /** All there are, but the plan counts on others. */
  | { readonly code: 'units-differ'; readonly of: number; readonly expected: Coverage['expected'] }
  /** A period is shown that was asked for; after the due day the last one before it decides. */
  | { readonly code: 'other-period-decides' }
  /** As shown, rounded, it would do. */
  | { readonly code: 'short-by-rounding' }
  | { readonly code: 'fallen-from-goal'; readonly baseline: string }
  | { readonly code: 'value-before-span' }
  | { readonly code: 'year-without-value'; readonly period: string }
  /** It has a value, and the year before it has none to be held against. */
  | { readonly code: 'nothing-before'; readonly period: string }
  | { readonly code: 'year-open'; readonly period: string }
  | { readonly code: 'no-baseline' }
  | { readonly code: 'no-tolerance' }
  | { readonly code: 'part-missing' };

/** Null: the value tells. */
export function reasonOf(row: StatusRow): StateReason | null {
  switch (row.state) {
    case 'missed':
      return missedIn(row) ?? seemsMet(row);
    case 'achieved-late':
      return row.occurrences === null ? { code: 'met-later' } : null;
    case 'on-track':
    case 'at-risk':
      return seemsMet(row);
    case 'off-track':
      return seemsMet(row) ?? fallen(row);
    case 'no-data':
      return row.value === null ? null : withoutValue(row);
    case 'undetermined':
      return open(row);
    case 'achieved':
    case 'awaiting-data':
    case 'not-applicable':
    case 'not-started':
    case null:
      return null;
  }
}

function missedIn({ occurrences }: StatusRow): StateReason | null {
  const missed = occurrences?.filter(({ state }) => state === 'missed') ?? [];
  const last = missed.at(-1);
  return last === undefined ? null : { code: 'period-missed', period: last.period, value: last.value, others: missed.length - 1 };
}

function seemsMet(row: StatusRow): StateReason | null {
  const { criterion, value, numerator, denominator, incomplete, coverage, flags } = row;
  const isWhole = numerator !== null && numerator === denominator;
  if (criterion.kind === 'complete' && isWhole && incomplete)
    return { code: 'not-all-reported', reported: coverage.reported, expected: coverage.expected };
  if (criterion.kind === 'count-of' && isWhole && flags.includes('of-differs'))
    return { code: 'units-differ', of: criterion.of, expected: coverage.expected };
  if (value === null || !reaches(criterion, parseDecimal(value))) return null;
  return reaches(criterion, exactly(row) ?? parseDecimal(value)) ? { code: 'other-period-decides' } : { code: 'short-by-rounding' };
}

function reaches(criterion: StatusRow['criterion'], value: Rational): boolean {
  if (criterion.kind === 'at-least') return compare(value, parseDecimal(criterion.value)) >= 0;
  if (criterion.kind === 'at-most') return compare(value, parseDecimal(criterion.value)) <= 0;
  return criterion.kind === 'complete' && compare(value, whole(100)) >= 0;
}

/** Before it was rounded. */
function exactly({ numerator, denominator }: StatusRow): Rational | null {
  if (numerator === null || denominator === null || isZero(parseDecimal(denominator))) return null;
  return divide(multiply(whole(100), parseDecimal(numerator)), parseDecimal(denominator));
}

const GOALS: ReadonlySet<string> = new Set(['at-least', 'at-most', 'complete', 'count-of']);

/** Without a way to go: the baseline was at the goal already (rules 6.4). */
const fallen = ({ criterion, required, baseline }: StatusRow): StateReason | null =>
  GOALS.has(criterion.kind) && required === null && baseline !== null ? { code: 'fallen-from-goal', baseline: baseline.value } : null;

function withoutValue({ occurrences, on, due }: StatusRow): StateReason | null {
  if (occurrences === null) return { code: 'value-before-span' };
  // While open the year that runs decides, afterwards the first of those that nothing can be said of.
  const empty = occurrences.filter(({ state }) => state === 'no-data').at(on <= due ? -1 : 0);
  if (empty === undefined) return null;
  return { code: empty.value === null ? 'year-without-value' : 'nothing-before', period: empty.period };
}

function open({ criterion, occurrences, difference, baseline, on, due }: StatusRow): StateReason | null {
  if (criterion.kind === 'parity') return { code: difference === null ? 'part-missing' : 'no-tolerance' };
  const year = on <= due ? occurrences?.findLast(({ state }) => state === 'undetermined') : undefined;
  if (year !== undefined) return { code: 'year-open', period: year.period };
  return GOALS.has(criterion.kind) && baseline === null ? { code: 'no-baseline' } : null;
}
