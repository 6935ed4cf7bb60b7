import { type Amount, type Parts, valueOfAmount } from './amount';
import { earlier } from './days';
import type { Day, Flag, Indicator, Period } from './model';
import type { NodeValue } from './node';
import { isZero, type Rational, ZERO } from './rational';
import { isYearToDate, type Slot } from './slots';
import type { Broken, Totals } from './totals';

export interface Covered {
  readonly reported: Rational;
  readonly expected: Rational;
  readonly byOwn: Rational;
  /** Coverage 1; nothing expected counts as 1. */
  readonly complete: boolean;
}

/** What is taken of an area: a slot (with the figures up to `cut`, settling by itself on `settlesOn`), or a day of a derived indicator. */
export interface Pick {
  readonly slot: Slot | null;
  readonly cut: Day;
  readonly settlesOn: Day;
}

/** The value of an area as a judgement or a row needs it. */
export interface Measured {
  readonly pick: Pick | null;
  /** A period, of a derived indicator the day counted, null where there is no slot. */
  readonly period: Period | null;
  /** t of rules 6.4: the period's last day, or D if earlier. */
  readonly t: Day;
  readonly settled: boolean;
  readonly amount: Amount | null;
  /** v: percent of a ratio, the number of a count. */
  readonly v: Rational | null;
  readonly notApplicable: boolean;
  readonly coverage: Covered;
  readonly source: 'own' | 'roll-up' | 'predecessors' | 'derived' | null;
  /** One yes or no. */
  readonly single: boolean;
  readonly provisional: boolean;
  readonly estimated: boolean;
  readonly yearToDate: boolean;
  readonly changed: number;
  readonly parts: Parts | null;
  readonly broken: ReadonlyMap<string, Broken> | null;
  readonly node: NodeValue | null;
  readonly flags: readonly Flag[];
}

const coveredBy = ({ reported, expected, byOwn, complete }: Totals): Covered => ({ reported, expected, byOwn, complete });
export const NOTHING_EXPECTED: Covered = { reported: ZERO, expected: ZERO, byOwn: ZERO, complete: true };

const nothing = (pick: Pick | null, period: Period | null, t: Day, coverage: Covered): Measured => ({
  pick,
  period,
  t,
  settled: false,
  amount: null,
  v: null,
  notApplicable: false,
  coverage,
  source: null,
  single: false,
  provisional: false,
  estimated: false,
  yearToDate: false,
  changed: 0,
  parts: null,
  broken: null,
  node: null,
  flags: [],
});

/** No slot at all: what is expected is what lies there on the day. */
export const withoutSlot = (day: Day, expected: Rational): Measured =>
  nothing(null, null, day, { reported: ZERO, expected, byOwn: ZERO, complete: isZero(expected) });

/** An area that has no ground on the day. */
export const withoutGround = (pick: Pick, day: Day, ended: boolean, yearToDate = false): Measured => ({
  ...nothing(pick, pick.slot?.period ?? pick.cut, earlier(pick.slot?.last ?? pick.cut, day), NOTHING_EXPECTED),
  settled: true,
  yearToDate,
  flags: ended ? ['area-ended'] : [],
});

function flagsOf(indicator: Indicator, { total, returned }: NodeValue): readonly Flag[] {
  const { num, den } = total;
  const over = total.overfull || (total.hasValue && den !== null && !isZero(den) && !indicator.mayExceed && num.n * den.d > den.n * num.d);
  return [
    ...(total.dissolved ? (['dissolvedUnits'] as const) : []),
    ...(total.late ? (['lateChange'] as const) : []),
    ...(over ? (['rate-over-100'] as const) : []),
    ...(returned ? (['returned'] as const) : []),
  ];
}

export function measured(indicator: Indicator, node: NodeValue, pick: Pick & { slot: Slot }, day: Day): Measured {
  const { total } = node;
  const { slot } = pick;
  const coverage = coveredBy(total);
  const amount = total.amount;
  const v = amount === null ? null : valueOfAmount(amount);
  return {
    pick,
    period: slot.period,
    t: earlier(slot.last, day),
    settled: coverage.complete || day >= pick.settlesOn,
    amount,
    v,
    // Rules 6.7: all of its units are, or the total denominator is 0.
    notApplicable: node.notApplicable || (amount !== null && v === null),
    coverage,
    source: node.source,
    single: node.single && indicator.measure === 'yes-no',
    provisional: total.provisional,
    estimated: total.estimated || total.unitsByShare,
    yearToDate: isYearToDate(indicator, slot),
    changed: total.changed,
    parts: total.parts,
    broken: total.broken,
    node,
    flags: flagsOf(indicator, node),
  };
}
