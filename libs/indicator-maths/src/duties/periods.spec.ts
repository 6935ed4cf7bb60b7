import { HALF_YEARLY, PLAN } from './duties.fixture';
import type { Duty, DutyPlan } from './model';
import { dutyPeriod, dutyPeriods, ONCE } from './periods';

const told = (plan: DutyPlan, duty: Duty) => dutyPeriods(plan, duty).map(({ period, due }) => `${period} ${due}`);
const yearly: Duty = { ...HALF_YEARLY, every: 'year' };
const short: DutyPlan = { ...PLAN, period: { from: '2014-01-01', to: '2015-12-31' }, issuedOn: '2013-12-01' };

describe('the periods of a duty', () => {
  it('are those that end within the span, which begins with the issue when that is later: nothing is owed before anybody knew', () => {
    expect(dutyPeriods(PLAN, HALF_YEARLY).map(({ period }) => period)).toEqual([
      '2013-H2',
      ...[2014, 2015, 2016, 2017, 2018, 2019, 2020].flatMap((year) => [`${year}-H1`, `${year}-H2`]),
    ]);
    expect(dutyPeriods({ ...PLAN, issuedOn: '2013-06-30' }, HALF_YEARLY)[0]).toMatchObject({ period: '2013-H1' });
    expect(dutyPeriods({ ...PLAN, issuedOn: null }, HALF_YEARLY)[0]).toMatchObject({ period: '2013-H1' });
  });
  it('end before the day on which the plan is closed', () => {
    expect(told({ ...short, closedOn: '2014-12-31' }, HALF_YEARLY)).toEqual(['2014-H1 2014-07-15']);
    expect(told({ ...short, closedOn: '2015-01-01' }, HALF_YEARLY)).toEqual(['2014-H1 2014-07-15', '2014-H2 2015-01-15']);
    expect(told({ ...short, closedOn: '2014-01-01' }, HALF_YEARLY)).toEqual([]);
  });
  it('follow the span of the duty, which may outlive the plan', () =>
    expect(told(short, { ...yearly, span: { from: '2015-01-01', to: '2016-12-31' } })).toEqual(['2015 2016-01-15', '2016 2017-01-15']));

  it.each<[string, Duty, string[], boolean]>([
    ['fifteen days after the last day, shown as the default', yearly, ['2014 2015-01-15', '2015 2016-01-15'], false],
    ['so many days after', { ...yearly, due: { days: 30 } }, ['2014 2015-01-30', '2015 2016-01-30'], true],
    ['on the very last day', { ...yearly, due: { days: 0 } }, ['2014 2014-12-31', '2015 2015-12-31'], true],
    ['a fixed day of the year it ends in', { ...yearly, due: { on: '11-20' } }, ['2014 2014-11-20', '2015 2015-11-20'], true],
    ['once, on a day', { ...yearly, every: 'once', due: { day: '2014-11-19' } }, [`${ONCE} 2014-11-19`], true],
    ['once, after the plan', { ...yearly, every: 'once' }, [`${ONCE} 2016-01-15`], false],
    ['unstated: nothing is expected', { ...yearly, every: 'unstated' }, [], false],
    ['on demand: nothing is expected', { ...yearly, every: 'on-demand' }, [], false],
  ])('are due %s', (_, duty, expected, stated) => {
    expect(told(short, duty)).toEqual(expected);
    for (const { dueStated } of dutyPeriods(short, duty)) expect(dueStated).toBe(stated);
  });

  it('are waited for from the day after they end; one due before, from fifteen days ahead', () => {
    expect(dutyPeriods(short, yearly)[0]).toMatchObject({ opens: '2015-01-01' });
    expect(dutyPeriods(short, { ...yearly, due: { on: '11-20' } })[0]).toMatchObject({ opens: '2014-11-05' });
  });
  it('once by a day end with it, so that who is to report exists then; else with the span', () => {
    const once: Duty = { ...yearly, every: 'once' };
    expect(dutyPeriods(short, { ...once, due: { day: '2014-11-19' } })[0]).toMatchObject({ first: '2014-01-01', last: '2014-11-19' });
    expect(dutyPeriods(short, { ...once, due: { day: '2016-03-31' } })[0]).toMatchObject({ last: '2015-12-31', due: '2016-03-31' });
    expect(dutyPeriods(short, once)[0]).toMatchObject({ last: '2015-12-31' });
  });
  it('named by a report are the duty’s own', () => {
    expect(dutyPeriod(short, HALF_YEARLY, '2014-H1')).toMatchObject({ last: '2014-06-30', due: '2014-07-15' });
    for (const none of ['2014', '2013-H2', '2016-H1', 'once', 'abc', '2014-03-15']) expect(dutyPeriod(short, HALF_YEARLY, none)).toBeNull();
  });
  it('of a duty without a rhythm may be any in the span, of one on demand a day too, and are never due', () => {
    const demanded: Duty = { ...yearly, every: 'on-demand' };
    expect(dutyPeriod(short, demanded, '2014-03-15')).toMatchObject({ first: '2014-03-15', last: '2014-03-15', due: null });
    expect(dutyPeriod(short, { ...yearly, every: 'unstated' }, '2014-Q2')).toMatchObject({ due: null });
    expect(dutyPeriod(short, { ...yearly, every: 'unstated' }, '2014-03-15')).toBeNull();
    for (const none of ['2013-12-31', '2016-01-01', '2013', '2014-02-30']) expect(dutyPeriod(short, demanded, none)).toBeNull();
  });
});
