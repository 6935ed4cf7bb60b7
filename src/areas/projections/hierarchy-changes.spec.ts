import type { ReadModels } from '@hieuhoc/projections';
import { projected, type Projected } from '../../platform/read-db/testing';
import { hierarchyAt, hierarchyChangesAt } from '../areas.queries';
import { areasProjections } from '.';

const established = (id: string, level: string, parent: string | null): Projected => ({
  type: 'AreaEstablished',
  stream: 'hierarchy',
  data: { on: '2004-07-08', area: { id, name: id, level, kind: level, parent } },
});
const decision = { number: '1/NQ', issuedOn: '2015-03-11', issuer: 'UBTVQH' };
const history: readonly Projected[] = [
  established('22', 'province', null),
  established('an-sinh', 'commune', '22'),
  { type: 'FigureReported', stream: 'figure-x:an-sinh:2015', data: {} },
  { type: 'AreaRenamed', stream: 'hierarchy', data: { on: '2015-03-11', area: 'an-sinh', name: 'An Sinh mới', decision } },
];

describe('the hierarchy as it was known', () => {
  it('holds the changes up to a log size, in log order, for the rules', async () => {
    const read = await projected(areasProjections, history);
    expect(await hierarchyChangesAt(read, 0)).toEqual([]);
    expect((await hierarchyChangesAt(read, 3)).map(({ type }) => type)).toEqual(['AreaEstablished', 'AreaEstablished']);
    expect((await hierarchyChangesAt(read, 4)).at(-1)).toMatchObject({ type: 'AreaRenamed', on: '2015-03-11', name: 'An Sinh mới' });
  });

  it('is the same object while no change comes in between, so that what is folded from it can be kept', async () => {
    const read = await projected(areasProjections, history);
    expect(await hierarchyChangesAt(read, 3)).toBe(await hierarchyChangesAt(read, 2));
    expect(await hierarchyChangesAt(read, 99)).toBe(await hierarchyChangesAt(read, 4));
    expect(await hierarchyChangesAt(read, 4)).not.toBe(await hierarchyChangesAt(read, 3));
  });

  it('a past one stays as it was when a later one was asked for first', async () => {
    const read = await projected(areasProjections, history);
    expect((await hierarchyAt(read, 4)).hierarchy.get('an-sinh')?.names).toHaveLength(2);
    expect((await hierarchyAt(read, 3)).hierarchy.get('an-sinh')?.names).toHaveLength(1);
  });

  it('a change that comes in while one asks is not taken for what was known before', async () => {
    const read = await projected(areasProjections, history);
    let asked = 0;
    /** The first question is answered from before the renaming, the next from after it. */
    const moving: ReadModels = {
      get: (sql) => read.get(sql, [3]),
      all: (sql, params) => {
        asked++;
        return read.all(sql, params);
      },
      snapshot: (work) => work(moving),
    };
    expect(await hierarchyChangesAt(moving, Number.MAX_SAFE_INTEGER)).toHaveLength(2);
    expect([asked, await hierarchyChangesAt(read, 3)]).toMatchObject([1, [{ type: 'AreaEstablished' }, { type: 'AreaEstablished' }]]);
  });

  it('is found by the end of the key, however long the history', async () => {
    const read = await projected(areasProjections, history);
    const plan = await read.all<{ detail: string }>(
      'explain query plan select event_id from hierarchy_change where log_size <= ? order by log_size desc limit 1',
      [3],
    );
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH .* USING INTEGER PRIMARY KEY/);
  });
});
