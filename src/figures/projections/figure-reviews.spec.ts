import { projected, type Projected } from '../../platform/read-db/testing';
import { reviewCountsOf } from '../waiting.queries';
import { figureReviews } from './figure-reviews';

const content = { value: { kind: 'count', value: '7' }, dataTo: '2015-12-31' };
const figure = (revision: number, type: string, data: Projected['data'] = content, area = 'a1'): Projected => ({
  stream: `figure-so-ho:${area}:2015`,
  revision: BigInt(revision),
  type,
  data,
});
const named = { indicator: 'so-ho', area: 'a1', period: '2015' };
const report = (type: string, data: Projected['data']): Projected => ({ stream: 'report-p1:xa:a1:2015', revision: 1n, type, data });

const reported = figure(0, 'FigureReported');
const verified = figure(1, 'FigureVerified', { revision: 0 });
const corrected = figure(2, 'FigureCorrected');

async function standing(...events: Projected[]): Promise<string> {
  const read = await projected([figureReviews], events);
  const row = await read.get<{ stands: string; verified: number; since: number }>('select stands, verified, since from figure_review');
  return row === undefined ? 'nothing' : `${row.stands}, verified ${row.verified}, since ${row.since}`;
}

describe('how a figure stands with who verifies', () => {
  it.each<[string, string, Projected[]]>([
    ['waits from its first report on', 'waiting, verified -1, since 1', [reported]],
    ['is verified', 'verified, verified 0, since 2', [reported, verified]],
    ['waits again once corrected, its verified revision known', 'waiting, verified 0, since 3', [reported, verified, corrected]],
    ['is returned', 'returned, verified -1, since 2', [reported, figure(1, 'FigureReturned', { revision: 0, reason: 'sai' })]],
    [
      'has no verified revision once that is returned, though the correction goes on waiting',
      'waiting, verified -1, since 3',
      [reported, verified, corrected, figure(3, 'FigureReturned', { revision: 0, reason: 'sai' })],
    ],
    ['is gone once withdrawn', 'nothing', [reported, verified, figure(2, 'FigureWithdrawn', { reason: 'nhầm' })]],
    [
      'begins anew after that: what was said of the life before means nothing',
      'waiting, verified -1, since 3',
      [
        reported,
        figure(1, 'FigureWithdrawn', { reason: 'nhầm' }),
        figure(2, 'FigureReported'),
        report('ReportAccepted', { submission: 0, figures: [{ ...named, revision: 0 }] }),
      ],
    ],
    [
      'is verified by the acceptance of its report, in the revision that was submitted',
      'waiting, verified 0, since 2',
      [reported, figure(1, 'FigureCorrected'), report('ReportAccepted', { submission: 0, figures: [{ ...named, revision: 0 }] })],
    ],
    [
      'is returned as an exception of an acceptance',
      'returned, verified -1, since 2',
      [reported, report('ReportAccepted', { submission: 0, figures: [], except: [{ ...named, revision: 0, reason: 'sai' }] })],
    ],
    [
      'is returned with its report',
      'returned, verified -1, since 2',
      [reported, report('ReportReturned', { submission: 0, reason: 'sai', figures: [{ ...named, revision: 0, reason: 'sai' }] })],
    ],
  ])('%s', async (_, expected, events) => expect(await standing(...events)).toBe(expected));

  it('is counted by area, without a look at what is verified', async () => {
    const read = await projected([figureReviews], [reported, verified, corrected, figure(0, 'FigureReported', content, 'a2')]);
    expect(await reviewCountsOf(read, ['a1', 'a2'])).toEqual({ waiting: 2, returned: 0, changed: 1 });
    expect(await reviewCountsOf(read, ['a2'])).toEqual({ waiting: 1, returned: 0, changed: 0 });
    expect(await reviewCountsOf(read, [])).toEqual({ waiting: 0, returned: 0, changed: 0 });
    const plan = await read.all<{ detail: string }>(
      `explain query plan select sum(stands = 'waiting'), sum(verified >= 0) from figure_review
       where stands <> 'verified' and area in (select value from json_each(?))`,
      ['["a1"]'],
    );
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH \w+ USING COVERING INDEX \w+that_waits \(area=\?\)/);
  });
});
