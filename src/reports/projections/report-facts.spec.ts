import type { ReadModels } from '@hieuhoc/projections';
import { sheetOfReport } from '../kept/book.queries';
import { projected } from '../../platform/read-db/testing';
import { acceptancesOf, factsOf, figuresDecidedBetween, lifeOf, reportFactsBy, reportFactsOf, reportFactsOfSome } from '../report.queries';
import { reportFacts } from './report-facts';

const figure = { indicator: 'gia-dinh', area: 'a1', period: '2015-H1', revision: 0 };
const said = (reporter: string, revision: bigint, type: string, data: object, recordedAt = '2015-07-15T10:00:00.000Z') => ({
  stream: `report-p1:xa:${reporter}:2015-H1`,
  revision,
  type,
  data: { area: reporter, ...data },
  recordedAt,
  metadata: { actor: `can-bo-${reporter}`, schemaVersion: 1 },
});
const LOG = [
  said('a1', 0n, 'DeadlineExtended', { until: '2015-07-31', reason: 'bão' }),
  said('a1', 1n, 'ReportSubmitted', { figures: [figure], includes: [] }),
  said('a2', 0n, 'ReportSubmitted', { figures: [], includes: [] }),
  said('a1', 2n, 'ReportAccepted', { submission: 1, figures: [figure], except: [] }),
];
const everything = 100;
const read = (): Promise<ReadModels> => projected([reportFacts], LOG);

describe('facts of reports', () => {
  it('stand in order of duty, period, reporter and revision, as far as they were known', async () => {
    const rows = await reportFactsOf(await read(), { plan: 'p1' }, everything);
    expect(rows.map(({ reporter, revision }) => [reporter, revision])).toEqual([
      ['a1', 0],
      ['a1', 1],
      ['a1', 2],
      ['a2', 0],
    ]);
    expect(await reportFactsOf(await read(), { plan: 'p1' }, 2)).toHaveLength(2);
    expect(await reportFactsOf(await read(), { plan: 'p1', duty: 'xa', period: '2015-H1', reporter: 'a2' }, everything)).toHaveLength(1);
  });

  it('give the rules what they judge by', async () => {
    const rows = await reportFactsOf(await read(), { plan: 'p1', reporter: 'a1' }, everything);
    expect(factsOf(rows)).toEqual([
      { type: 'extended', until: '2015-07-31' },
      { type: 'submitted', revision: 1, day: '2015-07-15' },
      { type: 'accepted', submission: 1, day: '2015-07-15' },
    ]);
  });

  it('are of the day in Viet Nam on which they were recorded: from five in the afternoon in London it is the next', async () => {
    const at = async (recordedAt: string) => {
      const one = await projected([reportFacts], [said('a1', 0n, 'ReportSubmitted', { figures: [], includes: [] }, recordedAt)]);
      return (await reportFactsOf(one, { plan: 'p1' }, everything))[0]?.day;
    };
    expect([await at('2015-07-15T16:59:59.999Z'), await at('2015-07-15T17:00:00.000Z')]).toEqual(['2015-07-15', '2015-07-16']);
  });

  it('hold what was said, the acceptances, and the figures that decisions spoke of', async () => {
    const models = await read();
    const life = await lifeOf(models, ['p1', 'xa', '2015-H1', 'a1'], everything);
    expect(life.map(({ actor, data }) => [actor, JSON.parse(data).until])).toEqual([
      ['can-bo-a1', '2015-07-31'],
      ['can-bo-a1', undefined],
      ['can-bo-a1', undefined],
    ]);
    expect(await acceptancesOf(models, 'p1', 'xa')).toEqual([{ reporter: 'a1', period: '2015-H1', submission: 1 }]);
    expect(await figuresDecidedBetween(models, 3, 4)).toEqual([figure]);
    expect(await figuresDecidedBetween(models, 0, 3)).toEqual([]);
  });

  it('are found by the key, without going through the others', async () => {
    const models = await read();
    const plans: string[] = [];
    const spied = Object.assign(Object.create(models) as ReadModels, {
      all: async (sql: string, params: readonly string[]) => {
        const plan = await models.all<{ detail: string }>(`explain query plan ${sql}`, params);
        plans.push(plan.map(({ detail }) => detail).join('; '));
        return models.all(sql, params);
      },
    });
    await reportFactsOf(spied, { plan: 'p1', duty: 'xa', period: '2015-H1' }, everything);
    await reportFactsOf(spied, { plan: 'p1', duty: 'xa', reporter: 'a1' }, everything);
    await reportFactsOfSome(spied, { plan: 'p1', duty: 'xa', period: '2015-H1' }, ['a1', 'a2'], everything);
    await reportFactsBy(spied, ['a1'], everything);
    await sheetOfReport(spied, { plan: 'p1', duty: 'xa', period: '2015-H1', reporter: 'a1' }, everything);
    await lifeOf(spied, ['p1', 'xa', '2015-H1', 'a1'], everything);
    await figuresDecidedBetween(spied, 3, 4);
    for (const plan of plans) expect(plan).toMatch(/^SEARCH/);
  });
});
