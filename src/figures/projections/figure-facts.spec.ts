import type { FigureContent } from '../figure.events';
import { figuresByArea, type FactRow } from '../figure.queries';
import { figureFacts } from './figure-facts';

const ratio = (numerator: string): FigureContent => ({
  value: { kind: 'ratio', numerator, denominator: '1600' },
  dataTo: '2015-06-30',
  note: 'ghi chú',
});

/** The rows that these events of one stream leave. */
function rowsOf(events: readonly (readonly [type: string, data: object])[], stream = 'figure-gia-dinh-hieu-hoc:a1:2015-H1'): FactRow[] {
  return events.flatMap(([type, data], index) => {
    const stored = {
      id: `e${index}`,
      type,
      stream,
      revision: BigInt(index),
      data,
      logSize: 10 + index,
      metadata: { actor: 'x', schemaVersion: 1 },
    };
    return figureFacts.apply(stored as never).map(({ sql, params }) => {
      const columns =
        /\(([^)]*)\)/
          .exec(sql)?.[1]
          ?.split(',')
          .map((name) => name.trim()) ?? [];
      return Object.fromEntries(columns.map((column, i) => [column, params[i]])) as unknown as FactRow;
    });
  });
}

describe('figure facts', () => {
  it('keep each event of a figure as a row of its own, with what it was known from', () =>
    expect(
      rowsOf([
        ['FigureReported', ratio('1280')],
        ['FigureVerified', { revision: 0 }],
      ]),
    ).toEqual([
      {
        indicator: 'gia-dinh-hieu-hoc',
        area: 'a1',
        period: '2015-H1',
        revision: 0,
        log_size: 10,
        type: 'FigureReported',
        value_kind: 'ratio',
        numerator: '1280',
        denominator: '1600',
        data_to: '2015-06-30',
        breakdown: null,
        names: null,
        reason: null,
        sample: 0,
        detail: '{"note":"ghi chú"}',
      },
      {
        indicator: 'gia-dinh-hieu-hoc',
        area: 'a1',
        period: '2015-H1',
        revision: 1,
        log_size: 11,
        type: 'FigureVerified',
        value_kind: null,
        numerator: null,
        denominator: null,
        data_to: null,
        breakdown: null,
        names: 0,
        reason: null,
        sample: 0,
        detail: null,
      },
    ]));

  it('keep beside each other why it was returned, that it is generated, and what is only shown', () =>
    expect(
      rowsOf([
        ['FigureReported', { ...ratio('1280'), indicator: 'gia-dinh-hieu-hoc', area: 'a1', period: '2015-H1', sample: true }],
        ['FigureReturned', { revision: 0, reason: 'chênh lệch lớn' }],
      ]).map((row) => [row.names, row.reason, row.sample, 'detail' in row && row.detail]),
    ).toEqual([
      [null, null, 1, '{"note":"ghi chú","sample":true}'],
      [0, 'chênh lệch lớn', 0, null],
    ]));

  it.each<[string, FigureContent['value']]>([
    ['a ratio', { kind: 'ratio', numerator: '1280', denominator: '1600' }],
    ['a count', { kind: 'count', value: '12.5' }],
    ['a yes', { kind: 'yes-no', yes: true }],
    ['a no', { kind: 'yes-no', yes: false }],
    ['not applicable', { kind: 'not-applicable', reason: 'không có "dòng họ"' }],
  ])('give back %s as it was reported', (_, value) => {
    const [figure] = figuresByArea(rowsOf([['FigureReported', { value, dataTo: '2015-06-30' }]])).get('a1') ?? [];
    expect(figure?.revisions[0]?.value).toEqual(value);
  });

  it('fold to the standing revisions, and to nothing after a withdrawal', () => {
    const events = [
      ['FigureReported', ratio('1280')],
      ['FigureVerified', { revision: 0 }],
      ['FigureCorrected', ratio('1300')],
    ] as const;
    const [figure] = figuresByArea(rowsOf(events)).get('a1') ?? [];
    expect(figure?.revisions.map(({ revision, verified }) => ({ revision, verified }))).toEqual([
      { revision: 0, verified: true },
      { revision: 2, verified: false },
    ]);
    expect(figuresByArea(rowsOf([...events, ['FigureWithdrawn', { reason: 'nhầm' }]])).size).toBe(0);
  });

  it('hold what a decision on a report says of each figure it names, without a revision of its own', () => {
    const named = { indicator: 'gia-dinh-hieu-hoc', area: 'a1', period: '2015-H1', revision: 0 };
    const other = { ...named, indicator: 'dong-ho-hieu-hoc', reason: 'chưa khớp sổ' };
    const stream = 'report-p1:d1:a1:2015-H1';
    const told = (type: string, data: object) =>
      rowsOf([[type, data]], stream).map((row) => [row.indicator, row.revision, row.type, row.names, row.reason]);
    expect(told('ReportAccepted', { submission: 0, figures: [named], except: [other] })).toEqual([
      ['gia-dinh-hieu-hoc', -1, 'FigureVerified', 0, null],
      ['dong-ho-hieu-hoc', -1, 'FigureReturned', 0, 'chưa khớp sổ'],
    ]);
    expect(told('ReportReturned', { submission: 0, reason: 'xem lại', figures: [other] })).toEqual([
      ['dong-ho-hieu-hoc', -1, 'FigureReturned', 0, 'chưa khớp sổ'],
    ]);
    expect(told('ReportReturned', { submission: 0, reason: 'xem lại' })).toEqual([]);
  });

  it('verify the revision that was submitted, also where a later one has come meanwhile', () => {
    const accepted = { submission: 0, figures: [{ indicator: 'gia-dinh-hieu-hoc', area: 'a1', period: '2015-H1', revision: 0 }] };
    const rows = [
      ...rowsOf([
        ['FigureReported', ratio('1280')],
        ['FigureCorrected', ratio('1300')],
      ]),
      ...rowsOf([['ReportAccepted', accepted]], 'report-p1:d1:a1:2015-H1'),
    ];
    const [figure] = figuresByArea(rows).get('a1') ?? [];
    expect(figure?.revisions.map(({ revision, verified }) => ({ revision, verified }))).toEqual([
      { revision: 0, verified: true },
      { revision: 1, verified: false },
    ]);
  });

  it('keep areas and periods apart', () => {
    const rows = ['a1:2015', 'a1:2015-H1', 'a2:2015'].flatMap((place) =>
      rowsOf([['FigureReported', ratio('1')]], `figure-gia-dinh-hieu-hoc:${place}`),
    );
    expect([...figuresByArea(rows)].map(([area, figures]) => [area, figures.map(({ period }) => period)])).toEqual([
      ['a1', ['2015', '2015-H1']],
      ['a2', ['2015']],
    ]);
  });
});
