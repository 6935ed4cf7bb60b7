import type { AreaId, AreaPart, AreaSpec, Day, Facts, HierarchyChange, Level, Recognition } from '@hieuhoc/indicator-maths';
import { type Fraction, ONE, ZERO, add, equal, multiply, parse, sum } from './fraction';
import { dayBefore } from './periods';

/** Rules 4. "changes of one day apply in log order": a stable sort by day. */
const inOrder = (facts: Facts): readonly HierarchyChange[] => facts.changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

export interface AreaLife {
  readonly id: AreaId;
  readonly level: Level;
  readonly firstDay: Day;
  readonly firstParent: AreaId | null;
  /** The first day on which it is no more. */
  readonly endsOn: Day | null;
  /** The parts of the reorganisation that ended it: to whom it went. None: it ended without successors. */
  readonly wentTo: readonly AreaPart[];
  /** The parts of the reorganisation that established it. */
  readonly cameFrom: readonly AreaPart[];
}

const foldLives = (facts: Facts): ReadonlyMap<AreaId, AreaLife> => {
  const lives = new Map<AreaId, AreaLife>();
  const begin = ({ id, level, parent }: AreaSpec, firstDay: Day, cameFrom: readonly AreaPart[]): void => {
    lives.set(id, { id, level, firstDay, firstParent: parent, endsOn: null, wentTo: [], cameFrom });
  };
  const end = (id: AreaId, endsOn: Day, wentTo: readonly AreaPart[]): void => {
    const life = lives.get(id);
    if (life !== undefined) lives.set(id, { ...life, endsOn, wentTo });
  };
  for (const change of inOrder(facts)) {
    if (change.type === 'AreaEstablished') begin(change.area, change.on, []);
    if (change.type === 'AreaDissolved') end(change.area, change.on, []);
    if (change.type === 'AreasReorganised') {
      for (const id of change.from)
        end(
          id,
          change.on,
          change.parts.filter((part) => part.from === id),
        );
      for (const area of change.to)
        begin(
          area,
          change.on,
          change.parts.filter((part) => part.to === area.id),
        );
    }
  }
  return lives;
};

/** The two folds of the history are kept for each history: nothing else is. */
const kept = new WeakMap<Facts, { lives: ReadonlyMap<AreaId, AreaLife>; days: Map<Day, ReadonlyMap<AreaId, AreaOnDay>> }>();
const keptOf = (facts: Facts): { lives: ReadonlyMap<AreaId, AreaLife>; days: Map<Day, ReadonlyMap<AreaId, AreaOnDay>> } => {
  const found = kept.get(facts) ?? { lives: foldLives(facts), days: new Map<Day, ReadonlyMap<AreaId, AreaOnDay>>() };
  kept.set(facts, found);
  return found;
};
export const livesOf = (facts: Facts): ReadonlyMap<AreaId, AreaLife> => keptOf(facts).lives;

export const lifeOf = (facts: Facts, id: AreaId): AreaLife => {
  const life = livesOf(facts).get(id);
  if (life === undefined) throw new Error(`unknown area ${id}`);
  return life;
};
export const existsOn = (facts: Facts, id: AreaId, day: Day): boolean => {
  const life = livesOf(facts).get(id);
  return life !== undefined && life.firstDay <= day && (life.endsOn === null || day < life.endsOn);
};

interface AreaOnDay {
  readonly parent: AreaId | null;
  readonly classes: readonly string[];
}
const foldDay = (facts: Facts, day: Day): ReadonlyMap<AreaId, AreaOnDay> => {
  const areas = new Map<AreaId, AreaOnDay>();
  const change = (id: AreaId, by: Partial<AreaOnDay>): void => {
    const area = areas.get(id);
    if (area !== undefined) areas.set(id, { ...area, ...by });
  };
  for (const event of inOrder(facts).filter((event) => event.on <= day)) {
    if (event.type === 'AreaEstablished') areas.set(event.area.id, { parent: event.area.parent, classes: event.area.classes ?? [] });
    if (event.type === 'AreaReclassified' && event.classes !== undefined) change(event.area, { classes: event.classes });
    if (event.type === 'AreaMoved') change(event.area, { parent: event.parent });
    if (event.type === 'AreaDissolved') areas.delete(event.area);
    if (event.type === 'AreasReorganised') {
      for (const id of event.from) areas.delete(id);
      for (const area of event.to) areas.set(area.id, { parent: area.parent, classes: area.classes ?? [] });
      for (const child of event.children) change(child.area, { parent: child.parent });
    }
  }
  return areas;
};

/** The hierarchy of one day: parents and classes of the areas that exist on it. */
export const hierarchyOn = (facts: Facts, day: Day): ReadonlyMap<AreaId, AreaOnDay> => {
  const { days } = keptOf(facts);
  const found = days.get(day) ?? foldDay(facts, day);
  days.set(day, found);
  return found;
};

export const parentOn = (facts: Facts, id: AreaId, day: Day): AreaId | null => hierarchyOn(facts, day).get(id)?.parent ?? null;
export const childrenOn = (facts: Facts, id: AreaId, day: Day): readonly AreaId[] =>
  [...hierarchyOn(facts, day)].filter(([, area]) => area.parent === id).map(([child]) => child);
/** The area itself, its parent, and so on up. */
export const upwardsOn = (facts: Facts, id: AreaId, day: Day): readonly AreaId[] => {
  const parent = parentOn(facts, id, day);
  return parent === null ? [id] : [id, ...upwardsOn(facts, parent, day)];
};
/** "under A": A itself, or below it. */
export const isUnder = (facts: Facts, id: AreaId, above: AreaId, day: Day): boolean =>
  existsOn(facts, id, day) && upwardsOn(facts, id, day).includes(above);
export const areasUnder = (facts: Facts, above: AreaId, day: Day): readonly AreaId[] =>
  [...hierarchyOn(facts, day).keys()].filter((id) => isUnder(facts, id, above, day));

/** The day whose boundaries count for A: D, or A's last day if it no longer exists on D (4). */
export const boundaryDay = (facts: Facts, id: AreaId, day: Day): Day => {
  const { endsOn } = lifeOf(facts, id);
  return endsOn !== null && endsOn <= day ? dayBefore(endsOn) : day;
};

/** 4. "Chains compose": the areas of the day in which an area goes on; itself while it exists. */
export const successorsOn = (facts: Facts, id: AreaId, day: Day): readonly AreaId[] => {
  const life = lifeOf(facts, id);
  if (life.endsOn === null || day < life.endsOn) return [id];
  return [...new Set(life.wentTo.flatMap((part) => successorsOn(facts, part.to, day)))];
};
/** 4. Part of it, or all, has ended without successors. */
export const hasDeadEnd = (facts: Facts, id: AreaId, day: Day): boolean => {
  const life = lifeOf(facts, id);
  if (life.endsOn === null || day < life.endsOn) return false;
  return life.wentTo.length === 0 || life.wentTo.some((part) => hasDeadEnd(facts, part.to, day));
};

/** 4. "a `from` with one part needs no share". null: a split without shares. */
export const shareOf = (facts: Facts, part: AreaPart): Fraction | null => {
  if (part.share !== undefined) return parse(part.share);
  return lifeOf(facts, part.from).wentTo.length === 1 ? ONE : null;
};

/**
 * How much of an area goes to those of its successors on a day that are chosen: 1 when all are ("whose successors all are, under A"),
 * else the sum of its shares towards them; null where there are successors on both sides without shares (3.6).
 * `path` leads from the area to the successor, both included.
 */
export const weightTowards = (
  facts: Facts,
  id: AreaId,
  day: Day,
  chosen: (successor: AreaId, path: readonly AreaId[]) => boolean,
  path: readonly AreaId[] = [id],
): Fraction | null => {
  const life = lifeOf(facts, id);
  if (life.endsOn === null || day < life.endsOn) return chosen(id, path) ? ONE : ZERO;
  const parts = life.wentTo.map((part) => ({
    share: shareOf(facts, part),
    weight: weightTowards(facts, part.to, day, chosen, [...path, part.to]),
  }));
  if (parts.every(({ weight }) => weight !== null && equal(weight, ZERO))) return ZERO;
  if (parts.every(({ weight }) => weight !== null && equal(weight, ONE))) return ONE;
  let total = ZERO;
  for (const { share, weight } of parts) {
    if (share === null || weight === null) return null;
    total = add(total, multiply(share, weight));
  }
  return total;
};

/** Of an area that went on without shares in places: what goes to the chosen on the ways whose shares are all given. */
export const knownTowards = (
  facts: Facts,
  id: AreaId,
  day: Day,
  chosen: (successor: AreaId, path: readonly AreaId[]) => boolean,
  path: readonly AreaId[] = [id],
): Fraction => {
  const life = lifeOf(facts, id);
  if (life.endsOn === null || day < life.endsOn) return chosen(id, path) ? ONE : ZERO;
  return sum(
    life.wentTo.map((part) => multiply(shareOf(facts, part) ?? ZERO, knownTowards(facts, part.to, day, chosen, [...path, part.to]))),
  );
};

/**
 * 8. "A subject counts in the area where it lived on d". 4: where that has ended, it counts "in the lowest area that all successors are
 * under", and so in every area that holds them all. None: nowhere.
 */
const livesIn = (facts: Facts, subject: string, day: Day): readonly AreaId[] => {
  const { homes = [], kind } = facts.subject(subject) ?? {};
  const home = homes.findLast((home, index) => index === 0 || home.from === null || home.from <= day);
  if (home === undefined || lifeOf(facts, home.area).firstDay > day) return [];
  // "Titles *of* an ended area end with it"
  return kind === 'community' && !existsOn(facts, home.area, day) ? [] : successorsOn(facts, home.area, day);
};
/** 8. "Live on d: recognisedOn ≤ d ≤ validUntil and d < revokedOn". */
const isLive = (grant: Recognition, day: Day): boolean =>
  grant.recognisedOn <= day &&
  (grant.validUntil === null || day <= grant.validUntil) &&
  (grant.revokedOn === null || day < grant.revokedOn);
export const liveRecognitions = (facts: Facts, title: string, areas: readonly AreaId[], day: Day): number =>
  facts.recognitions(title).filter((grant) => {
    const homes = isLive(grant, day) ? livesIn(facts, grant.subject, day) : [];
    return homes.length > 0 && homes.every((home) => areas.some((area) => isUnder(facts, home, area, day)));
  }).length;
