import type { ReadModels } from '@hieuhoc/projections';
import { logIndex } from '../platform/projections';
import { projected, type Projected } from '../platform/read-db/testing';
import { eventsOfStreams, factsBetween, type CauseRange } from './causes.queries';
import { historyEntries } from './projections/history-entries';

const figure = (area: string, revision: bigint, type = 'FigureCorrected'): Projected => ({
  stream: `figure-gia-dinh:${area}:2015-H1`,
  revision,
  type,
  data: {},
});
const titled = (type: string, data: object): Projected => ({ stream: 'recognition-danh-hieu:s1', type, data: { ...data } });
const named = (area: string) => ({ indicator: 'gia-dinh', area, period: '2015-H1', revision: 0 });

const LOG: readonly Projected[] = [
  { stream: 'hierarchy', type: 'AreaEstablished', data: { area: { id: 'a1', parent: 'd1' } } },
  { stream: 'plan-p1', type: 'PlanIssued', data: { document: { area: 'd1' } } },
  figure('a1', 0n, 'FigureReported'),
  figure('a2', 0n, 'FigureReported'),
  figure('a1', 1n),
  figure('a1', 2n),
  { stream: 'report-p1:xa:a1:2015-H1', type: 'ReportSubmitted', data: { area: 'a1', figures: [named('a1')] } },
  { stream: 'report-p1:xa:a1:2015-H1', type: 'ReportAccepted', data: { area: 'a1', figures: [named('a1'), named('a2')], except: [] } },
  titled('RecognitionGranted', { area: 'a1', title: 'danh-hieu' }),
  titled('RecognitionRevoked', { title: 'danh-hieu' }),
  { stream: 'account-x', type: 'RoleGranted', data: { area: 'a1' } },
];
const ALL = { after: 0, upTo: LOG.length, most: null };
const OF_A1 = { areas: ['a1'], indicators: ['gia-dinh'], titles: [] };
/** More areas than are looked through one by one. */
const MANY = { ...OF_A1, areas: ['a1', ...Array.from({ length: 100 }, (_, n) => `b${n}`)] };

const read = (): Promise<ReadModels> => projected([logIndex, historyEntries], LOG);
async function facts(sought: Parameters<typeof factsBetween>[1], range: CauseRange): Promise<[readonly number[], boolean]> {
  const { causes, all } = await factsBetween(await read(), sought, range);
  return [causes.map(({ logSize }) => logSize).toSorted((a, b) => a - b), all];
}

describe.each([
  ['few areas', OF_A1],
  ['many areas', MANY],
])('what rows of %s rest on', (_, sought) => {
  it('are figures of their indicators there and decisions that verify them, not reports sent nor what else is about the area', async () =>
    expect(await facts(sought, ALL)).toEqual([[3, 5, 6, 8], true]));
  it('lies between the two moments', async () => expect(await facts(sought, { ...ALL, after: 3, upTo: 6 })).toEqual([[5, 6], true]));
  it('is the newest where few are asked for, and one more, which says that there are others', async () =>
    expect(await facts(sought, { ...ALL, most: 1 })).toEqual([[6, 8], true]));
  it('are recognitions of their titles, also those that do not say where', async () =>
    expect(await facts({ ...sought, indicators: [], titles: ['danh-hieu'] }, ALL)).toEqual([[9, 10], true]));
  it('are none of another title or area', async () => {
    expect(await facts({ ...sought, indicators: ['khac'], titles: ['khac'] }, ALL)).toEqual([[], true]);
    expect(await facts({ ...sought, areas: sought.areas.map((area) => `x${area}`), titles: ['danh-hieu'] }, ALL)).toEqual([[], true]);
  });
});

it('what was said in streams between two moments comes the newest first', async () => {
  const { causes, all } = await eventsOfStreams(await read(), ['plan-p1', 'hierarchy'], ALL);
  expect([causes.map(({ logSize, area }) => [logSize, area]), all]).toEqual([
    [
      [2, 'd1'],
      [1, 'a1'],
    ],
    true,
  ]);
});

it('of much only the newest is looked at, and that is said', async () => {
  const much = Array.from({ length: 2_100 }, (_, n) => figure(n === 0 ? 'a1' : 'b1', BigInt(n)));
  const models = await projected([logIndex, historyEntries], much);
  const upTo = much.length;
  expect(await factsBetween(models, MANY, { after: 0, upTo, most: 2 })).toMatchObject({
    causes: [{ logSize: 2_100 }, { logSize: 2_099 }, { logSize: 2_098 }],
    all: false,
  });
  expect(await factsBetween(models, { ...MANY, areas: MANY.areas.filter((area) => area !== 'b1') }, { after: 0, upTo, most: 2 })).toEqual({
    causes: [],
    all: false,
  });
  expect((await factsBetween(models, MANY, { after: 0, upTo, most: null })).causes).toHaveLength(2_100);
});
