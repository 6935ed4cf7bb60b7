import { HALF_YEARLY, PLAN } from './duties.fixture';
import type { DutyPeriod, ReportFact } from './model';
import { dutyPeriod } from './periods';
import { completeness, ratesOn, timeliness } from './rates';
import { standingOn } from './standing';

/** 2014-H1, due on 15 July. */
const period = dutyPeriod(PLAN, HALF_YEARLY, '2014-H1') as DutyPeriod;
const submitted = (revision: number, day: string): ReportFact => ({ type: 'submitted', revision, day });
const returned = (submission: number, day: string): ReportFact => ({ type: 'returned', submission, day });
const accepted = (submission: number, day: string): ReportFact => ({ type: 'accepted', submission, day });
const extended = (until: string): ReportFact => ({ type: 'extended', until });

describe('how a report stands on a day', () => {
  it.each<[string, readonly ReportFact[], string, object]>([
    ['not due while its period runs', [], '2014-06-30', { state: 'not-due', late: false, daysLeft: 15 }],
    ['open from the day after', [], '2014-07-01', { state: 'open', late: false, daysLeft: 14 }],
    ['open on the due day itself', [], '2014-07-15', { state: 'open', late: false, daysLeft: 0 }],
    ['missing the day after', [], '2014-07-16', { state: 'missing', late: true, daysLeft: -1 }],
    ['submitted', [submitted(0, '2014-07-15')], '2014-07-15', { state: 'submitted', late: false, daysLeft: null }],
    ['not yet submitted on the days before', [submitted(0, '2014-07-15')], '2014-07-14', { state: 'open', firstSubmittedOn: null }],
    ['late when first submitted after the due day', [submitted(0, '2014-07-16')], '2014-08-01', { state: 'submitted', late: true }],
    ['open again when returned', [submitted(0, '2014-07-10'), returned(0, '2014-07-12')], '2014-07-12', { state: 'returned', late: false }],
    ['accepted', [submitted(0, '2014-07-10'), accepted(0, '2014-07-12')], '2014-07-12', { state: 'accepted' }],
    ['extended', [extended('2014-07-31')], '2014-07-31', { state: 'open', due: '2014-07-31', extended: true, late: false }],
    ['missing after the extension', [extended('2014-07-31')], '2014-08-01', { state: 'missing', late: true }],
    ['in time within the extension', [extended('2014-07-31'), submitted(1, '2014-07-30')], '2014-09-01', { late: false }],
    ['as last extended', [extended('2014-07-31'), extended('2014-08-15')], '2014-08-15', { due: '2014-08-15', late: false }],
  ])('is %s', (_, facts, on, expected) => expect(standingOn(period, facts, on)).toMatchObject(expected));

  it('is never late, missing or counted down where nothing is expected', () => {
    const demanded = { ...period, due: null };
    expect(standingOn(demanded, [], '2030-01-01')).toMatchObject({ state: 'open', late: false, daysLeft: null });
    expect(standingOn(demanded, [submitted(0, '2029-01-01')], '2030-01-01')).toMatchObject({ state: 'submitted', late: false });
  });
});

describe('pain 9: completing again rewrites the one date that is kept', () => {
  it('the first submission decides on time, however often it was returned and sent again', () => {
    const facts = [submitted(0, '2014-07-10'), returned(0, '2014-07-20'), submitted(2, '2014-08-20'), accepted(2, '2014-08-25')];
    expect(standingOn(period, facts, '2014-12-31')).toMatchObject({ state: 'accepted', firstSubmittedOn: '2014-07-10', late: false });
  });
});

describe('pain 7: days in which it is in time, confused with days in which it may be sent', () => {
  it('there is one due day, to be sent after too: it is late then, and counted as received', () => {
    const standing = standingOn(period, [submitted(0, '2015-02-01')], '2015-02-01');
    expect(standing).toMatchObject({ state: 'submitted', due: '2014-07-15', late: true });
    expect(ratesOn([standing], '2015-02-01')).toEqual({ expected: 1, received: 1, inTime: 0 });
  });
});

describe('rates', () => {
  const at = (facts: readonly ReportFact[], on = '2014-07-20') => standingOn(period, facts, on);
  it('count what is due before the day: on the due day itself nothing is expected yet', () => {
    expect(ratesOn([at([], '2014-07-15')], '2014-07-15')).toEqual({ expected: 0, received: 0, inTime: 0 });
    expect(ratesOn([at([], '2014-07-16')], '2014-07-16')).toEqual({ expected: 1, received: 0, inTime: 0 });
    expect(ratesOn([at([submitted(0, '2014-07-01')], '2014-07-15')], '2014-07-15').received).toBe(0);
  });
  it('are received of expected, and in time of expected', () => {
    // Of four: one in time, one late, one missing, one with more time.
    const of = [at([submitted(0, '2014-07-15')]), at([submitted(0, '2014-07-16')]), at([]), at([extended('2014-07-31')])];
    const rates = ratesOn(of, '2014-07-20');
    expect(rates).toEqual({ expected: 3, received: 2, inTime: 1 });
    // 2 of 3 and 1 of 3, exactly.
    expect(completeness(rates)).toEqual({ n: 200n, d: 3n });
    expect(timeliness(rates)).toEqual({ n: 100n, d: 3n });
    expect(completeness(ratesOn([], '2014-07-20'))).toBeNull();
  });
});
