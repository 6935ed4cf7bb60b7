import type { ReadModels } from '@hieuhoc/projections';
import { logIndex } from '../platform/projections';
import { projected, type Projected } from '../platform/read-db/testing';
import { entries, eventsOfHierarchy, eventsOfTarget, namedEvents, streamsBetween, type EntryFilter } from './history.queries';
import { historyEntries } from './projections/history-entries';

const figure = (area: string, revision: bigint, type: string, actor: string): Projected => ({
  stream: `figure-gia-dinh-hieu-hoc:${area}:2015-H1`,
  revision,
  type,
  data: { revision: 0 },
  metadata: { actor, schemaVersion: 1, onBehalfOf: area },
});
const decision = { number: '61/KH-UBND', issuedOn: '2013-07-16', issuer: 'UBND huyện' };

const LOG: readonly Projected[] = [
  { stream: 'hierarchy', type: 'AreaEstablished', data: { on: '2010-01-01', area: { id: 'a1', parent: 'd1' } } },
  { stream: 'plan-p1', type: 'PlanIssued', data: { document: { area: 'd1' } } },
  figure('a1', 0n, 'FigureReported', 'xa-1'),
  figure('a2', 0n, 'FigureReported', 'xa-2'),
  figure('a1', 1n, 'FigureVerified', 'phong-gddt'),
  { stream: 'plan-p1', type: 'TargetRevised', data: { target: 't1', decision } },
  { stream: 'hierarchy', type: 'AreasReorganised', data: { from: ['a1', 'a2'], to: [{ id: 'b1', parent: 'd1' }], decision } },
];
const named = (indicator: string, area: string) => ({ indicator, area, period: '2015-H1', revision: 0 });
const REPORT: Projected = {
  stream: 'report-p1:xa:a1:2015-H1',
  type: 'ReportAccepted',
  data: { area: 'a1', submission: 0, figures: [named('gia-dinh-hieu-hoc', 'a1'), named('dong-ho', 'a1')], except: [] },
};
const WHOLE = { upTo: LOG.length, below: null, limit: 100 };

const read = (): Promise<ReadModels> => projected([logIndex, historyEntries], LOG);
const found = async (filter: EntryFilter): Promise<number[]> =>
  (await entries(await read(), filter, [], WHOLE)).map(({ log_size }) => log_size);

describe('the history', () => {
  it('is every event once, newest first', async () => expect(await found({})).toEqual([7, 6, 5, 4, 3, 2, 1]));

  it.each<[string, EntryFilter, readonly number[]]>([
    ['an area, also where an event touches several', { area: 'a1' }, [7, 5, 3, 1]],
    ['a plan', { plan: 'p1' }, [6, 2]],
    ['an indicator', { indicator: 'gia-dinh-hieu-hoc' }, [5, 4, 3]],
    ['a stream', { stream: 'hierarchy' }, [7, 1]],
    ['an actor', { actor: 'phong-gddt' }, [5]],
    ['a type', { type: 'FigureReported' }, [4, 3]],
    ['a decision', { decision: '61/KH-UBND' }, [7, 6]],
    ['an area and a type', { area: 'a1', type: 'FigureReported' }, [3]],
    ['a span of time', { from: '2026-01-01T00:00:01.000Z', to: '2026-01-01T00:00:02.000Z' }, [3, 2]],
  ])('is found by %s', async (_, filter, expected) => expect(await found(filter)).toEqual(expected));

  it.each<[string, EntryFilter, readonly number[]]>([
    ['of all', {}, [8, 7]],
    ['of its area', { area: 'a1' }, [8, 7]],
    ['of its plan', { plan: 'p1' }, [8, 6]],
    ['of a figure it verifies', { indicator: 'dong-ho' }, [8]],
    ['of that figure in its area', { indicator: 'gia-dinh-hieu-hoc', area: 'a1' }, [8, 5]],
    ['of another area not', { indicator: 'dong-ho', area: 'a2' }, []],
  ])('a decision on a report is once in the history %s', async (_, filter, expected) => {
    const models = await projected([logIndex, historyEntries], [...LOG, REPORT]);
    const rows = await entries(models, filter, [], { upTo: 8, below: null, limit: 2 });
    expect(rows.map(({ log_size }) => log_size)).toEqual(expected);
  });

  it('goes on below the last one of a page', async () =>
    expect((await entries(await read(), {}, [], { upTo: 6, below: 5, limit: 2 })).map(({ log_size }) => log_size)).toEqual([4, 3]));
});

describe('the events behind a row', () => {
  it('are those named, in log order', async () => {
    const stream = 'figure-gia-dinh-hieu-hoc:a1:2015-H1';
    const named = [
      { stream, revision: 1 },
      { stream, revision: 0 },
    ];
    expect((await namedEvents(await read(), named, 7)).map(({ logSize }) => logSize)).toEqual([3, 5]);
    expect((await namedEvents(await read(), named, 4)).map(({ logSize }) => logSize)).toEqual([3]);
  });
  it('are the issue of the plan and what was said of the target', async () =>
    expect((await eventsOfTarget(await read(), 'p1', 't1', 7)).map(({ logSize }) => logSize)).toEqual([2, 6]));
  it('are the changes of its areas, each once', async () =>
    expect((await eventsOfHierarchy(await read(), ['a1', 'a2', 'd1'], 7)).map(({ logSize }) => logSize)).toEqual([1, 7]));
  it('belong to these streams', async () => expect(await streamsBetween(await read(), 4, 6)).toEqual(expect.arrayContaining(['plan-p1'])));
});

/** What each query looks at first, and how. */
async function plans(ask: (read: ReadModels) => Promise<unknown>): Promise<string> {
  const asked: string[] = [];
  const models = await read();
  const spied: ReadModels = {
    ...models,
    get: (sql, params) => models.get(sql, params),
    snapshot: (work) => models.snapshot(work),
    all: async (sql, params) => {
      const plan = await models.all<{ detail: string }>(`explain query plan ${sql}`, params);
      asked.push(...plan.map(({ detail }) => detail));
      return models.all(sql, params);
    },
  };
  await ask(spied);
  return asked.join('; ');
}

describe('the indexes', () => {
  it.each<[EntryFilter, RegExp]>([
    [{ area: 'a1' }, /^SEARCH history_entry\w* USING (COVERING )?INDEX \w+by_area \(area=\?/],
    [{ plan: 'p1' }, /^SEARCH history_entry\w* USING (COVERING )?INDEX \w+by_plan \(plan=\?/],
    [{ decision: '61/KH-UBND' }, /^SEARCH history_entry\w* USING (COVERING )?INDEX \w+by_decision \(decision=\?/],
    [{ stream: 'hierarchy' }, /^SEARCH log_index\w* USING INDEX \w+by_stream \(stream=\?/],
    [{ actor: 'xa-1' }, /^SEARCH log_index\w* USING INDEX \w+by_actor \(actor=\?/],
    [{ type: 'FigureReported' }, /^SEARCH log_index\w* USING INDEX \w+by_type \(type=\?/],
  ])('serve %j in the order of the log', async (filter, expected) => {
    const plan = await plans((read) => entries(read, filter, [], WHOLE));
    expect(plan).toMatch(expected);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('lead from the stream of the hierarchy to its events, not from all that an area has', async () =>
    expect(await plans((read) => eventsOfHierarchy(read, ['a1'], 7))).toMatch(/SEARCH log_index\w* USING INDEX \w+by_stream/));
});
