import { Hierarchy } from './hierarchy';
import type { Area, HierarchyEvent } from './hierarchy.events';
import { everAbout, heldWithinOn, madeOf, whereaboutsOf, withinOn } from './succession';

const area = (id: string, level: Area['level'], parent: string | null): Area => ({ id, name: id, level, kind: level, parent });
const established = (one: Area): HierarchyEvent => ({ type: 'AreaEstablished', data: { on: '2004-07-08', area: one } });
const split = (on: string, from: string, ...to: readonly Area[]): HierarchyEvent => ({
  type: 'AreasReorganised',
  data: { on, from: [from], to, parts: to.map(({ id }) => ({ from, to: id })), children: [] },
});

const hierarchy = new Hierarchy();
for (const event of [
  established(area('22', 'province', null)),
  established(area('d-1', 'district', '22')),
  established(area('d-2', 'district', '22')),
  ...['a', 'b', 'c', 'e'].map((id) => established(area(id, 'commune', 'd-1'))),
  split('2010-01-01', 'a', area('a-1', 'commune', 'd-1'), area('a-2', 'commune', 'd-1')),
  split('2012-01-01', 'a-1', area('a-3', 'commune', 'd-1'), area('a-4', 'commune', 'd-2')),
  { type: 'AreaDissolved', data: { on: '2011-01-01', area: 'b' } },
  { type: 'AreaMoved', data: { on: '2013-01-01', area: 'c', parent: 'd-2' } },
] satisfies HierarchyEvent[])
  hierarchy.apply(event);

describe('where what was in an area lies on a day', () => {
  it.each([
    ['while it lives, in it', 'a', '2009-12-31', 'a'],
    ['then in the lowest area that all its successors are under', 'a', '2010-01-01', 'd-1'],
    ['along the chain', 'a', '2012-01-01', '22'],
    ['nowhere, without successors', 'b', '2011-01-01', null],
    ['nowhere before its establishment', 'a-1', '2009-12-31', null],
    ['nowhere, where it is not known', 'x', '2020-01-01', null],
  ])('%s', (_, id, day, expected) => expect(whereaboutsOf(hierarchy, id, day)).toBe(expected));
});

it('what lies under an area is that of the day', () => {
  expect([...withinOn(hierarchy, 'd-1', '2009-12-31')].toSorted()).toEqual(['a', 'b', 'c', 'd-1', 'e']);
  expect([...withinOn(hierarchy, 'd-1', '2013-01-01')].toSorted()).toEqual(['a-2', 'a-3', 'd-1', 'e']);
  expect([...withinOn(hierarchy, 'd-2', '2013-01-01')].toSorted()).toEqual(['a-4', 'c', 'd-2']);
});

it('what is held in an area is also what has ended and lies in it by now, and no more what nothing came of', () => {
  expect([...heldWithinOn(hierarchy, 'd-1', '2013-01-01')].toSorted()).toEqual(['a-2', 'a-3', 'd-1', 'e']);
  expect([...heldWithinOn(hierarchy, 'd-1', '2010-06-01')].toSorted()).toEqual(['a', 'a-1', 'a-2', 'b', 'c', 'd-1', 'e']);
  expect([...heldWithinOn(hierarchy, '22', '2013-01-01')].toSorted()).toEqual([
    '22',
    'a',
    'a-1',
    'a-2',
    'a-3',
    'a-4',
    'c',
    'd-1',
    'd-2',
    'e',
  ]);
});

it('what an area ever had to do with: successors, predecessors, and all that these ever lay under', () => {
  expect([...everAbout(hierarchy, 'a-4')].toSorted()).toEqual(['22', 'a', 'a-1', 'a-2', 'a-3', 'a-4', 'd-1', 'd-2']);
  expect(everAbout(hierarchy, 'e').has('d-2')).toBe(false);
  expect([...madeOf(hierarchy, 'a-4')]).toEqual(['a-4', 'a-1', 'a']);
});
