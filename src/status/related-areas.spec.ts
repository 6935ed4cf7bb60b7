import type { HierarchyChange } from '@hieuhoc/indicator-maths';
import { relatedAreas } from './related-areas';

const established = (id: string, parent: string | null): HierarchyChange => ({
  type: 'AreaEstablished',
  on: '2010-01-01',
  area: { id, name: id, level: parent === null ? 'district' : 'commune', kind: 'xã', parent },
});
const changes: HierarchyChange[] = [
  established('d1', null),
  established('d2', null),
  established('a', 'd1'),
  established('b', 'd1'),
  established('x', 'd2'),
  { type: 'AreaMoved', on: '2012-01-01', area: 'x', parent: 'd1' },
  {
    type: 'AreasReorganised',
    on: '2015-01-01',
    from: ['b'],
    to: [{ id: 'b1', name: 'b1', level: 'commune', kind: 'xã', parent: 'd2' }],
    parts: [{ from: 'b', to: 'b1' }],
    children: [],
  },
];

describe('areas whose figures may count', () => {
  it('are all that was ever under one, whenever', () => expect(relatedAreas(changes, ['d2']).toSorted()).toEqual(['b', 'b1', 'd2', 'x']));
  it('are the successors of those, wherever they lie now', () =>
    expect(relatedAreas(changes, ['d1']).toSorted()).toEqual(['a', 'b', 'b1', 'd1', 'x']));
  it('of a commune that was merged are its predecessors', () => expect(relatedAreas(changes, ['b1']).toSorted()).toEqual(['b', 'b1']));
});
