import type { AreaId, Day, Level } from '@hieuhoc/indicator-maths';
import { type Look, type Own, type Slot, type Term, addTerms, kindsToTry, overTime, ownFigure, ownOfPeriod, partsOf } from './figures';
import { coverageOf, isComplete } from './coverage';
import { type Fraction, ONE, ZERO, equal } from './fraction';
import {
  areasUnder,
  boundaryDay,
  childrenOn,
  existsOn,
  hasDeadEnd,
  isUnder,
  lifeOf,
  livesOf,
  successorsOn,
  knownTowards,
  weightTowards,
} from './hierarchy';
import { earlier, parsePeriod } from './periods';

/** The areas at the indicator's `reportedAt` levels under an area on a day. */
export const reportingUnits = (look: Look, area: AreaId, day: Day): readonly AreaId[] =>
  areasUnder(look.facts, area, day).filter((id) => look.indicator.reportedAt.includes(lifeOf(look.facts, id).level));

const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };
/** 2. "Figures are accepted at the indicator's `reportedAt` levels and above"; a sector is a leaf, above nothing. */
const canHoldFigures = (look: Look, level: Level): boolean =>
  look.indicator.reportedAt.some((reported) => level === reported || (level !== 'sector' && RANK[level] < RANK[reported]));
/** The children that a roll-up is of: those that can hold no figure of the indicator are none to it. */
export const childrenThere = (look: Look, area: AreaId, day: Day): readonly AreaId[] =>
  childrenOn(look.facts, area, day).filter((id) => canHoldFigures(look, lifeOf(look.facts, id).level));

/** 1. 'For a slot that has not ended on D, "the slot's last day" in 3.3 and 3.6 means D.' */
export const lastDayOfSlot = (look: Look): Day => earlier(look.slot.lastDay, look.on);

/** 3.3 "only if the reporting units under the area are the same on the slot's last day and on D"; D is the area's last day if it has ended (4). */
const onSameBoundaries = (look: Look, area: AreaId, day: Day, lastDay: Day): boolean => {
  const { firstDay } = lifeOf(look.facts, area);
  const slotDay = earlier(earlier(lastDay, look.on), day);
  // "(for a restated figure of an area that did not exist on the slot's last day, its first day is compared with D)"
  const then = reportingUnits(look, area, slotDay < firstDay ? firstDay : slotDay);
  const now = reportingUnits(look, area, day);
  return then.length === now.length && then.every((id) => now.includes(id));
};

/** 4. "For such a slot a successor's value is … its predecessors' values combined": the areas it came from. */
const predecessorsOf = (look: Look, area: AreaId): readonly AreaId[] => lifeOf(look.facts, area).cameFrom.map((part) => part.from);

/** 4. All its predecessors have a figure for the slot: each its own, or else all of its own predecessors. */
export const allPredecessorsHave = (look: Look, area: AreaId, counts: (own: Own) => boolean): boolean => {
  const before = predecessorsOf(look, area);
  return (
    before.length > 0 &&
    before.every((id) => {
      const own = usableOwn(look, id, boundaryDay(look.facts, id, look.on));
      return own === null ? allPredecessorsHave(look, id, counts) : own.amount !== null && counts(own);
    })
  );
};

/**
 * 3.2 "all present": a part that predecessors bring in is there when all of it is: of a slot before the change by coverage (3.6), of a year
 * in which the change lies when "all its predecessors have a figure" (4) and what of it came here is known.
 */
const partFromPredecessors = (look: Look, area: AreaId, slot: Slot): Own | null => {
  if (look.indicator.area === 'none') return null;
  const scope: Scope = { area, day: boundaryDay(look.facts, area, look.on), followed: null };
  const terms = termsOf(look, scope);
  const known = terms.filter(({ share }) => share !== null);
  const amount = addTerms(terms);
  const isBefore = slot.lastDay < lifeOf(look.facts, area).firstDay;
  const isThere = isBefore
    ? isComplete(coverageOf(look, scope))
    : allPredecessorsHave(look, area, () => true) && terms.every(({ share }) => share !== null);
  if (amount === null || !isThere) return null;
  return {
    amount,
    period: look.slot.period,
    figures: known.flatMap(({ own }) => own.figures),
    origins: terms.flatMap(({ area, own, share }) => [{ area, lastDay: look.slot.lastDay, share }, ...own.origins]),
    sameSlot: null,
  };
};

/** 4. "In a sum-in-year each part is judged by its own last day (2025 = predecessors' H1 + successor's H2)." */
const ownAndPredecessorsParts = (look: Look, area: AreaId): Own | null => {
  if (look.indicator.time === 'last' || look.slot.alone === true) return null;
  // "an area with children is rolled up from them, and its predecessors' own figures are shown, not used"
  if (childrenThere(look, area, boundaryDay(look.facts, area, look.on)).length > 0) return null;
  for (const kind of kindsToTry(look.slot)) {
    const parts = partsOf(look.slot, kind).map(({ period, lastDay }) => {
      const own = ownOfPeriod(look, area, period);
      return {
        own,
        value: own ?? partFromPredecessors({ ...look, slot: { lastDay, counts: kind, period, alone: true } }, area, look.slot),
      };
    });
    const values = parts.flatMap(({ value }) => value ?? []);
    if (parts.some(({ own }) => own !== null) && values.length === parts.length) return overTime(look, values);
  }
  return null;
};

/** What the area itself has for the slot, whether or not it may be used. */
export const ownOf = (look: Look, area: AreaId): Own | null => ownFigure(look, area) ?? ownAndPredecessorsParts(look, area);
/**
 * 3.3 "An own figure is used only if …", in a sum-in-year "each part is judged by its own last day" (4); parts that give no value are none to
 * an area that can be rolled up.
 */
export const usableOwn = (look: Look, area: AreaId, day: Day): Own | null => {
  const own = area === look.without ? null : ownOf(look, area);
  const parts = own === null ? [] : own.figures.map(({ figure }) => parsePeriod(figure.period).lastDay);
  if (own === null || !parts.every((lastDay) => onSameBoundaries(look, area, day, lastDay))) return null;
  return own.amount === null && childrenThere(look, area, day).length > 0 ? null : own;
};

export interface Source {
  readonly area: AreaId;
  readonly own: Own;
}
/**
 * 4. Where the value of an area without an own figure comes from: its predecessors' own figures, else theirs ("Chains compose").
 * `passed`: areas whose restated figure does not count here (3.6), so that one looks further back.
 */
export const sourcesOf = (look: Look, area: AreaId, passed: ReadonlySet<AreaId>): readonly Source[] => {
  const found = predecessorsOf(look, area).flatMap((id): readonly Source[] => {
    const own = passed.has(id) ? null : usableOwn(look, id, boundaryDay(look.facts, id, look.on));
    return own === null ? sourcesOf(look, id, passed) : [{ area: id, own }];
  });
  return found.filter((source, index) => found.findIndex(({ area }) => area === source.area) === index);
};

/**
 * The area asked about and its boundaries: the areas it holds on a day. Of an area that exists on D that is itself (and what is under it);
 * of one that has ended, itself on its last day, or the successors of its units (4).
 */
export interface Scope {
  readonly area: AreaId;
  readonly day: Day;
  readonly followed: readonly AreaId[] | null;
}
export const inScope = (look: Look, scope: Scope, id: AreaId): boolean =>
  (scope.followed ?? [scope.area]).some((top) => isUnder(look.facts, id, top, scope.day));

/** An area the roll-up reaches: where it stops, because its own figure is used or it has no children, or on the way there. */
export interface Holder {
  readonly area: AreaId;
  readonly own: Own | null;
  readonly isLeaf: boolean;
}
const holdersAt = (look: Look, area: AreaId, day: Day): readonly Holder[] => {
  const own = usableOwn(look, area, day);
  const children = childrenThere(look, area, day);
  const here = { area, own, isLeaf: children.length === 0 };
  return own !== null ? [here] : [here, ...children.flatMap((child) => holdersAt(look, child, day))];
};
export const holdersOf = (look: Look, scope: Scope): readonly Holder[] => {
  if (scope.followed !== null) return scope.followed.flatMap((area) => holdersAt(look, area, scope.day));
  const children = childrenThere(look, scope.area, scope.day);
  if (children.length === 0) return [{ area: scope.area, own: null, isLeaf: true }];
  return children.flatMap((child) => holdersAt(look, child, scope.day));
};

/**
 * 3.6 "(only if all successors are restated; else the restated ones count below and the unit's own figure above)": the restated areas whose
 * figures do not count at this scope, because they are some, not all, of the successors of a unit that has ended since the slot, and the
 * scope holds all of these.
 */
export const passedOver = (look: Look, scope: Scope, holders: readonly Holder[]): ReadonlySet<AreaId> => {
  const { facts } = look;
  const passed = new Set<AreaId>();
  const held = new Set(holders.map(({ area }) => area));
  const isRestated = (id: AreaId): boolean => !passed.has(id) && usableOwn(look, id, boundaryDay(facts, id, scope.day)) !== null;
  const endsOf = (id: AreaId): readonly { area: AreaId; restated: boolean }[] =>
    lifeOf(facts, id).wentTo.flatMap(({ to }) => {
      if (isRestated(to)) return [{ area: to, restated: true }];
      return existsOn(facts, to, scope.day) ? [{ area: to, restated: false }] : endsOf(to);
    });
  // The own figure of an area with children stands for all under it (3.3): it is no part of a whole that was restated.
  const isLeaf = (id: AreaId): boolean => childrenThere(look, id, boundaryDay(facts, id, scope.day)).length === 0;
  const slotDay = lastDayOfSlot(look);
  // Units that have ended since the slot; and what was restated for them and has ended in its turn.
  const units = [...livesOf(facts).values()]
    .filter(({ level, endsOn }) => look.indicator.reportedAt.includes(level) && endsOn !== null && slotDay < endsOn && endsOn <= scope.day)
    .filter(({ id }) => existsOn(facts, id, slotDay) || isRestated(id))
    .map(({ id }) => id);
  for (let before = -1; before < passed.size;) {
    before = passed.size;
    for (const unit of units) {
      const holdsAll = successorsOn(facts, unit, scope.day).every((successor) => held.has(successor));
      if (hasDeadEnd(facts, unit, scope.day) || !holdsAll) continue;
      const ends = endsOf(unit);
      if (ends.some(({ restated }) => !restated)) for (const end of ends) if (end.restated && isLeaf(end.area)) passed.add(end.area);
    }
  }
  return passed;
};

interface Brought extends Source {
  readonly to: AreaId;
  readonly whole: boolean;
}

/**
 * 4. What predecessors bring in to an area that the roll-up reaches: all of it to an area without children. "An area with children is rolled
 * up from them, and its predecessors' own figures are shown, not used"; but above it "the figure of an ended unit whose successors have no
 * value is added …: a roll-up never loses a figure that coverage counts".
 */
const broughtTo = (
  look: Look,
  day: Day,
  { area, isLeaf }: Holder,
  passed: ReadonlySet<AreaId>,
  holdsAll: (unit: AreaId) => boolean,
): readonly Brought[] => {
  const sources = sourcesOf(look, area, passed);
  if (isLeaf || sources.length === 0) return sources.map((source) => ({ ...source, to: area, whole: false }));
  const below = addTerms(termsOf(look, { area, day, followed: null }));
  if (below !== null && below !== 'not-applicable') return [];
  const units = sources.filter((source) => look.indicator.reportedAt.includes(lifeOf(look.facts, source.area).level));
  // Whole "at the lowest area that all its successors are under: a roll-up never loses a figure that coverage counts".
  return units.filter((source) => holdsAll(source.area)).map((source) => ({ ...source, to: area, whole: true }));
};

/** The terms of a roll-up, and of the value of an area without children that came from others (3.4, 4). */
export const termsOf = (look: Look, scope: Scope): readonly Term[] => {
  const holders = holdersOf(look, scope);
  const passed = passedOver(look, scope, holders);
  const children = holders.flatMap(({ area, own }): readonly Term[] =>
    own !== null && !passed.has(area) ? [{ area, own, share: ONE }] : [],
  );
  const without = holders.filter(({ area, own }) => own === null || passed.has(area));
  const held = new Set(without.map(({ area }) => area));
  const holdsAll = (unit: AreaId): boolean => successorsOn(look.facts, unit, scope.day).every((successor) => held.has(successor));
  const sources = without.flatMap((holder) => broughtTo(look, scope.day, holder, passed, holdsAll));
  const reached = new Set(sources.map(({ to }) => to));
  const isSource = (id: AreaId): boolean => sources.some(({ area }) => area === id);
  const distinct = sources.filter((source, index) => sources.findIndex(({ area }) => area === source.area) === index);
  // A predecessor's way to an area leads past no other figure that counts instead of it.
  const reaches = (id: AreaId, path: readonly AreaId[]): boolean => reached.has(id) && !path.slice(1).some(isSource);
  // All that is known of it: whole where all its successors are here, else its shares towards those to which they are given.
  const shareHere = (id: AreaId): Fraction | null => {
    if (sources.some(({ area, whole }) => area === id && whole)) return ONE;
    const whole = weightTowards(look.facts, id, scope.day, reaches);
    if (whole !== null) return whole;
    const known = knownTowards(look.facts, id, scope.day, reaches);
    return equal(known, ZERO) ? null : known;
  };
  const brought = distinct.map(({ area, own }): Term => ({ area, own, share: shareHere(area) }));
  return [...children, ...brought.filter(({ share }) => share === null || !equal(share, ZERO))];
};
