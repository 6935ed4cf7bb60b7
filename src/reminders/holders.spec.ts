import { hierarchyOf, type HierarchyChange } from '@hieuhoc/indicator-maths';
import { Holders } from './holders';

const established = (id: string, level: 'province' | 'district' | 'commune', parent: string | null): HierarchyChange => ({
  type: 'AreaEstablished',
  on: '1990-01-01',
  area: { id, name: id, level, kind: level, parent, classes: [] },
});
const GIVEN: readonly HierarchyChange[] = [
  established('tinh', 'province', null),
  established('huyen', 'district', 'tinh'),
  established('xa-a', 'commune', 'huyen'),
  established('xa-b', 'commune', 'huyen'),
];
const MERGED: HierarchyChange = {
  type: 'AreasReorganised',
  on: '2015-07-01',
  from: ['xa-a', 'xa-b'],
  to: [{ id: 'xa-c', name: 'xa-c', level: 'commune', kind: 'xã', parent: 'huyen', classes: [] }],
  parts: ['xa-a', 'xa-b'].map((from) => ({ from, to: 'xa-c' })),
  children: [],
};
const PEOPLE = [
  { account: 'a', role: 'clerk', area: 'xa-a' },
  { account: 'b', role: 'clerk', area: 'xa-b' },
  { account: 'h', role: 'clerk', area: 'huyen' },
  { account: 'v', role: 'verifier', area: null },
];
const on = (day: string, people = PEOPLE): Holders => new Holders(people, hierarchyOf([...GIVEN, MERGED]), day);

describe('who is told', () => {
  it('is who holds the role on the area itself, no longer those above', () =>
    expect(on('2015-06-30').inChargeOf('xa-a', 'clerk')).toEqual(['a']));
  it('is, where nobody does, the nearest above, the whole country last', () => {
    expect(on('2015-06-30', PEOPLE.slice(2)).inChargeOf('xa-a', 'clerk')).toEqual(['h']);
    expect(on('2015-06-30').inChargeOf('xa-a', 'verifier')).toEqual(['v']);
    expect(on('2015-06-30', []).inChargeOf('xa-a', 'clerk')).toEqual([]);
  });
  it('goes on in the area that came of two: a right passes to the successor', () =>
    expect(on('2015-07-01').inChargeOf('xa-c', 'clerk')).toEqual(['a', 'b']));
});
