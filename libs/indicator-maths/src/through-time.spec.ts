import { throughTime } from './through-time';
import { dongTrieu, type World } from './testing';

function through(world: World, on: string, area?: string) {
  const question = { on, basis: 'reported', ...(area !== undefined && { area }) } as const;
  return throughTime(world.facts(), world.planAsOf(), 'gia-dinh-2015', question);
}
const values = (world: World, on: string, area?: string) => through(world, on, area)?.points.map(({ period, value }) => [period, value]);

describe('a target through time', () => {
  const world = () =>
    dongTrieu()
      .target({ criterion: { kind: 'at-least', value: '85' } })
      .all('2013', { AS: '60/100', BK: '60/100', MK: '60/100' })
      .all('2014', { AS: '70/100', BK: '70/100', MK: '76/100' })
      .all('2015-H1', { AS: '80/100', BK: '75/100' });

  it('shows the value of each slot, and a gap where one that is reported has none', () => {
    // 180 / 300 = 60 %, 216 / 300 = 72 %, 155 / 200 = 77.5 %; no half of 2013 and 2014 was reported
    expect(values(world(), '2015-07-31')).toEqual([
      ['2013-H1', null],
      ['2013', '60.00'],
      ['2014-H1', null],
      ['2014', '72.00'],
      ['2015-H1', '77.50'],
    ]);
  });

  it('takes a kind of period that nobody reports for no gap', () => {
    const yearly = dongTrieu().target().all('2013', { AS: '60/100' }).all('2015', { AS: '70/100' });
    expect(values(yearly, '2016-02-01')).toEqual([
      ['2013', '60.00'],
      ['2014', null],
      ['2015', '70.00'],
    ]);
  });

  it('has no slot of which every figure came to be after the day, though it is known by now', () => {
    const running = dongTrieu().target().figure('AS', '2014', '9/10').figure('BK', '2015-H1', '8/10', { dataTo: '2015-03-31' });
    const last = (on: string) => values(running, on)?.at(-1);
    expect(last('2015-01-10')).toEqual(['2014', '90.00']);
    expect(last('2015-03-30')).toEqual(['2014', '90.00']);
    expect(last('2015-03-31')).toEqual(['2015-H1', '80.00']);
    expect(running.row({ on: '2015-01-10' })).toMatchObject({ period: '2014', value: '90.00', newer: null });
    expect(running.row({ on: '2015-03-31' })).toMatchObject({ newer: { period: '2015-H1' } });
  });

  it('is the same for an area under it, from that area alone', () =>
    expect(values(world(), '2015-07-31', 'MK')).toEqual([
      ['2013', '60.00'],
      ['2014', '76.00'],
    ]));

  it('says what a figure counts with and whether it is settled', () =>
    expect(through(world(), '2015-07-10')?.points.at(-1)).toMatchObject({
      period: '2015-H1',
      last: '2015-06-30',
      numerator: '155',
      denominator: '200',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: false,
      verified: null,
    }));

  it('steps where the criterion was revised within the span', () => {
    const revised = world()
      .revise({ effectiveOn: '2014-09-01', criterion: { kind: 'at-least', value: '88' } })
      .revise({ effectiveOn: '2014-10-01', hold: 'at-due' });
    expect(through(revised, '2015-07-31')).toMatchObject({
      from: '2013-01-01',
      due: '2015-12-31',
      steps: [
        { from: '2013-01-01', criterion: { value: '85' } },
        { from: '2014-09-01', criterion: { value: '88' } },
      ],
    });
  });

  it('counts what is derived at the end of each half-year, and on the day', () => {
    const derived = dongTrieu({ code: 'so-ho', measure: 'count' })
      .indicator({ code: 'ty-le', periods: [], reportedAt: [], from: { recognitions: 'gia-dinh', of: 'so-ho' } })
      .target({ indicator: 'ty-le' })
      .all('2013', { AS: '10', BK: '10', MK: '20' }, { indicator: 'so-ho' })
      .subject({ ref: 'ho-1', kind: 'household', homes: [{ from: null, area: 'AS' }] })
      .grant({ title: 'gia-dinh', subject: 'ho-1', recognisedOn: '2014-02-01', validUntil: null, revokedOn: null });
    expect(values(derived, '2014-08-15')?.slice(-3)).toEqual([
      ['2013-12-31', '0.00'],
      ['2014-06-30', '2.50'],
      ['2014-08-15', '2.50'],
    ]);
  });

  it('ends with what is asked about, however late the day', () =>
    expect(through(world(), '9999-12-30')?.points.at(-1)?.period).toBe('2015'));

  it('is nothing where there is no row: of another area, of a target withdrawn', () => {
    expect(through(world(), '2015-07-31', '22')).toBeNull();
    expect(through(world().withdrawTarget('2015-01-01'), '2015-07-31')).toBeNull();
  });
});
