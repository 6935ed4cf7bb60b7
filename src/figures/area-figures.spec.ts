import { type Figure, lastDay, revisionOn } from '@hieuhoc/indicator-maths';
import type { JsonObject } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { projected, type Projected } from '../platform/read-db/testing';
import { AreaFigures } from './area-figures';
import { areasOfGeneratedFigures, figuresByArea, type FactRow } from './figure.queries';
import { packedFigures } from './packed-figures';
import { figureFacts } from './projections/figure-facts';

const INDICATOR = 'gia-dinh-hieu-hoc';
const reported = (numerator: string, dataTo: string, more: object = {}) => ({
  value: { kind: 'ratio', numerator, denominator: '1600' },
  dataTo,
  ...more,
});
const said = (area: string, period: string, revision: bigint, type: string, data: object): Projected => ({
  stream: `figure-${INDICATOR}:${area}:${period}`,
  revision,
  type,
  data: { ...data },
});
const breakdown = { sex: { nam: { numerator: '5', denominator: '8' }, nu: { numerator: '7', denominator: '1592' } } };

const named = (area: string, period: string, revision: number) => ({ indicator: INDICATOR, area, period, revision });
/** A decision on some report, which speaks of the figures it names. */
const decided = (type: string, data: JsonObject): Projected => ({
  stream: 'report-p1:d1:a1:2015',
  type,
  data: { area: 'a1', submission: 0, ...data },
});

const LOG: readonly Projected[] = [
  said('a1', '2015', 0n, 'FigureReported', reported('12', '2015-12-31')),
  said('a1', '2015-H1', 0n, 'FigureReported', reported('10', '2015-03-31')),
  said('a2', '2015-H1', 0n, 'FigureReported', {
    value: { kind: 'not-applicable', reason: 'Xã đảo,\u001f"không" có\u001e\nhộ' },
    dataTo: '2015-06-30',
  }),
  said('a1', '2015-H1', 1n, 'FigureCorrected', reported('11', '2015-06-30', { breakdown })),
  said('a1', '2015-H1', 2n, 'FigureVerified', { revision: 1 }),
  said('a1', '2014-H2', 0n, 'FigureReported', { value: { kind: 'count', value: '7.5' }, dataTo: '2014-12-31' }),
  said('a1', '2015-H1', 3n, 'FigureReturned', { revision: 1, reason: 'nhầm' }),
  said('a1', '2014-H2', 1n, 'FigureWithdrawn', { reason: 'nhầm' }),
  said('a2', '2015-H2', 0n, 'FigureReported', { value: { kind: 'yes-no', yes: true }, dataTo: '2015-10-31' }),
  said('a1', '2014-H2', 2n, 'FigureReported', reported('9', '2014-12-31')),
  decided('ReportAccepted', { figures: [named('a2', '2015-H2', 0)], except: [{ ...named('a2', '2015-H1', 0), reason: 'nhầm' }] }),
  decided('ReportAccepted', { figures: [named('a1', '2014-H2', 2), named('a1', '2015', 0)], except: [] }),
  decided('ReportReturned', { reason: 'xem lại', figures: [{ ...named('a1', '2014-H2', 2), reason: 'chưa khớp sổ' }] }),
];
const AREAS = ['a1', 'a2', 'a3'];
const DAYS = ['2014-12-31', '2015-03-31', '2015-06-30', '2015-10-31', '2016-01-01'];

const factsUpTo = (read: ReadModels, area: string, logSize: number): Promise<readonly FactRow[]> =>
  read.all<FactRow>('select * from figure_fact where area = ? and log_size <= ? order by indicator, area, period, log_size', [
    area,
    logSize,
  ]);

/** Read row by row, the figures of an area as known at a log size. */
const rowByRow = async (read: ReadModels, area: string, logSize: number): Promise<readonly Figure[]> =>
  figuresByArea(await factsUpTo(read, area, logSize)).get(area) ?? [];

/** Enough areas that the whole indicator is brought by one scan. */
const MANY = Array.from({ length: 3_001 }, (_, index) => `b${index}`);

describe.each([
  ['looked up one by one', AREAS],
  ['out of one scan', [...AREAS, ...MANY]],
])('the figures of areas, %s', (_, areas) => {
  const brought = async (): Promise<{ read: ReadModels; of: (area: string) => AreaFigures }> => {
    const read = await projected([figureFacts], LOG);
    const packed = await packedFigures(read, INDICATOR, areas);
    return { read, of: (area) => new AreaFigures(INDICATOR, area, packed.get(area) ?? '') };
  };

  it('are at every log size those that their facts fold to', async () => {
    const { read, of } = await brought();
    for (const area of AREAS)
      for (let logSize = 0; logSize <= LOG.length; logSize++) expect(of(area).at(logSize)).toEqual(await rowByRow(read, area, logSize));
  });

  it('end on the day asked for', async () => {
    const { read, of } = await brought();
    for (const area of AREAS)
      for (const last of DAYS) {
        const all = await rowByRow(read, area, LOG.length);
        expect(of(area).endingOn(last, LOG.length)).toEqual(all.filter(({ period }) => lastDay(period) === last));
      }
  });

  it('exist on a day in a basis where a revision counts then', async () => {
    const { read, of } = await brought();
    for (const area of AREAS)
      for (let logSize = 0; logSize <= LOG.length; logSize++)
        for (const day of DAYS)
          for (const basis of ['reported', 'verified'] as const) {
            const all = await rowByRow(read, area, logSize);
            const expected = all.filter((figure) => revisionOn(figure, day, basis) !== null).map(({ period }) => lastDay(period));
            expect(of(area).lastDays(day, basis, logSize)).toEqual(expected);
          }
  });
});

/** A reader that notes how SQLite goes about each query. */
function spiedOn(read: ReadModels, plans: string[]): ReadModels {
  const all = async (sql: string, params: readonly (string | number)[]) => {
    const plan = await read.all<{ detail: string }>(`explain query plan ${sql}`, params);
    plans.push(plan.map(({ detail }) => detail).join('; '));
    return read.all(sql, params);
  };
  return Object.assign(Object.create(read) as ReadModels, { all });
}

it('facts come through the index by figure, which has their order', async () => {
  const read = await projected([figureFacts], LOG);
  const plans: string[] = [];
  await packedFigures(spiedOn(read, plans), INDICATOR, AREAS);
  await packedFigures(spiedOn(read, plans), INDICATOR, MANY);
  for (const plan of plans) {
    expect(plan).toMatch(/SEARCH \S+ USING COVERING INDEX \w*by_figure/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  }
});

it('generated figures are found without a look at the others', async () => {
  const read = await projected([figureFacts], LOG);
  const plans: string[] = [];
  await areasOfGeneratedFigures(spiedOn(read, plans), INDICATOR, LOG.length);
  expect(plans).toEqual([expect.stringMatching(/^SEARCH \S+ USING COVERING INDEX \w*of_sample/)]);
});
