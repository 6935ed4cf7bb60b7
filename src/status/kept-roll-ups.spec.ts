import type { HierarchyChange, Indicator, Keeping, Plan, StatesKey } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { KeptRollUps } from './kept-roll-ups';

const established = (id: string, parent: string | null, on = '2010-01-01'): HierarchyChange => ({
  type: 'AreaEstablished',
  on,
  area: { id, name: id, level: parent === null ? 'district' : 'commune', kind: 'xã', parent },
});
const changes = [established('d', null), established('a', 'd'), established('b', 'd', '2015-05-01')];

/** Nothing is said between two log sizes. */
const silent: ReadModels = {
  get: () => Promise.resolve(undefined),
  all: () => Promise.resolve([]),
  snapshot: (work) => work(silent),
};

const indicator: Indicator = {
  code: 'i',
  measure: 'count',
  reportedAt: ['commune'],
  periods: ['half-year', 'year'],
  area: 'sum',
  time: 'last',
  denominatorTime: 'last',
  breakdowns: [],
  mayExceed: false,
  signed: false,
};
const kept = () => {
  const rollUps = new KeptRollUps();
  return (on: string) => rollUps.at(silent, changes, on, 7, true);
};
const slot = { last: '2015-06-30', kind: null, period: '2015-H1' };
const nodesOf = (keeping: Keeping, day: string) => keeping.nodes({ indicator, slot, day, basis: 'reported', cut: day, treeDay: day });
const daysOf = (keeping: Keeping, day: string) => keeping.days({ indicator, basis: 'reported', day, treeDay: day });
const everOf = (keeping: Keeping, treeDay: string) => keeping.ever({ indicator, basis: 'reported', treeDay });

/** Whether what is kept under the district on one day is there on the other. */
async function isShared(
  one: string,
  other: string,
  of: (keeping: Keeping, day: string) => { get: (area: string) => unknown; set: unknown },
) {
  const at = kept();
  const first = of(await at(one), one);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever is kept, it is the same thing again
  (first.set as (area: string, value: unknown) => void)('d', 'kept');
  expect(of(await at(one), one).get('d')).toBe('kept');
  return of(await at(other), other).get('d') === 'kept';
}

describe('what is kept of one day serves another with the same tree', () => {
  it('where the slot has ended by both', async () => {
    expect(await isShared('2015-06-30', '2016-02-29', nodesOf)).toBe(true);
    expect(await isShared('2015-06-29', '2016-02-29', nodesOf)).toBe(false);
    expect(await isShared('2015-06-28', '2015-06-29', nodesOf)).toBe(false);
  });

  it('not where an area began or ended between them', async () => {
    expect(await isShared('2015-04-30', '2015-05-01', everOf)).toBe(false);
    expect(await isShared('2015-05-01', '2015-05-02', everOf)).toBe(true);
  });

  it('but nothing that looks at the day itself: which slots there are on it, and how areas stand', async () => {
    const plan: Plan = {
      plan: 'p',
      area: 'd',
      period: { from: '2013-01-01', to: '2020-12-31' },
      phases: [],
      targets: [],
      transfers: [],
      closedOn: null,
    };
    const stateKey = (on: string): StatesKey => ({
      indicator,
      plan,
      history: {
        issued: { id: 't', indicator: 'i', criterion: { kind: 'at-least', value: '1' }, hold: 'at-due', measuredAt: { each: 'commune' } },
        revisions: [],
        withdrawnOn: null,
      },
      question: { on, basis: 'reported' },
    });
    expect(await isShared('2016-01-01', '2016-02-29', daysOf)).toBe(false);
    expect(await isShared('2016-01-01', '2016-02-29', (keeping, on) => keeping.states(stateKey(on)))).toBe(false);
    expect(await isShared('2016-01-01', '2016-02-29', (keeping, on) => keeping.summaries(stateKey(on)))).toBe(false);
  });
});
