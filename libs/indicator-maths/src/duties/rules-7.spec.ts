import { HALF_YEARLY, PLAN } from './duties.fixture';
import type { Duty, DutyPeriod, DutyPlan } from './model';
import { dutyPeriod, dutyPeriods } from './periods';
import { ratesOn } from './rates';
import { standingOn } from './standing';

/** Rules 7, sentence by sentence, as far as the other specs of this folder do not say it. */
const plan: DutyPlan = { ...PLAN, period: { from: '2014-01-01', to: '2015-12-31' }, issuedOn: '2013-12-01' };
const only = (duty: Duty): DutyPeriod => dutyPeriods(plan, duty)[0] as DutyPeriod;

describe('rules 7', () => {
  it('"trước ngày 20 tháng 11" is stored as 19-11: sent on the 19th it is in time, on the 20th late', () => {
    const period = only({ ...HALF_YEARLY, every: 'year', due: { on: '11-19' } });
    const sent = (day: string) => standingOn(period, [{ type: 'submitted', revision: 0, day }], '2014-12-31').late;
    expect([period.due, sent('2014-11-19'), sent('2014-11-20')]).toEqual(['2014-11-19', false, true]);
    // Unsent it is open through the 19th and overdue on the 20th.
    expect([standingOn(period, [], '2014-11-19').late, standingOn(period, [], '2014-11-20').late]).toEqual([false, true]);
  });

  it.each(['unstated', 'on-demand'] as const)('`%s` expects nothing: no period of it is ever overdue, late or counted', (every) => {
    const duty: Duty = { ...HALF_YEARLY, every, due: { days: 1 } };
    expect(dutyPeriods(plan, duty)).toEqual([]);
    const period = dutyPeriod(plan, duty, '2014-H1') as DutyPeriod;
    expect(period).toMatchObject({ due: null, dueStated: false });
    for (const facts of [[], [{ type: 'submitted', revision: 0, day: '2020-01-01' } as const]]) {
      const standing = standingOn(period, facts, '2020-01-01');
      expect(standing).toMatchObject({ due: null, late: false });
      expect(ratesOn([standing], '2020-01-01')).toEqual({ expected: 0, received: 0, inTime: 0 });
    }
  });

  it.each([
    // The plan's first day and its issue, and the first half-year that ends on or after the later of them.
    ['2014-01-01', '2013-12-01', '2014-H1'],
    ['2014-01-01', '2014-06-30', '2014-H1'],
    ['2014-01-01', '2014-07-01', '2014-H2'],
    ['2014-07-01', '2014-03-01', '2014-H2'],
    ['2014-01-01', null, '2014-H1'],
  ])('the span begins at the later of the first day %s and the issue %s: first %s', (from, issuedOn, first) => {
    const begun = { ...plan, period: { ...plan.period, from }, issuedOn };
    expect(dutyPeriods(begun, HALF_YEARLY)[0]?.period).toBe(first);
    // A duty whose own span is written from earlier on owes no more.
    const early = { ...HALF_YEARLY, span: { from: '2010-01-01', to: '2015-12-31' } };
    expect(dutyPeriods(begun, early)[0]?.period).toBe(first);
  });

  it('one ends with the last day of the span, not after it', () => {
    const to = (day: string) => dutyPeriods({ ...plan, period: { from: '2014-01-01', to: day } }, HALF_YEARLY).at(-1)?.period;
    expect([to('2015-12-30'), to('2015-12-31')]).toEqual(['2015-H1', '2015-H2']);
  });

  it('a fixed day is one of the year the period ends in: of a second half-year due on 05-01 that is long over', () =>
    expect(dutyPeriods(plan, { ...HALF_YEARLY, due: { on: '01-05' } }).map(({ period, due }) => `${period} ${due}`)).toEqual([
      '2014-H1 2014-01-05',
      '2014-H2 2014-01-05',
      '2015-H1 2015-01-05',
      '2015-H2 2015-01-05',
    ]));

  it('an extension moves the due day and with it what counts in the rates; a return keeps the first submission', () => {
    const period = only(HALF_YEARLY);
    const facts = [{ type: 'extended', until: '2014-07-31' } as const];
    // Due on 15-07, moved to 31-07: nothing is expected before 01-08.
    expect(ratesOn([standingOn(period, facts, '2014-07-31')], '2014-07-31').expected).toBe(0);
    expect(ratesOn([standingOn(period, facts, '2014-08-01')], '2014-08-01')).toEqual({ expected: 1, received: 0, inTime: 0 });
    const returned = [
      ...facts,
      { type: 'submitted', revision: 0, day: '2014-07-31' },
      { type: 'returned', submission: 0, day: '2014-08-20' },
    ] as const;
    expect(standingOn(period, returned, '2014-08-20')).toMatchObject({ state: 'returned', firstSubmittedOn: '2014-07-31', late: false });
    expect(ratesOn([standingOn(period, returned, '2014-08-20')], '2014-08-20')).toEqual({ expected: 1, received: 1, inTime: 1 });
  });
});
