import type { AreaId, Basis, Day, Facts, Flag, Indicator } from '@hieuhoc/indicator-maths';
import { type Counted, NOTHING, coverageOf, isComplete } from './coverage';
import {
  type Amount,
  type Look,
  type Own,
  type Slot,
  type Term,
  type UsedFigure,
  addTerms,
  figuresThere,
  sameAmount,
  unaskedSlot,
} from './figures';
import { type Fraction, ONE, ZERO, divide, equal, isZero, multiply, sum, whole } from './fraction';
import { areasUnder, boundaryDay, existsOn, isUnder, lifeOf, livesOf, parentOn, successorsOn } from './hierarchy';
import { type Scope, childrenThere, ownOf, reportingUnits, termsOf, usableOwn } from './scope';
import { addDays, dayBefore, parsePeriod, periodsEndingIn, yearOf } from './periods';

/** What is asked of the indicator, but for the area and the slot. `dataDay`: figures with a later dataTo do not exist; `on` is D. */
export interface Asked {
  readonly facts: Facts;
  readonly basis: Basis;
  readonly indicator: Indicator;
  readonly on: Day;
  readonly dataDay: Day;
  /** 6. The day from which the slot is settled whatever its coverage, where that is not its last day + 30. */
  readonly settledFrom?: Day;
  /** The plan's own area: "goes on being followed" after its end (4). */
  readonly planArea: AreaId;
}

export interface View {
  readonly period: string;
  readonly lastDay: Day;
  readonly amount: Amount | null;
  /** In percent for ratio and yes-no; null: no value (also where the total denominator is 0). */
  readonly value: Fraction | null;
  readonly notApplicable: boolean;
  readonly source: 'own' | 'roll-up' | 'predecessors' | 'derived' | null;
  /** One yes or no, not k of n (6.4 "an own yes-no"). */
  readonly single: boolean;
  readonly coverage: Counted;
  readonly complete: boolean;
  readonly settled: boolean;
  readonly estimated: boolean;
  readonly provisional: boolean;
  readonly yearToDate: boolean;
  readonly figures: readonly UsedFigure[];
  readonly ownNotUsed: Own | null;
  readonly rollUpBeside: Amount | null;
  readonly sameSlot: UsedFigure | null;
  /** Of one breakdown: "adding only those that gave one, with a coverage of its own" (3.4). */
  readonly breakdownCoverage: (name: string) => Counted;
  readonly flags: readonly Flag[];
}

export const valueOf = (
  indicator: Indicator,
  { numerator, denominator }: { numerator: Fraction; denominator: Fraction | null },
): Fraction | null => {
  if (indicator.measure === 'count') return numerator;
  // 2. "denominator 0 means no population: … no value if the total is 0".
  return denominator === null || isZero(denominator) ? null : divide(multiply(whole(100), numerator), denominator);
};

type Boundaries = Scope | 'area-ended';

/** 4. A predecessor chain that lay in an area on its last day. */
const layIn = (facts: Facts, area: AreaId, id: AreaId): boolean => {
  const { endsOn, firstDay } = lifeOf(facts, area);
  const lastDay = endsOn === null ? firstDay : dayBefore(endsOn);
  if (existsOn(facts, id, lastDay)) return isUnder(facts, id, area, lastDay);
  const { cameFrom } = lifeOf(facts, id);
  return cameFrom.length > 0 && cameFrom.every(({ from }) => layIn(facts, area, from));
};
/** 4. The areas of a day in which those that were under an ended area go on, if all their predecessors lay in it. */
export const followedOn = (facts: Facts, area: AreaId, day: Day): readonly AreaId[] => {
  const under = areasUnder(facts, area, boundaryDay(facts, area, day));
  return [...new Set(under.flatMap((id) => successorsOn(facts, id, day)))].filter((id) => layIn(facts, area, id));
};

/**
 * 4. "its units followed through successors whose predecessors all lay in A … where that fails there is no value". What lies wholly in
 * these units and came from A or from an area under it (a district under a new id) is followed as one, with its own figure.
 */
export const followedScope = (look: Look, area: AreaId): Boundaries => {
  const { facts, on } = look;
  const lastDay = boundaryDay(facts, area, on);
  const units = reportingUnits(look, area, lastDay);
  const successors = units.flatMap((unit) => successorsOn(facts, unit, on));
  // Every successor on the way counts, also one that has ended in its turn.
  const onTheWay = (id: AreaId): readonly AreaId[] => {
    const { endsOn, wentTo } = lifeOf(facts, id);
    return endsOn !== null && endsOn <= on ? [id, ...wentTo.flatMap(({ to }) => onTheWay(to))] : [id];
  };
  if (!units.flatMap(onTheWay).every((id) => layIn(facts, area, id))) return 'area-ended';
  const cameFromA = new Set(areasUnder(facts, area, lastDay).flatMap((id) => successorsOn(facts, id, on)));
  const isOfA = (id: AreaId): boolean =>
    cameFromA.has(id) && layIn(facts, area, id) && reportingUnits(look, id, on).every((unit) => successors.includes(unit));
  const top = (id: AreaId): AreaId => {
    const parent = parentOn(facts, id, on);
    return parent !== null && isOfA(parent) ? top(parent) : id;
  };
  const tops = [...new Set(successors.map(top))];
  return { area, day: on, followed: tops.filter((id) => !tops.some((other) => other !== id && isUnder(facts, id, other, on))) };
};

/** 4. "If A no longer exists on D, its boundaries are those of its last day …". */
export const boundariesOf = (look: Look, asked: Asked, area: AreaId): Boundaries => {
  const { endsOn } = lifeOf(look.facts, area);
  if (endsOn === null || look.on < endsOn) return { area, day: look.on, followed: null };
  if (look.slot.lastDay < endsOn) return { area, day: dayBefore(endsOn), followed: null };
  // "(its slots stop before its end, except for a plan's own area, which goes on being followed)"
  return area === asked.planArea ? followedScope(look, area) : 'area-ended';
};

const lookOf = (asked: Asked, slot: Slot): Look => ({ ...asked, slot });

/** 3.1 "of the slots that hold a figure of A, of an area under it, or of a predecessor whose figure section 4 brings in". */
const holdsFigure = (asked: Asked, area: AreaId, slot: Slot): boolean => {
  const look = lookOf(asked, slot);
  const scope = boundariesOf(look, asked, area);
  if (scope === 'area-ended') return false;
  const there = (id: AreaId): boolean => figuresThere(look, id).some(({ figure }) => parsePeriod(figure.period).lastDay === slot.lastDay);
  const tops = scope.followed ?? [area];
  if (tops.some((top) => areasUnder(look.facts, top, scope.day).some(there))) return true;
  if (look.indicator.area === 'none') return false;
  return figuresEndingWith(look).some((one) => termsOf(one, scope).some(({ share }) => share !== null));
};

/** A sum-in-year brings in its parts, each by its own last day (4): here those that end with the slot. */
const figuresEndingWith = (look: Look): readonly Look[] => {
  const { indicator, slot } = look;
  if (indicator.time === 'last') return [look];
  return indicator.periods
    .flatMap((kind) => periodsEndingIn(yearOf(slot.lastDay), kind))
    .filter(({ lastDay }) => lastDay === slot.lastDay)
    .map(({ kind, period, lastDay }) => ({ ...look, slot: { lastDay, counts: kind, period, alone: true } }));
};

export const slotsOf = (asked: Asked, area: AreaId): readonly Slot[] => {
  const lastDays = [...livesOf(asked.facts).keys()].flatMap((id) =>
    figuresThere(asked, id).map(({ figure }) => parsePeriod(figure.period).lastDay),
  );
  return [...new Set(lastDays)]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((lastDay) => unaskedSlot(asked.indicator, lastDay))
    .filter((slot) => holdsFigure(asked, area, slot));
};

const flagsOf = (asked: Asked, counted: Counted, terms: readonly Term[], scope: Boundaries, ofItself: boolean): readonly Flag[] => {
  const flags: Flag[] = [];
  const figures = terms.filter(({ share }) => share !== null).flatMap(({ own }) => own.figures);
  if (scope === 'area-ended') flags.push('area-ended');
  if (counted.dissolvedUnits) flags.push('dissolvedUnits');
  // 2. "Returned figures still count under `reported`, flagged": the area's own, or its predecessors' that count for it.
  if (ofItself && figures.some(({ revision }) => revision.returned)) flags.push('returned');
  // 4. "a predecessor's figure for a slot ending on or after E counts like one that ended before, flagged `lateChange`"
  const late = ({ figure }: UsedFigure): boolean => {
    const { endsOn } = lifeOf(asked.facts, figure.area);
    return endsOn !== null && endsOn <= asked.on && endsOn <= parsePeriod(figure.period).lastDay;
  };
  if (figures.some(late)) flags.push('lateChange');
  return flags;
};

/** 4. "marked `estimated` (an area that holds all successors is not)". */
const isEstimated = (terms: readonly Term[]): boolean => {
  const origins = terms
    .filter(({ own }) => own.amount !== 'not-applicable' && own.amount !== null)
    .flatMap(({ area, own, share }) => [...own.origins, { area, lastDay: '', share }]);
  return origins.some((origin) => {
    const alike = origins.filter(({ area, lastDay }) => area === origin.area && lastDay === origin.lastDay);
    return origin.share !== null && !equal(sum(alike.map(({ share }) => share ?? ZERO)), ONE);
  });
};

const isWhole = (terms: readonly Term[]): boolean => terms.length === 1 && terms.every(({ share }) => share !== null && equal(share, ONE));

const rollUp = (look: Look, scope: Scope): { amount: Amount | 'not-applicable' | null; terms: readonly Term[] } => {
  const terms = termsOf(look, scope);
  // 3.4 "`none` gives no value", and 4: nor do predecessors.
  if (look.indicator.area === 'none') return { amount: null, terms };
  return { amount: addTerms(terms), terms };
};

/** The value of the indicator in an area for a slot (3.2–3.4, 3.6, 4). */
export const viewOf = (asked: Asked, area: AreaId, slot: Slot): View => {
  const look = lookOf(asked, slot);
  const scope = boundariesOf(look, asked, area);
  const ended = scope === 'area-ended';
  const own = ended || scope.followed !== null ? null : usableOwn(look, area, scope.day);
  const below = ended || own !== null ? { amount: null, terms: [] } : rollUp(look, scope);
  const terms: readonly Term[] = own === null ? below.terms : [{ area, own, share: ONE }];
  const found = own?.amount ?? below.amount;
  const amount = found === 'not-applicable' ? null : found;
  const coverage = ended ? NOTHING : coverageOf(look, scope);
  const complete = isComplete(coverage);
  const value = amount === null ? null : valueOf(asked.indicator, amount);
  const used = terms.filter(({ share }) => share !== null);
  const isLeaf = !ended && scope.followed === null && childrenThere(look, area, scope.day).length === 0;
  return {
    period: slot.period,
    lastDay: slot.lastDay,
    amount,
    value,
    // 6.7 "an area all of whose units are, or whose total denominator is 0"
    notApplicable:
      own?.amount === 'not-applicable' ||
      (isZero(coverage.expected) && !isZero(coverage.notApplicable) && amount === null) ||
      (amount !== null && amount.denominator !== null && isZero(amount.denominator)),
    // 4. "yes-no: k of n, but the predecessor's own if there is one predecessor and no share"
    single:
      asked.indicator.measure === 'yes-no' &&
      value !== null &&
      (own !== null || (isLeaf && lifeOf(asked.facts, area).cameFrom.length === 1 && isWhole(terms))),
    source: amount === null ? null : own !== null ? (own.origins.length > 0 ? 'predecessors' : 'own') : isLeaf ? 'predecessors' : 'roll-up',
    coverage,
    complete,
    // 1. "settled for an area on D when its coverage (3.6) is 1 or D ≥ its last day + 30"
    settled: complete || asked.on >= (asked.settledFrom ?? addDays(slot.lastDay, 30)),
    estimated: coverage.estimated || isEstimated(terms),
    // 1. a running figure "is *provisional* until corrected"
    provisional: used.some(({ own }) => own.figures.some(({ figure, revision }) => revision.dataTo < parsePeriod(figure.period).lastDay)),
    // 3.2 "A part-year sum ending before 31-12 has `yearToDate: true`."
    yearToDate: !ended && asked.indicator.time === 'sum-in-year' && slot.counts !== 'school-year' && !slot.lastDay.endsWith('-12-31'),
    figures: used.flatMap(({ own }) => own.figures),
    ownNotUsed: own === null && !ended && scope.followed === null ? ownNotUsed(look, area) : null,
    rollUpBeside: own === null || ended ? null : rollUpBeside(look, scope, own),
    sameSlot: own?.sameSlot ?? null,
    breakdownCoverage: (name) => (ended ? NOTHING : coverageOf(look, scope, (one) => gaveBreakdown(one, name))),
    flags: flagsOf(asked, coverage, terms, scope, own !== null || isLeaf),
  };
};

const gaveBreakdown = ({ amount }: Own, name: string): boolean =>
  amount !== 'not-applicable' && amount !== null && amount.breakdown?.[name] !== undefined;

const ownNotUsed = (look: Look, area: AreaId): Own | null => {
  const own = ownOf(look, area);
  return own === null || own.amount === null ? null : own;
};

/** 3.3 "A roll-up of coverage 1 that differs from an own figure that is used is shown as `discrepancy`." */
const rollUpBeside = (look: Look, scope: Scope, own: Own): Amount | null => {
  if (childrenThere(look, scope.area, scope.day).length === 0) return null;
  const { amount } = rollUp(look, scope);
  if (amount === null || amount === 'not-applicable' || sameAmount(amount, own.amount)) return null;
  // The roll-up is that "of its children's values": the area itself, or the unit it came of, is none of them.
  return isComplete(coverageOf({ ...look, without: scope.area }, scope)) ? amount : null;
};
