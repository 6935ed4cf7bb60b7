import type { HierarchyEvent } from './hierarchy.events';
import { KnownChanges } from './known-changes';

const established = (id: string): HierarchyEvent => ({
  type: 'AreaEstablished',
  data: { on: '2004-07-08', area: { id, name: id, level: 'commune', kind: 'xã', parent: null } },
});
const ids = (changes: KnownChanges): string[] =>
  changes
    .hierarchy()
    .all()
    .map(({ spec }) => spec.id);

it('two that grow out of one know nothing of each other', () => {
  const common = KnownChanges.none.with(established('a'));
  const left = common.with(established('b'));
  const right = common.with(established('c'));
  expect([ids(left), ids(right), ids(common), ids(KnownChanges.none)]).toEqual([['a', 'b'], ['a', 'c'], ['a'], []]);
  expect(ids(left.with(established('d')))).toEqual(['a', 'b', 'd']);
});
