import { type Amount, sameAmount } from './amount';
import { changedSinceVerified } from './figure-on-day';
import { FamilyView } from './family';
import type { Frame } from './frame';
import { acrossOwnFigures } from './across';
import { divided, membersOf, type Open, type Spoken, straddles, selfUnits } from './ground';
import type { Family } from './lineage';
import type { AreaId } from './model';
import { type Own, ownOf, type Word } from './own';
import { hasReturned, isUsable, memberWord, stoodInBy } from './own-use';
import { addPlainFigures } from './plain';
import { add, equal, ONE, subtract } from './rational';
import { Totals } from './totals';

/** The value of an area in a frame (rules 3.3 to 3.6). */
export interface NodeValue {
  /** What a row of the area shows. */
  readonly total: Totals;
  /** What is added at the area above, besides the open families: `total` where there are none. */
  readonly firm: Totals;
  readonly open: readonly Open[];
  /** Members of families under own figures: their ground is spoken for, but not divided where the rest of it lies beside them. */
  readonly spoken: readonly Spoken[];
  readonly source: 'own' | 'roll-up' | 'predecessors' | null;
  readonly notApplicable: boolean;
  /** Its own word, used or (an own figure on old boundaries) not. */
  readonly own: Own | null;
  readonly ownUsed: boolean;
  /** The roll-up beside an own figure that is used, where its coverage is 1 and it differs (`discrepancy`). */
  readonly rollUp: Amount | null;
  /** One yes or no, not a sum of several. */
  readonly single: boolean;
  /** A figure that is the area's word, or its predecessors' in its place, was returned. */
  readonly returned: boolean;
}

const NONE: readonly Spoken[] = [];

function addOwn(frame: Frame, totals: Totals, own: Own): void {
  // A year without a value: no figure of it counts.
  if (own.kind === 'void') return;
  if (own.amount !== null) totals.addAmount(own.amount);
  totals.addParts(own.parts);
  totals.changed += own.held.filter(({ figure }) => changedSinceVerified(figure, frame.cut)).length;
  totals.takeDates(own.held);
  totals.late ||= own.late;
}

/** Neither rolled up nor tied to others: what most areas are. */
const isPlain = ({ lineage }: Frame, area: AreaId): boolean => lineage.units.isLeaf(area) && lineage.family(area) === undefined;

const usableWord = (frame: Frame, area: AreaId, own: Own | null): Own | null => (own === null || isUsable(frame, area, own) ? own : null);

/** What a plain area adds, to a total of its own or at the area above. */
function addPlain(frame: Frame, totals: Totals, area: AreaId, word: Own | null): void {
  if (word !== null) addOwn(frame, totals, word);
  if (frame.isExpected(area)) {
    totals.units = add(totals.units, ONE);
    if (word?.kind === 'not-applicable') totals.absent = add(totals.absent, ONE);
    else if (word?.kind === 'value') {
      totals.reported = add(totals.reported, ONE);
      for (const name of word.parts?.keys() ?? []) totals.addBroken(name, ONE);
    }
  }
  totals.dissolved ||= frame.dissolvedUnder.has(area);
}

/** An area without reporting units below: its own word, else its predecessors'. */
function leafValue(frame: Frame, area: AreaId): NodeValue {
  const family = frame.lineage.family(area);
  // Outside a family nobody else asks for it: the node remembers it.
  const own = family === undefined ? ownOf(frame, area) : frame.own(area);
  const word = usableWord(frame, area, own);
  const base = { own, ownUsed: word !== null && word.kind !== 'void', rollUp: null, open: NONE, spoken: NONE };
  if (family === undefined) {
    const total = new Totals();
    addPlain(frame, total, area, word);
    const source = total.hasValue ? 'own' : null;
    return {
      ...base,
      total,
      firm: total,
      source,
      notApplicable: word?.kind === 'not-applicable',
      single: true,
      returned: hasReturned(word),
    };
  }
  return { ...base, ...familyLeaf(frame, area, family, word) };
}

type FamilyLeaf = Pick<NodeValue, 'total' | 'firm' | 'open' | 'source' | 'notApplicable' | 'single' | 'returned'>;

function familyLeaf(frame: Frame, area: AreaId, family: Family, word: Own | null): FamilyLeaf {
  const total = new FamilyView(frame, family, [area], (id) => (id === area ? word : memberWord(frame, id))).totals();
  // Of `area: none` only its own figure is a value.
  if (frame.indicator.area === 'none' && word === null) total.dropValue();
  total.dissolved ||= frame.dissolvedUnder.has(area);
  total.unitsByShare = straddles(frame, family, [area]);
  const closed = family.living.length === 1;
  const firm = closed ? total : new Totals();
  if (!closed) firm.dissolved = total.dissolved;
  const own = word !== null && !word.viaPredecessors;
  const source = total.hasValue ? (own ? 'own' : 'predecessors') : null;
  const notApplicable = word === null ? total.notApplicable : word.kind === 'not-applicable';
  const inPlace = word === null ? stoodInBy(frame, area) : [];
  const single = own || (frame.predecessors(area).length === 1 && inPlace.length === 1 && inPlace[0]?.stated === false);
  const returned = word === null ? inPlace.some(({ from }) => hasReturned(frame.own(from))) : hasReturned(word);
  return { total, firm, open: closed ? NONE : [{ family, inside: [area] }], source, notApplicable, single, returned };
}

type Gathered = Pick<NodeValue, 'total' | 'firm' | 'open' | 'spoken'>;

/** The families with members on both sides of some areas, or that `above` is a member of itself. */
export function familiesAmong(frame: Frame, areas: readonly AreaId[], above: AreaId | null): ReadonlyMap<Family, readonly AreaId[]> {
  const inside = membersOf(areas.flatMap((area) => nodeValue(frame, area).open));
  const own = above === null ? undefined : frame.lineage.family(above);
  if (own !== undefined && above !== null) inside.set(own, [...(inside.get(own) ?? []), above]);
  return inside;
}

/** What some areas give together, the families among them counted as seen from here: from `above` if they are its children. */
export function gather(frame: Frame, areas: readonly AreaId[], above: AreaId | null): Gathered {
  const firm = new Totals();
  const nodes: AreaId[] = [];
  for (const area of addPlainFigures(frame, firm, areas))
    // No node is made of what is only added: of ten thousand communes nobody asks for most.
    if (isPlain(frame, area)) addPlain(frame, firm, area, usableWord(frame, area, ownOf(frame, area)));
    else {
      firm.add(nodeValue(frame, area).firm);
      nodes.push(area);
    }
  if (above !== null) {
    if (frame.isExpected(above) && frame.lineage.family(above) === undefined) firm.units = add(firm.units, ONE);
    firm.dissolved ||= frame.dissolvedUnder.has(above);
  }
  const inside = familiesAmong(frame, nodes, above);
  const spokenFor = nodes.flatMap((area) => nodeValue(frame, area).spoken);
  const { byShare, lost, spoken } = divided(
    frame,
    [...inside].map(([family, members]) => ({ family, inside: members })),
    spokenFor,
  );
  firm.unitsByShare ||= lost;
  const settled = { ...settleFamilies(frame, above, firm, inside, { byShare, spoken: spokenFor }), spoken };
  if (frame.indicator.area === 'none') for (const totals of [settled.total, firm]) totals.dropValue();
  return settled;
}

/** What the members of a family say, seen from `above` or from areas beside each other. */
export const wordsSeenFrom =
  (frame: Frame, above: AreaId | null, hasValueBelow: boolean) =>
  (id: AreaId): Word => {
    const { units } = frame.lineage;
    if (id !== above) return units.tree.has(id) && !units.isLeaf(id) ? livingWord(nodeValue(frame, id)) : memberWord(frame, id);
    const own = frame.own(id);
    if (own !== null && own.kind !== 'void' && isUsable(frame, id, own)) return own;
    return hasValueBelow && !units.isLeaf(id) ? 'elsewhere' : null;
  };

function settleFamilies(
  frame: Frame,
  above: AreaId | null,
  firm: Totals,
  inside: ReadonlyMap<Family, readonly AreaId[]>,
  { byShare, spoken }: { readonly byShare: boolean; readonly spoken: readonly Spoken[] },
): Omit<Gathered, 'spoken'> {
  const open: Open[] = [];
  const still = new Totals();
  const across = spoken.length === 0 ? [] : acrossOwnFigures(frame, inside, spoken, wordsSeenFrom(frame, above, firm.hasValue));
  for (const [family, areas] of inside) {
    const seen = new FamilyView(frame, family, areas, wordsSeenFrom(frame, above, firm.hasValue)).totals();
    if (areas.length === family.living.length) firm.add(seen);
    else {
      open.push({ family, inside: areas });
      still.add(seen);
    }
  }
  for (const { totals, whole } of across) (whole ? firm : still).add(totals);
  if (open.length === 0 && byShare === firm.unitsByShare && across.every(({ whole }) => whole)) return { total: firm, firm, open };
  const total = new Totals();
  total.add(firm);
  total.add(still);
  total.unitsByShare ||= byShare;
  return { total, firm, open };
}

const livingWord = (node: NodeValue): Word => (node.ownUsed ? node.own : node.firm.hasValue ? 'elsewhere' : null);

/** The roll-up's own coverage: the area itself, where it is a unit or came of one, is none of its children. */
function rollUpBeside(frame: Frame, area: AreaId, rolled: Gathered): { readonly amount: Amount | null; readonly complete: boolean } {
  if (frame.lineage.family(area) !== undefined) return gather(frame, frame.lineage.units.tree.children(area), null).total;
  const { amount, reported, expected } = rolled.total;
  return { amount, complete: equal(reported, subtract(expected, selfUnits(frame, area))) };
}

function compute(frame: Frame, area: AreaId): NodeValue {
  if (frame.lineage.units.isLeaf(area)) return leafValue(frame, area);
  const rolled = gather(frame, frame.lineage.units.tree.children(area), area);
  const own = frame.own(area);
  const used = own !== null && own.kind !== 'void' && isUsable(frame, area, own);
  if (!used) {
    const { total } = rolled;
    const source = total.hasValue ? 'roll-up' : null;
    const notApplicable = total.notApplicable;
    return { ...rolled, source, notApplicable, own, ownUsed: false, rollUp: null, single: false, returned: false };
  }
  const selfUnit = selfUnits(frame, area);
  const total = new Totals();
  addOwn(frame, total, own);
  total.units = rolled.total.units;
  total.unitsByShare = rolled.firm.unitsByShare;
  total.dissolved = rolled.total.dissolved;
  if (own.kind === 'not-applicable') total.absent = total.units;
  else {
    total.reported = total.units;
    total.byOwn = subtract(total.units, selfUnit);
    for (const name of own.parts?.keys() ?? []) total.addBroken(name, total.units, total.byOwn);
  }
  const { amount: beside, complete } = rollUpBeside(frame, area, rolled);
  // An own "not applicable" is a figure that is used, too.
  const differs = complete && beside !== null && (own.amount === null || !sameAmount(beside, own.amount));
  const shown = new Totals();
  shown.add(total);
  shown.unitsByShare = rolled.total.unitsByShare;
  return {
    total: shown,
    firm: total,
    // Its ground is spoken for: seen from above, a family under it has no member here.
    open: NONE,
    spoken: [...rolled.open, ...rolled.spoken].map((each) => ({ ...each, own })),
    source: own.amount === null ? null : 'own',
    notApplicable: own.kind === 'not-applicable',
    own,
    ownUsed: true,
    rollUp: differs ? beside : null,
    single: true,
    returned: hasReturned(own),
  };
}

/** The value of an area: its own figure first, else the roll-up of its children, else its predecessors. */
export function nodeValue(frame: Frame, area: AreaId): NodeValue {
  let value = frame.memo.get(area);
  if (value === undefined) {
    value = compute(frame, area);
    frame.memo.set(area, value);
  }
  return value;
}
