import type { AreaId, AreaPart, AreaSpec, Day, HierarchyChange, Level } from '@hieuhoc/indicator-maths';
import type { Dice } from './dice';
import { addDays } from './periods';

/** What is alive while a history is being made, so that only what the write side accepts is made. */
interface Alive {
  readonly level: Level;
  parent: AreaId | null;
  readonly since: Day;
}
export interface Known {
  readonly id: AreaId;
  readonly level: Level;
  readonly firstDay: Day;
  endsOn: Day | null;
  /** Established by a reorganisation that gave it something: it may restate the past. */
  readonly isSuccessor: boolean;
}
export interface Hierarchy {
  readonly changes: readonly HierarchyChange[];
  readonly areas: readonly Known[];
}

export const BEGINNING = '2010-01-01';
const FIRST = '2018-02-10';
/** Days on which histories change: often the days on which slots begin. */
const CHANGE_DAYS = [
  '2018-07-01',
  '2019-01-01',
  '2019-03-15',
  '2019-07-01',
  '2019-09-01',
  '2020-01-01',
  '2020-04-01',
  '2020-07-01',
  '2021-01-01',
  '2021-05-20',
];
const CLASSES = ['mien-nui', 'hai-dao', 'bien-gioi'];

class Maker {
  readonly alive = new Map<AreaId, Alive>();
  readonly changes: HierarchyChange[] = [];
  readonly areas: Known[] = [];
  private count = 0;

  constructor(private readonly dice: Dice) {}

  newId(prefix: string): AreaId {
    this.count += 1;
    return `${prefix}${String(this.count)}`;
  }
  ofLevel(level: Level): readonly AreaId[] {
    return [...this.alive].filter(([, area]) => area.level === level).map(([id]) => id);
  }
  childrenOf(id: AreaId): readonly AreaId[] {
    return [...this.alive].filter(([, area]) => area.parent === id).map(([child]) => child);
  }
  classes(): { classes?: readonly string[] } {
    return this.dice.chance(40) ? { classes: this.dice.some(CLASSES, 2) } : {};
  }
  spec(level: Level, parent: AreaId | null, prefix = level.charAt(0)): AreaSpec {
    const id = this.newId(prefix);
    return { id, name: id, level, kind: level, parent, ...this.classes() };
  }
  born(area: AreaSpec, on: Day, isSuccessor: boolean): void {
    this.alive.set(area.id, { level: area.level, parent: area.parent, since: on });
    this.areas.push({ id: area.id, level: area.level, firstDay: on, endsOn: null, isSuccessor });
  }
  died(id: AreaId, on: Day): void {
    this.alive.delete(id);
    const known = this.areas.find((area) => area.id === id);
    if (known !== undefined) known.endsOn = on;
  }
  establish(level: Level, parent: AreaId | null, on: Day): AreaId {
    const area = this.spec(level, parent);
    this.changes.push({ type: 'AreaEstablished', on, area });
    this.born(area, on, false);
    return area.id;
  }
  reorganise(
    on: Day,
    from: readonly AreaId[],
    to: readonly AreaSpec[],
    parts: readonly AreaPart[],
    children: readonly { area: AreaId; parent: AreaId }[],
  ): void {
    this.changes.push({ type: 'AreasReorganised', on, from, to, parts, children });
    for (const id of from) this.died(id, on);
    for (const area of to)
      this.born(
        area,
        on,
        parts.some((part) => part.to === area.id),
      );
    for (const { area, parent } of children) {
      const known = this.alive.get(area);
      if (known !== undefined) known.parent = parent;
    }
  }
}

const SHARES: Readonly<Record<number, readonly (readonly string[])[]>> = {
  2: [
    ['0.6', '0.4'],
    ['0.5', '0.5'],
    ['0.25', '0.75'],
  ],
  3: [
    ['0.5', '0.3', '0.2'],
    ['0.25', '0.25', '0.5'],
  ],
};
/** Each of the old goes to some of the new; each of the new gets something. */
const partsBetween = (dice: Dice, from: readonly AreaId[], to: readonly AreaId[]): readonly AreaPart[] => {
  const pairs = from.flatMap((old) => dice.some(to, to.length).map((next) => ({ from: old, to: next })));
  for (const next of to) if (!pairs.some((pair) => pair.to === next)) pairs.push({ from: dice.one(from), to: next });
  return from.flatMap((old): readonly AreaPart[] => {
    const its = pairs.filter((pair) => pair.from === old);
    if (its.length === 1) return dice.chance(15) ? its.map((pair) => ({ ...pair, share: '1' })) : its;
    const shares = dice.chance(60) ? dice.one(SHARES[its.length] ?? []) : null;
    return its.map((pair, index) => (shares === null ? pair : { ...pair, share: shares[index] ?? '0' }));
  });
};

const reorganiseCommunes = (maker: Maker, dice: Dice, on: Day): void => {
  const communes = maker.ofLevel('commune');
  if (communes.length === 0) return;
  const from = dice.some(communes, 3);
  const parents = [...maker.ofLevel('district'), ...(dice.chance(20) ? maker.ofLevel('province') : [])];
  const home = maker.alive.get(from[0] ?? '')?.parent ?? null;
  const parentOf = (): AreaId =>
    dice.chance(70) && home !== null ? home : dice.one(parents.length > 0 ? parents : maker.ofLevel('province'));
  const to = Array.from({ length: 1 + dice.below(3) }, () => maker.spec('commune', parentOf(), 'c'));
  const ids = to.map(({ id }) => id);
  const parts = partsBetween(dice, from, ids);
  const villages = from.flatMap((id) => maker.childrenOf(id).map((area) => ({ area, of: id })));
  const children = villages.map(({ area, of }) => ({ area, parent: dice.one(parts.filter((part) => part.from === of)).to }));
  maker.reorganise(on, from, to, parts, children);
};
/** A district ends; its communes pass to the province or the other district, some of them merging on the way. */
const endDistrict = (maker: Maker, dice: Dice, on: Day): void => {
  const districts = maker.ofLevel('district');
  if (districts.length === 0) return;
  const district = dice.one(districts);
  const others = districts.filter((id) => id !== district);
  const parent = others.length > 0 && dice.chance(40) ? dice.one(others) : dice.one(maker.ofLevel('province'));
  const below = maker.childrenOf(district);
  const communes = below.filter((id) => maker.alive.get(id)?.level === 'commune');
  const merging = communes.length > 1 && dice.chance(50) ? dice.some(communes, 2) : [];
  const to = merging.length === 0 ? [] : [maker.spec('commune', parent, 'c')];
  const next = to[0]?.id ?? parent;
  const parts = to.length === 0 ? [] : merging.map((from) => ({ from, to: next }));
  const children = [
    ...below.filter((id) => !merging.includes(id)).map((area) => ({ area, parent })),
    ...merging.flatMap((id) => maker.childrenOf(id)).map((area) => ({ area, parent: next })),
  ];
  maker.reorganise(on, [district, ...merging], to, parts, children);
};
/** Districts merge, or one gets a new identity. */
const mergeDistricts = (maker: Maker, dice: Dice, on: Day): void => {
  const districts = maker.ofLevel('district');
  if (districts.length === 0) return;
  const from = dice.some(districts, 2);
  const to = maker.spec('district', dice.one(maker.ofLevel('province')), 'd');
  maker.reorganise(
    on,
    from,
    [to],
    from.map((id) => ({ from: id, to: to.id })),
    from.flatMap((id) => maker.childrenOf(id)).map((area) => ({ area, parent: to.id })),
  );
};
const move = (maker: Maker, dice: Dice, on: Day): void => {
  const communes = maker.ofLevel('commune');
  const districts = maker.ofLevel('district');
  if (communes.length === 0 || districts.length === 0) return;
  const area = dice.one(communes);
  const parent = dice.one(districts);
  const known = maker.alive.get(area);
  if (known === undefined || known.parent === parent) return;
  known.parent = parent;
  maker.changes.push({ type: 'AreaMoved', on, area, parent });
};
const dissolve = (maker: Maker, dice: Dice, on: Day): void => {
  const leaves = [...maker.alive].filter(([id, { level }]) => level !== 'province' && maker.childrenOf(id).length === 0).map(([id]) => id);
  if (leaves.length < 3) return;
  const area = dice.one(leaves);
  maker.changes.push({ type: 'AreaDissolved', on, area });
  maker.died(area, on);
};

const changeSomething = (maker: Maker, dice: Dice, on: Day): void => {
  const kind = dice.below(100);
  const living = [...maker.alive.keys()];
  if (kind < 5) maker.changes.push({ type: 'AreaRenamed', on, area: dice.one(living), name: 'Tên mới' });
  else if (kind < 15) maker.changes.push({ type: 'AreaReclassified', on, area: dice.one(living), classes: maker.classes().classes ?? [] });
  else if (kind < 30) move(maker, dice, on);
  else if (kind < 75) reorganiseCommunes(maker, dice, on);
  else if (kind < 83) endDistrict(maker, dice, on);
  else if (kind < 90) mergeDistricts(maker, dice, on);
  else if (kind < 95) dissolve(maker, dice, on);
  else maker.establish('commune', dice.one([...maker.ofLevel('district'), ...maker.ofLevel('province')]), on);
};

/** A province, one or two districts, two to six communes, now and then sectors and villages; then a few days of change. */
export const anyHierarchy = (dice: Dice): Hierarchy => {
  const maker = new Maker(dice);
  const province = maker.establish('province', null, BEGINNING);
  const districts = Array.from({ length: 1 + dice.below(2) }, () => maker.establish('district', province, BEGINNING));
  const communes = Array.from({ length: 2 + dice.below(4) }, () =>
    maker.establish('commune', dice.one(districts), dice.chance(10) ? FIRST : BEGINNING),
  );
  if (dice.chance(25)) maker.establish('sector', dice.one(districts), BEGINNING);
  if (dice.chance(25)) for (let n = dice.below(3); n >= 0; n -= 1) maker.establish('village', dice.one(communes), FIRST);
  const days = dice.chance(25) ? [] : dice.some(CHANGE_DAYS, 3);
  for (const day of days) {
    const on = dice.chance(20) ? addDays(day, dice.below(40)) : day;
    changeSomething(maker, dice, on);
    if (dice.chance(30)) changeSomething(maker, dice, on);
  }
  return { changes: logOrder(dice, maker.changes), areas: maker.areas };
};

const created = (change: HierarchyChange): readonly AreaId[] => {
  if (change.type === 'AreaEstablished') return [change.area.id];
  return change.type === 'AreasReorganised' ? change.to.map(({ id }) => id) : [];
};
const mentions = (change: HierarchyChange, id: AreaId): boolean => JSON.stringify(change).includes(`"${id}"`);
/** A change may be recorded after a later one, if that does not name what it makes; the log keeps the order of one day. */
const logOrder = (dice: Dice, changes: readonly HierarchyChange[]): readonly HierarchyChange[] => {
  const order = [...changes];
  for (let index = 1; index < order.length; index += 1) {
    const [before, after] = [order[index - 1], order[index]];
    if (before === undefined || after === undefined || before.on === after.on) continue;
    if (!created(before).some((id) => mentions(after, id)) && dice.chance(10)) order.splice(index - 1, 2, after, before);
  }
  return order;
};
