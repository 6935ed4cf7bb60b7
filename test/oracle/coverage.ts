import type { AreaId, Day } from '@hieuhoc/indicator-maths';
import type { Look, Own } from './figures';
import { type Fraction, ONE, ZERO, add, equal, subtract, sum } from './fraction';
import { boundaryDay, existsOn, hasDeadEnd, lifeOf, livesOf, parentOn, successorsOn, upwardsOn, weightTowards } from './hierarchy';
import { dayBefore } from './periods';
import { type Scope, allPredecessorsHave, holdersOf, inScope, lastDayOfSlot, passedOver, usableOwn } from './scope';

export interface Counted {
  readonly reported: Fraction;
  readonly expected: Fraction;
  readonly byOwn: Fraction;
  /** How many units said that the indicator is not applicable to them. */
  readonly notApplicable: Fraction;
  readonly estimated: boolean;
  readonly dissolvedUnits: boolean;
}
/** 2. "expected 0 counts as coverage 1". */
export const isComplete = ({ reported, expected }: Counted): boolean => equal(reported, expected);
export const NOTHING: Counted = {
  reported: ZERO,
  expected: ZERO,
  byOwn: ZERO,
  notApplicable: ZERO,
  estimated: false,
  dissolvedUnits: false,
};

type Standing = 'figure' | 'restated' | 'by-own' | 'not-applicable' | 'missing';

/** 3.6 for one unit and one of its successors on the day (itself while it exists). */
interface Way {
  readonly successor: AreaId;
  readonly path: readonly AreaId[];
}
type StandingOf = (way: Way) => Standing;

/** An own figure above wins over everything below it (3.3, 2), the highest one first. */
const ownAbove = (look: Look, scope: Scope, area: AreaId): Own | null => {
  const up = upwardsOn(look.facts, area, scope.day);
  const tops = scope.followed ?? [scope.area];
  const upToTop = up.slice(0, up.findIndex((id) => tops.includes(id)) + 1);
  for (const id of upToTop.slice(1).toReversed()) {
    const own = usableOwn(look, id, scope.day);
    if (own !== null) return own;
  }
  return null;
};

const standings = (look: Look, scope: Scope, unit: AreaId, passed: ReadonlySet<AreaId>, gave: (own: Own) => boolean): StandingOf => {
  const said = (own: Own, as: Standing): Standing => {
    if (own.amount === 'not-applicable') return 'not-applicable';
    return own.amount !== null && gave(own) ? as : 'missing';
  };
  const ofItself = usableOwn(look, unit, boundaryDay(look.facts, unit, scope.day));
  return ({ successor, path }) => {
    const above = ownAbove(look, scope, successor);
    if (above !== null) return said(above, 'by-own');
    // "units replaced by their successors' restated figures": the last restated one on the way counts.
    const restated = path
      .slice(1)
      .toReversed()
      .filter((id) => !passed.has(id))
      .map((id) => usableOwn(look, id, boundaryDay(look.facts, id, scope.day)))
      .find((own) => own !== null);
    if (restated !== undefined) return said(restated, 'restated');
    if (ofItself !== null) return said(ofItself, 'figure');
    // 4. "the successor counts as reported when all its predecessors have a figure for the slot" (a change recorded late).
    if (!allPredecessorsHave(look, unit, () => true)) return 'missing';
    if (allPredecessorsHave(look, unit, (own) => own.amount === 'not-applicable')) return 'not-applicable';
    return allPredecessorsHave(look, unit, (own) => own.amount === 'not-applicable' || gave(own)) ? 'figure' : 'missing';
  };
};

const countUnit = (look: Look, scope: Scope, unit: AreaId, standing: StandingOf): Counted | null => {
  const weightOf = (which: (is: Standing) => boolean): Fraction | null =>
    weightTowards(
      look.facts,
      unit,
      scope.day,
      (successor, path) => successor !== look.without && inScope(look, scope, successor) && which(standing({ successor, path })),
    );
  const weight = weightOf(() => true);
  // "without shares in neither, and the row is `estimated`"
  if (weight === null) return { ...NOTHING, estimated: true };
  if (equal(weight, ZERO)) return null;
  const holdsAll = equal(weight, ONE);
  const found = new Set<Standing>();
  weightOf((is) => found.add(is).size > 0);
  const estimated = !holdsAll;
  // "(only if all successors are restated …)": a scope that holds them all counts the unit whole or not at all.
  const isMixed = found.has('missing') && found.has('not-applicable');
  if (holdsAll && (found.has('restated') || isMixed) && !found.has('figure') && !found.has('by-own'))
    return { ...NOTHING, reported: found.has('missing') ? ZERO : weight, expected: weight };
  const parts = new Map([...found].map((is) => [is, found.size === 1 ? weight : weightOf((one) => one === is)]));
  if ([...parts.values()].some((part) => part === null)) {
    // Successors of different standing and no shares between them: the unit's own figure, else all or nothing.
    const reported = found.has('figure') || !found.has('missing') ? weight : ZERO;
    return { ...NOTHING, reported, expected: weight, estimated };
  }
  const part = (is: Standing): Fraction => parts.get(is) ?? ZERO;
  const notApplicable = part('not-applicable');
  const byOwn = part('by-own');
  return {
    reported: sum([part('figure'), part('restated'), byOwn]),
    expected: subtract(weight, notApplicable),
    byOwn,
    notApplicable,
    estimated,
    dissolvedUnits: false,
  };
};

/** The area of the day that an ended one lay under: its last parent, or what came of that. */
const layUnder = (look: Look, id: AreaId, day: Day): AreaId | null => {
  const { facts } = look;
  const { firstDay, firstParent, endsOn } = lifeOf(facts, id);
  const parent = endsOn === null || endsOn === firstDay ? firstParent : parentOn(facts, id, dayBefore(endsOn));
  if (parent === null || existsOn(facts, parent, day)) return parent;
  const [first, ...others] = successorsOn(facts, parent, day).map((each) => upwardsOn(facts, each, day));
  return first?.find((each) => others.every((line) => line.includes(each))) ?? layUnder(look, parent, day);
};

/** 3.6 "A unit that ended without successors counts nowhere from that day on (its past slots too); the row is flagged `dissolvedUnits`." */
const hadDissolved = (look: Look, scope: Scope, unit: AreaId): boolean => {
  const deadEnds = (id: AreaId): readonly AreaId[] => {
    const { endsOn, wentTo } = lifeOf(look.facts, id);
    if (endsOn === null || scope.day < endsOn) return [];
    return wentTo.length === 0 ? [id] : wentTo.flatMap(({ to }) => deadEnds(to));
  };
  return deadEnds(unit).some((id) => {
    const place = layUnder(look, id, scope.day);
    return place !== null && inScope(look, scope, place);
  });
};

/**
 * 3.6 Coverage. *Units* = the areas at the indicator's `reportedAt` levels that existed on the slot's last day and that are, or whose
 * successors all are, under A on D (successors on both sides: by shares). `gave`: what counts as reported, for a breakdown's own coverage.
 */
export const coverageOf = (look: Look, scope: Scope, gave: (own: Own) => boolean = () => true): Counted => {
  const { facts, indicator } = look;
  const slotDay = lastDayOfSlot(look);
  const units = [...livesOf(facts).values()]
    .filter(({ id, level }) => indicator.reportedAt.includes(level) && existsOn(facts, id, slotDay))
    .map(({ id }) => id);
  const ownOfScope = scope.followed === null ? usableOwn(look, scope.area, scope.day) : null;
  const passed = ownOfScope === null ? passedOver(look, scope, holdersOf(look, scope)) : new Set<AreaId>();
  let total = NOTHING;
  for (const unit of units) {
    const counted = countUnit(look, scope, unit, standings(look, scope, unit, passed, gave));
    const dissolvedUnits = hasDeadEnd(facts, unit, scope.day) && hadDissolved(look, scope, unit);
    const one = { ...(counted ?? NOTHING), dissolvedUnits };
    total = {
      reported: add(total.reported, one.reported),
      expected: add(total.expected, one.expected),
      byOwn: add(total.byOwn, one.byOwn),
      notApplicable: add(total.notApplicable, one.notApplicable),
      estimated: total.estimated || one.estimated,
      dissolvedUnits: total.dissolvedUnits || one.dissolvedUnits,
    };
  }
  return total;
};
