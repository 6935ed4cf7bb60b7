import type { AreaId, AreaPart, Day, Level } from '@hieuhoc/indicator-maths';
import type { Maker } from './arbitrary-maker';
import type { Dice } from './dice';

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

/** Communes, and now and then villages or sectors: n to m, with shares or without. */
const reorganise = (maker: Maker, dice: Dice, on: Day, level: Level): void => {
  const all = maker.ofLevel(level);
  if (all.length === 0) return;
  // Now and then what came of a change before.
  const again = maker.areas.filter(({ id, isSuccessor }) => isSuccessor && all.includes(id)).map(({ id }) => id);
  const from = again.length > 0 && dice.chance(35) ? dice.some(again, 2) : dice.some(all, 3);
  const above = level === 'village' ? maker.ofLevel('commune') : maker.ofLevel('district');
  const parents = [...above, ...(dice.chance(20) && level !== 'village' ? maker.ofLevel('province') : [])];
  const home = maker.alive.get(from[0] ?? '')?.parent ?? null;
  const parentOf = (): AreaId =>
    dice.chance(70) && home !== null ? home : dice.one(parents.length > 0 ? parents : maker.ofLevel('province'));
  const to = Array.from({ length: 1 + dice.below(3) }, () => maker.spec(level, parentOf()));
  const ids = to.map(({ id }) => id);
  const parts = partsBetween(dice, from, ids);
  const below = from.flatMap((id) => maker.childrenOf(id).map((area) => ({ area, of: id })));
  const children = below.map(({ area, of }) => ({ area, parent: dice.one(parts.filter((part) => part.from === of)).to }));
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
/** A district is divided: its communes go to one or the other. */
const divideDistrict = (maker: Maker, dice: Dice, on: Day): void => {
  const districts = maker.ofLevel('district');
  if (districts.length === 0) return;
  const from = dice.one(districts);
  const to = [0, 1].map(() => maker.spec('district', dice.one(maker.ofLevel('province')), 'd'));
  const ids = to.map(({ id }) => id);
  const children = maker.childrenOf(from).map((area) => ({ area, parent: dice.one(ids) }));
  maker.reorganise(on, [from], to, partsBetween(dice, [from], ids), children);
};
const PARENT: Partial<Record<Level, Level>> = { district: 'province', commune: 'district', sector: 'district', village: 'commune' };
const move = (maker: Maker, dice: Dice, on: Day): void => {
  const level = dice.one(['commune', 'commune', 'commune', 'village', 'district', 'sector'] as const);
  const movable = maker.ofLevel(level);
  const parents = maker.ofLevel(PARENT[level] ?? 'district');
  if (movable.length === 0 || parents.length === 0) return;
  const area = dice.one(movable);
  const parent = dice.one(parents);
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

export const changeSomething = (maker: Maker, dice: Dice, on: Day): void => {
  const kind = dice.below(100);
  const living = [...maker.alive.keys()];
  if (kind < 5) maker.changes.push({ type: 'AreaRenamed', on, area: dice.one(living), name: 'Tên mới' });
  else if (kind < 17) maker.changes.push({ type: 'AreaReclassified', on, area: dice.one(living), classes: maker.classes().classes ?? [] });
  else if (kind < 30) move(maker, dice, on);
  else if (kind < 67) reorganise(maker, dice, on, 'commune');
  else if (kind < 72) reorganise(maker, dice, on, 'village');
  else if (kind < 74) reorganise(maker, dice, on, 'sector');
  else if (kind < 78) divideDistrict(maker, dice, on);
  else if (kind < 83) endDistrict(maker, dice, on);
  else if (kind < 90) mergeDistricts(maker, dice, on);
  else if (kind < 95) dissolve(maker, dice, on);
  else maker.establish('commune', dice.one([...maker.ofLevel('district'), ...maker.ofLevel('province')]), on);
};
