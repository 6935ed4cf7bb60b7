import { type Amount, addAmounts, addParts, amountOf, partsOf, type Parts, scaleAmount, scaleParts } from './amount';
import type { Frame } from './frame';
import type { AreaId, Day, Indicator, Period } from './model';
import { MONTHS, periodInfo } from './periods';
import { multiply, type Rational } from './rational';
import type { Held } from './shelf';
import { partSets } from './slots';

/**
 * What an area says of a slot by itself. `void`: it has a full set of parts, one of them not applicable: the year has no value (rules 2).
 */
export interface Own {
  readonly kind: 'value' | 'not-applicable' | 'void';
  readonly amount: Amount | null;
  readonly parts: Parts | null;
  readonly held: readonly Held[];
  /** Other figures of the same slot (`last`), behind the one that counts. */
  readonly others: readonly Beside[];
  /** Some part of the sum is the predecessors' (rules 4). */
  readonly viaPredecessors: boolean;
  /** Of the parts that predecessors gave: whose, of which day, and how much of it. */
  readonly origins: readonly Origin[];
  /** A figure of an area that had ended before the period did (rules 4, `lateChange`). */
  readonly late: boolean;
}

/** What a member of a family says: its own word; `elsewhere` for a living area with units below, whose value its own roll-up brings. */
export type Word = Own | 'elsewhere' | null;

export const isItsOwn = (word: Word): boolean => word !== null && word !== 'elsewhere';

export const statusOf = (word: Word): 'reported' | 'not-applicable' | 'missing' =>
  word === null || word === 'elsewhere' || word.kind === 'void' ? 'missing' : word.kind === 'value' ? 'reported' : 'not-applicable';

export interface Origin {
  readonly part: string;
  readonly share: Rational;
}

export interface Beside extends Held {
  readonly amount: Amount | null;
}

const NO_ORIGINS: readonly Origin[] = [];

const plain = (held: Held, others: readonly Beside[] = []): Own => {
  const amount = amountOf(held.revision.value);
  return {
    kind: amount === null ? 'not-applicable' : 'value',
    amount,
    parts: amount === null ? null : partsOf(held.revision.breakdown),
    held: [held],
    others,
    viaPredecessors: false,
    origins: NO_ORIGINS,
    late: false,
  };
};

/** Rules 1: of several figures of one slot the one with the later dataTo counts, then the longest. */
const first = (a: Held, b: Held): number =>
  a.revision.dataTo === b.revision.dataTo ? MONTHS[b.info.kind] - MONTHS[a.info.kind] : a.revision.dataTo < b.revision.dataTo ? 1 : -1;

/** The parts that all gave, added over time: numerators are added, the denominator is that of the last part or added. */
function addedOverTime(indicator: Indicator, parts: readonly Own[]): Pick<Own, 'amount' | 'parts'> {
  const last = parts.at(-1);
  if (last === undefined || last.amount === null) return { amount: null, parts: null };
  const keepLast = indicator.denominatorTime === 'last';
  const amount = parts.map((part) => part.amount ?? last.amount).reduce((a, b) => (a === null || b === null ? null : addAmounts(a, b)));
  const names = [...(last.parts?.keys() ?? [])].filter((name) => parts.every((part) => part.parts?.has(name) === true));
  const all = parts.map((part) => part.parts).reduce(addParts);
  const lastParts = last.parts;
  const breakdown = new Map(
    names.map((name) => [
      name,
      new Map(
        [...(all?.get(name) ?? [])].map(([part, { num, den }]) => [
          part,
          { num, den: keepLast ? (lastParts?.get(name)?.get(part)?.den ?? den) : den },
        ]),
      ),
    ]),
  );
  return {
    amount: amount !== null && keepLast ? { num: amount.num, den: last.amount.den } : amount,
    parts: breakdown.size === 0 ? null : breakdown,
  };
}

function summed(indicator: Indicator, parts: readonly Own[]): Own {
  const notApplicable = parts.filter((part) => part.kind === 'not-applicable').length;
  const value = notApplicable === 0;
  return {
    // One part not applicable: no value. All of them: the year itself is not applicable (rules 2 speak of "one part").
    kind: value ? 'value' : notApplicable === parts.length ? 'not-applicable' : 'void',
    ...(value ? addedOverTime(indicator, parts) : { amount: null, parts: null }),
    held: parts.flatMap((part) => part.held),
    others: [],
    viaPredecessors: parts.some((part) => part.viaPredecessors),
    origins: parts.flatMap((part) => part.origins),
    late: parts.some((part) => part.late),
  };
}

/** A part that several predecessors gave: added, those not applicable left out. */
function joined(parts: readonly { own: Own; late: boolean }[]): Own {
  const values = parts.filter(({ own }) => own.kind === 'value');
  return {
    kind: values.length > 0 ? 'value' : 'not-applicable',
    amount: values
      .map(({ own }) => own.amount)
      .reduce<Amount | null>((a, b) => (a === null || b === null ? (a ?? b) : addAmounts(a, b)), null),
    parts: values.map(({ own }) => own.parts).reduce(addParts, null),
    held: parts.flatMap(({ own }) => own.held),
    others: [],
    viaPredecessors: true,
    origins: parts.flatMap(({ own }) => own.origins),
    late: parts.some(({ own, late }) => late || own.late),
  };
}

/** A newly established area, or what came of nothing else, is not expected for what ended before it. */
const isNew = (frame: Frame, area: AreaId, last: Day): boolean =>
  (frame.hierarchy.area(area)?.first ?? '') > last && frame.predecessors(area).every(({ from }) => isNew(frame, from, last));

function ownPart(frame: Frame, area: AreaId, period: Period): Own | null {
  const held = frame.shelf.forPeriod(area, period, frame.cut, frame.basis);
  return held === null ? null : plain(held);
}

/**
 * One part of a sum: the area's own figure, else what all its predecessors had for it, by their shares; null as soon as one is missing.
 * Without a share it counts in neither: of what ended before the change (`before`) the others' are all that is known (rules 3.6, 4).
 */
function partOf(frame: Frame, area: AreaId, period: Period, before: boolean): Own | 'neither' | null {
  const own = ownPart(frame, area, period);
  if (own !== null) return own;
  const { last } = periodInfo(period);
  const given: { own: Own; late: boolean }[] = [];
  let unshared = false;
  for (const { from, share } of frame.predecessors(area)) {
    const part = partOf(frame, from, period, before);
    if (part === null && isNew(frame, from, last)) continue;
    if (part === 'neither' || (share === null && before)) {
      unshared = true;
      continue;
    }
    if (part === null || share === null) return null;
    const late = frame.hierarchy.endedOn(from, last);
    const scaled = {
      ...part,
      amount: part.amount && scaleAmount(part.amount, share),
      parts: part.parts && scaleParts(part.parts, share),
      origins: part.viaPredecessors
        ? part.origins.map((origin) => ({ ...origin, share: multiply(origin.share, share) }))
        : [{ part: `${from} ${last}`, share }],
    };
    given.push({ own: scaled, late });
  }
  if (given.length > 0) return joined(given);
  return unshared ? 'neither' : null;
}

/** The first full set of parts, of one kind. */
function fullSet(frame: Frame, partOfPeriod: (period: Period) => Own | null): readonly Own[] | null {
  for (const set of partSets(frame.slot)) {
    const parts: Own[] = [];
    for (const period of set) {
      const part = partOfPeriod(period);
      if (part === null) break;
      parts.push(part);
    }
    if (set.length > 0 && parts.length === set.length && parts.some((part) => !part.viaPredecessors)) return parts;
  }
  return null;
}

/**
 * Rules 3.2, 4: the area's own full set; else each part by itself, of which at least one must be the area's own: without any the slot is the
 * predecessors' as a whole.
 */
function sumInYear(frame: Frame, area: AreaId): Own | null {
  const own = fullSet(frame, (period) => ownPart(frame, area, period));
  if (own !== null) return summed(frame.indicator, own);
  if (frame.indicator.area === 'none' || frame.predecessors(area).length === 0) return null;
  const before = frame.slot.last < (frame.hierarchy.area(area)?.first ?? '');
  const parts = fullSet(frame, (period) => {
    const part = partOf(frame, area, period, before);
    return part === 'neither' ? null : part;
  });
  return parts === null ? null : summed(frame.indicator, parts);
}

/** The area's own word for the frame's slot, as it stands on the frame's day and basis; null when it said nothing. */
export function ownOf(frame: Frame, area: AreaId): Own | null {
  if (frame.indicator.time === 'sum-in-year') return sumInYear(frame, area);
  const held = frame.shelf.endingOn(area, frame.slot.last, frame.cut, frame.basis);
  if (held.length === 0) return null;
  const [best, ...others] = held.length === 1 ? held : held.toSorted(first);
  return best === undefined
    ? null
    : plain(
        best,
        others.map((other) => ({ ...other, amount: amountOf(other.revision.value) })),
      );
}
