import type { AreaId, HierarchyChange } from '@hieuhoc/indicator-maths';
import { changeSomething } from './arbitrary-changes';
import { type Known, Maker } from './arbitrary-maker';
import type { Dice } from './dice';
import { addDays } from './periods';

export type { Known } from './arbitrary-maker';
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
/** A province, now and then two, one or two districts, two to six communes, now and then sectors and villages; then a few days of change. */
export const anyHierarchy = (dice: Dice): Hierarchy => {
  const maker = new Maker(dice);
  const province = maker.establish('province', null, BEGINNING);
  const provinces = dice.chance(12) ? [province, maker.establish('province', null, BEGINNING)] : [province];
  const districts = Array.from({ length: 1 + dice.below(2) }, () => maker.establish('district', dice.one(provinces), BEGINNING));
  const communes = Array.from({ length: 2 + dice.below(4) }, () =>
    maker.establish('commune', dice.one(districts), dice.chance(10) ? FIRST : BEGINNING),
  );
  if (dice.chance(30)) maker.establish('sector', dice.one(districts), BEGINNING);
  if (dice.chance(30)) for (let n = dice.below(4); n >= 0; n -= 1) maker.establish('village', dice.one(communes), FIRST);
  const days = dice.chance(25) ? [] : dice.some(CHANGE_DAYS, dice.chance(30) ? 5 : 3);
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
