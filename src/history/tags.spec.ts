import { tagsOf } from './tags';

const decision = { number: '12/QĐ-UBND', issuedOn: '2014-09-01', issuer: 'UBND huyện' };

describe('what an event is about', () => {
  it('a figure: its indicator and area stand in the name of its stream', () =>
    expect(tagsOf('figure-gia-dinh-hieu-hoc:22.205.07075:2015-H1', { revision: 0 })).toMatchObject({
      indicator: 'gia-dinh-hieu-hoc',
      areas: ['22.205.07075'],
    }));

  it('an indicator: the rule by which it adds up is no area', () =>
    expect(tagsOf('indicator-gia-dinh-hieu-hoc', { code: 'gia-dinh-hieu-hoc', area: 'sum' })).toMatchObject({
      indicator: 'gia-dinh-hieu-hoc',
      areas: [],
    }));

  it('an issued plan: its area, not those that it brings along', () =>
    expect(tagsOf('plan-dong-trieu-2013', { document: { area: '22.205', areas: [{ id: 'vn' }] } })).toMatchObject({
      plan: 'dong-trieu-2013',
      areas: ['22.205'],
    }));

  it('a revised target: the plan, the target and the decision that orders it', () =>
    expect(tagsOf('plan-dong-trieu-2013', { target: 'gia-dinh-2015', effectiveOn: '2014-09-01', decision })).toMatchObject({
      plan: 'dong-trieu-2013',
      target: 'gia-dinh-2015',
      decision: '12/QĐ-UBND',
    }));

  it('a reorganisation: every area it touches', () =>
    expect(
      tagsOf('hierarchy', {
        on: '2020-01-01',
        from: ['a', 'b'],
        to: [{ id: 'c', name: 'C' }],
        parts: [],
        children: [{ area: 'd', parent: 'c' }],
      }).areas,
    ).toEqual(['a', 'b', 'c', 'd']));

  it('a recognition: title, subject and area', () =>
    expect(tagsOf('recognition-gia-dinh-hieu-hoc:h1', { area: '22.205.07075', decision })).toMatchObject({
      title: 'gia-dinh-hieu-hoc',
      subject: 'h1',
      areas: ['22.205.07075'],
      decision: '12/QĐ-UBND',
    }));

  it('a report: its plan, and the area of its reporter', () =>
    expect(tagsOf('report-dong-trieu-2013:xa-6-thang:22.205.07075:2015-H1', { area: '22.205.07075', submission: 0 })).toMatchObject({
      plan: 'dong-trieu-2013',
      target: null,
      areas: ['22.205.07075'],
    }));

  it('a decision on a report: each figure it names too, once for all its periods', () => {
    const named = (indicator: string, period: string) => ({ indicator, area: '22.205.07075', period, revision: 0 });
    const data = {
      area: '22.205.07075',
      submission: 0,
      figures: [named('a', '2015-H1'), named('a', '2015-Q2')],
      except: [named('b', '2015-H1')],
    };
    expect(tagsOf('report-dong-trieu-2013:xa-6-thang:22.205.07075:2015-H1', data).figures).toEqual([
      { indicator: 'a', area: '22.205.07075' },
      { indicator: 'b', area: '22.205.07075' },
    ]);
  });

  it('an event of a slice that is not written yet has its stream, and nothing invented', () =>
    expect(tagsOf('import-1', {}).areas).toEqual([]));
});
