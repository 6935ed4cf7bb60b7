import type {
  AreaId,
  Basis,
  BreakdownPart,
  Day,
  Facts,
  Figure,
  FigureRevision,
  FigureValue,
  Indicator,
  Period,
  PeriodKind,
} from '@hieuhoc/indicator-maths';
import { type Fraction, ONE, ZERO, add, equal, multiply, parse, sum } from './fraction';
import { fromKeys, mapValues } from './records';
import { type PeriodDays, longestPeriodEndingOn, parsePeriod, periodsEndingIn, yearOf } from './periods';

/** 1. A slot is a last day; of a sum-in-year also the kind whose parts count. `period` is the name a row shows. */
export interface Slot {
  readonly lastDay: Day;
  readonly counts: PeriodKind | null;
  readonly period: Period;
  /** One part of a sum alone, not the sum up to it. */
  readonly alone?: true;
}

/** 1. "unasked, 31-12 means the year and any other day the longest kind of its `periods` ending there". */
export const unaskedSlot = (indicator: Indicator, lastDay: Day): Slot => {
  const longest = longestPeriodEndingOn(indicator, lastDay);
  // The whole year may be looked at where no period ends on 31-12 (increase over the year): it holds nothing.
  if (longest === null) return { lastDay, counts: indicator.time === 'last' ? null : 'year', period: lastDay.slice(0, 4) };
  if (indicator.time === 'last') return { lastDay, counts: null, period: longest.period };
  return { lastDay, counts: lastDay.endsWith('-12-31') ? 'year' : longest.kind, period: longest.period };
};
/** 1. "asked for a part, only parts of that kind count"; for `last` only the last day matters. */
export const askedSlot = (indicator: Indicator, period: Period): Slot => {
  const { lastDay, kind } = parsePeriod(period);
  return indicator.time === 'last' ? unaskedSlot(indicator, lastDay) : { lastDay, counts: kind, period };
};

/** Where one looks: everything that decides which figures there are. `dataDay`: figures exist by their dataTo up to this day. */
export interface Look {
  readonly facts: Facts;
  readonly basis: Basis;
  readonly indicator: Indicator;
  readonly slot: Slot;
  readonly on: Day;
  readonly dataDay: Day;
  /** An area whose own figure is set aside, to see the roll-up beside it (3.3). */
  readonly without?: AreaId;
}

export interface Pair {
  readonly numerator: Fraction;
  readonly denominator: Fraction | null;
}
export type BreakdownPairs = Readonly<Record<string, Readonly<Record<string, Pair>>>>;
export interface Amount extends Pair {
  readonly breakdown: BreakdownPairs | null;
}
export interface UsedFigure {
  readonly figure: Figure;
  readonly revision: FigureRevision;
}
/** A part of a value that came from an area: how much of that area's figure is in it. */
export interface Origin {
  readonly area: AreaId;
  readonly lastDay: Day;
  /** null: a split without shares; nothing of it is in the value. */
  readonly share: Fraction | null;
}
/** What an area itself has for a slot. */
export interface Own {
  /** null: 2, "one part of a sum not applicable: the year has no value". */
  readonly amount: Amount | 'not-applicable' | null;
  readonly period: Period;
  readonly figures: readonly UsedFigure[];
  /** Of a sum over the year whose parts came partly from predecessors (4). */
  readonly origins: readonly Origin[];
  readonly sameSlot: UsedFigure | null;
}

/** 1. "On D the last revision (under `verified` the last verified one) whose dataTo ≤ D holds; a figure with none does not exist there." */
const holding = (look: Omit<Look, 'slot'>, figure: Figure): FigureRevision | null =>
  figure.revisions.findLast((revision) => revision.dataTo <= look.dataDay && (look.basis === 'reported' || revision.verified)) ?? null;

export const figuresThere = (look: Omit<Look, 'slot'>, area: AreaId): readonly UsedFigure[] =>
  look.facts.figures(look.indicator.code, area).flatMap((figure) => {
    const revision = holding(look, figure);
    return revision === null ? [] : [{ figure, revision }];
  });

/** 2. `yes-no`: 1/1 or 0/1 as soon as it is rolled up. */
const pairOf = (value: FigureValue): Pair | 'not-applicable' => {
  switch (value.kind) {
    case 'ratio':
      return { numerator: parse(value.numerator), denominator: parse(value.denominator) };
    case 'count':
      return { numerator: parse(value.value), denominator: null };
    case 'yes-no':
      return { numerator: value.yes ? ONE : ZERO, denominator: ONE };
    case 'not-applicable':
      return 'not-applicable';
  }
};
const partOf = (text: BreakdownPart): Pair => ({
  numerator: parse(text.numerator),
  denominator: text.denominator === null ? null : parse(text.denominator),
});
export const amountOf = ({ value, breakdown }: FigureRevision): Amount | 'not-applicable' => {
  const pair = pairOf(value);
  if (pair === 'not-applicable') return pair;
  return { ...pair, breakdown: breakdown === null ? null : mapValues(breakdown, (of) => mapValues(of, partOf)) };
};
export const sameAmount = (a: Own['amount'], b: Own['amount']): boolean => {
  if (a === 'not-applicable' || b === 'not-applicable' || a === null || b === null) return a === b;
  const same = equal(a.numerator, b.numerator);
  return a.denominator === null || b.denominator === null ? same : same && equal(a.denominator, b.denominator);
};

const laterThenLongest = (a: UsedFigure, b: UsedFigure): number => {
  if (a.revision.dataTo !== b.revision.dataTo) return a.revision.dataTo > b.revision.dataTo ? -1 : 1;
  return parsePeriod(a.figure.period).firstDay < parsePeriod(b.figure.period).firstDay ? -1 : 1;
};
/** 1. "if an area has several, the one with the later dataTo counts, then the longest, and another that differs is a `discrepancy`". */
const ownOfLastDay = (look: Look, area: AreaId): Own | null => {
  const there = figuresThere(look, area).filter(({ figure }) => parsePeriod(figure.period).lastDay === look.slot.lastDay);
  const [counts, ...others] = there.toSorted(laterThenLongest);
  if (counts === undefined) return null;
  const amount = amountOf(counts.revision);
  const sameSlot = others.find(({ revision }) => !sameAmount(amountOf(revision), amount)) ?? null;
  return { amount, period: counts.figure.period, figures: [counts], origins: [], sameSlot };
};
/** The figure of one very period: a part of a sum. */
export const ownOfPeriod = (look: Look, area: AreaId, period: Period): Own | null => {
  const there = figuresThere(look, area).find(({ figure }) => figure.period === period);
  if (there === undefined) return null;
  return { amount: amountOf(there.revision), period, figures: [there], origins: [], sameSlot: null };
};

/** 3.2 "the sum of the parts of one kind from 1 January up to it"; a school year is not a part of a year. */
export const partsOf = (slot: Slot, kind: PeriodKind): readonly PeriodDays[] =>
  periodsEndingIn(yearOf(slot.lastDay), kind).filter((part) => part.lastDay <= slot.lastDay);
/** 3.2 "the year's own figure, else the full set of halves, else of quarters; kinds are never mixed". */
export const kindsToTry = (slot: Slot): readonly PeriodKind[] =>
  slot.counts === 'year' ? ['year', 'half-year', 'quarter'] : slot.counts === null ? [] : [slot.counts];

/** 3.2 "Numerators are added; the denominator is that of the last part (`denominatorTime: last`, the default) or added (`sum`)." */
const pairOverTime = (indicator: Indicator, parts: readonly Pair[]): Pair => {
  const denominators = parts.map(({ denominator }) => denominator);
  const last = denominators.at(-1) ?? null;
  const added = denominators.reduce<Fraction | null>((total, one) => (total === null || one === null ? null : add(total, one)), ZERO);
  return {
    numerator: parts.map(({ numerator }) => numerator).reduce(add, ZERO),
    denominator: indicator.denominatorTime === 'sum' && last !== null ? added : last,
  };
};
const breakdownOverTime = (indicator: Indicator, parts: readonly Amount[]): BreakdownPairs | null => {
  const all = parts.flatMap(({ breakdown }) => (breakdown === null ? [] : [breakdown]));
  const [first] = all;
  if (first === undefined || all.length < parts.length) return null;
  const names = Object.keys(first).filter((name) => all.every((one) => one[name] !== undefined));
  if (names.length === 0) return null;
  return fromKeys(names, (name) => {
    const keys = [...new Set(all.flatMap((one) => Object.keys(one[name] ?? {})))];
    return fromKeys(keys, (key) =>
      pairOverTime(
        indicator,
        all.flatMap((one) => one[name]?.[key] ?? []),
      ),
    );
  });
};

/** 2. "one part of a sum not applicable: the year has no value", and no figure counts for it (if not all of them are). */
export const overTime = (look: Look, parts: readonly Own[]): Own => {
  const amounts = parts.flatMap(({ amount }) => (amount === 'not-applicable' || amount === null ? [] : [amount]));
  const nothing: Own = { amount: null, period: look.slot.period, figures: [], origins: [], sameSlot: null };
  if (amounts.length > 0 && amounts.length < parts.length) return nothing;
  const amount: Amount | 'not-applicable' =
    amounts.length === 0
      ? 'not-applicable'
      : { ...pairOverTime(look.indicator, amounts), breakdown: breakdownOverTime(look.indicator, amounts) };
  return {
    ...nothing,
    amount,
    figures: parts.flatMap(({ figures }) => figures),
    origins: parts.flatMap(({ origins }) => origins),
  };
};

/** The figures of the area alone (3.2): of the slot, or the sum of its parts. */
export const ownFigure = (look: Look, area: AreaId): Own | null => {
  if (look.slot.alone === true) return ownOfPeriod(look, area, look.slot.period);
  if (look.indicator.time === 'last') return ownOfLastDay(look, area);
  for (const kind of kindsToTry(look.slot)) {
    const parts = partsOf(look.slot, kind).map(({ period }) => ownOfPeriod(look, area, period));
    if (parts.every((part) => part !== null)) return overTime(look, parts);
  }
  return null;
};

/** Numerator and denominator by a share, exactly (4). */
const shareOfPair = ({ numerator, denominator }: Pair, share: Fraction): Pair => ({
  numerator: multiply(numerator, share),
  denominator: denominator === null ? null : multiply(denominator, share),
});
const addPairs = (pairs: readonly Pair[]): Pair => ({
  numerator: sum(pairs.map(({ numerator }) => numerator)),
  denominator: pairs.some(({ denominator }) => denominator === null) ? null : sum(pairs.map(({ denominator }) => denominator ?? ZERO)),
});
/** 3.4 "adding only those that gave one". */
const addBreakdowns = (all: readonly BreakdownPairs[]): BreakdownPairs | null => {
  if (all.length === 0) return null;
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return fromKeys(names, (name) => {
    const keys = [...new Set(all.flatMap((one) => Object.keys(one[name] ?? {})))];
    return fromKeys(keys, (key) => addPairs(all.flatMap((one) => one[name]?.[key] ?? [])));
  });
};

/** An area's figure that goes into a sum, whole or by a share; share null: a split without shares, "there is no value, never a guess" (4). */
export interface Term {
  readonly area: AreaId;
  readonly own: Own;
  readonly share: Fraction | null;
}
/** Adds what has a value, where a share is known. 2: "not applicable leaves the sum"; null: nothing has a value, 'not-applicable': nothing but that was said. */
export const addTerms = (terms: readonly Term[]): Amount | 'not-applicable' | null => {
  const amounts = terms.flatMap(({ own, share }) => {
    if (own.amount === 'not-applicable' || own.amount === null || share === null) return [];
    const { breakdown } = own.amount;
    const parts = breakdown === null ? null : mapValues(breakdown, (of) => mapValues(of, (pair) => shareOfPair(pair, share)));
    return [{ ...shareOfPair(own.amount, share), breakdown: parts }];
  });
  if (amounts.length === 0)
    return terms.some(({ own, share }) => own.amount === 'not-applicable' && share !== null) ? 'not-applicable' : null;
  return { ...addPairs(amounts), breakdown: addBreakdowns(amounts.flatMap(({ breakdown }) => (breakdown === null ? [] : [breakdown]))) };
};
