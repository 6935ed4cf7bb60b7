import type { IssuedPlan, TaskSpec } from '../plans';
import type { TaskStanding } from './task.decider';
import { occurrenceNamed, occurrencesOf, taskStateOn, type Occurrence } from './task.occurrences';

const planOf = (issuedOn: string | null, from = '2013-01-01', to = '2020-12-31'): IssuedPlan =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a plan only its days matter here
  ({ document: { plan: 'p', issuedOn, period: { from, to } } }) as IssuedPlan;
const plan = planOf('2013-07-16');
const task = (more: Partial<TaskSpec> = {}): TaskSpec => ({ id: 't', text: 't', leads: [], coordinating: [], role: 'do', ...more });
const spans = (more: Partial<TaskSpec>, of = plan): (string | number | null)[][] =>
  occurrencesOf(of, task(more)).map(({ year, from, due }) => [year, from, due]);

describe('the days of a task', () => {
  it('begin with the issue of the plan and end with the plan, where it states no due day', () => {
    expect(occurrencesOf(plan, task())).toEqual([{ year: null, from: '2013-07-16', due: '2020-12-31', dueStated: false }]);
    expect(spans({}, planOf(null))).toEqual([[null, '2013-01-01', '2020-12-31']]);
    expect(spans({}, planOf('2023-07', '2023-07-01', '2025-12-31'))).toEqual([[null, '2023-07-01', '2025-12-31']]);
  });
  it('of a plan issued after its own end begin with the plan', () =>
    expect(spans({}, planOf('2021-02-01'))).toEqual([[null, '2013-01-01', '2020-12-31']]));
  it('end on the day that is stated', () =>
    expect(occurrencesOf(plan, task({ due: '2014-06-30' }))).toEqual([
      { year: null, from: '2013-07-16', due: '2014-06-30', dueStated: true },
    ]));
  it('of a yearly one are those of each year of the plan', () => {
    const years = spans({ recurs: 'yearly' });
    expect(years).toHaveLength(8);
    expect([years[0], years[1], years.at(-1)]).toEqual([
      [2013, '2013-07-16', '2013-12-31'],
      [2014, '2014-01-01', '2014-12-31'],
      [2020, '2020-01-01', '2020-12-31'],
    ]);
    expect(spans({ recurs: 'yearly' }, planOf(null, '2015-01-01', '2016-06-30')).at(-1)).toEqual([2016, '2016-01-01', '2016-06-30']);
  });
  it('of a yearly one with a due day end on that day of each year; a year in which it lay before the issue has none', () =>
    expect(spans({ recurs: 'yearly', due: '2013-02-28' }, planOf('2013-07-16', '2013-01-01', '2015-12-31'))).toEqual([
      [2014, '2014-01-01', '2014-02-28'],
      [2015, '2015-01-01', '2015-02-28'],
    ]));
  it('of a yearly one due on 29 February end a day earlier where there is none', () =>
    expect(spans({ recurs: 'yearly', due: '2016-02-29' }, planOf(null, '2016-01-01', '2017-12-31')).map(([, , due]) => due)).toEqual([
      '2016-02-29',
      '2017-02-28',
    ]));
  it.each(['ongoing', 'on-demand'] as const)('of one that is %s have no end', (recurs) =>
    expect(spans({ recurs })).toEqual([[null, '2013-07-16', null]]),
  );
});

describe('the year that a command names', () => {
  it('is needed of a yearly task, has to be one of its years, and is nothing for the others', () => {
    expect(occurrenceNamed(plan, task({ recurs: 'yearly' }), 2016)).toMatchObject({ year: 2016, due: '2016-12-31' });
    expect(() => occurrenceNamed(plan, task({ recurs: 'yearly' }), undefined)).toThrow(expect.objectContaining({ code: 'year-needed' }));
    expect(() => occurrenceNamed(plan, task({ recurs: 'yearly' }), 2021)).toThrow(expect.objectContaining({ code: 'wrong-year' }));
    expect(() => occurrenceNamed(plan, task(), 2016)).toThrow(expect.objectContaining({ code: 'year-not-taken' }));
    expect(occurrenceNamed(plan, task(), undefined)).toMatchObject({ year: null });
  });
});

describe('how a task stands on a day', () => {
  const due: Occurrence = { year: null, from: '2013-07-16', due: '2015-12-31', dueStated: true };
  const open: Occurrence = { ...due, due: null };
  const none: TaskStanding = { progress: null, completed: null };
  const going: TaskStanding = { ...none, progress: { on: '2015-03-02', note: 'x', percent: 100, evidence: [], by: 'a' } };
  const done = (recordedOn: string): TaskStanding => ({
    ...going,
    completed: { on: '2015-12-20', recordedOn, note: null, evidence: [], by: 'a', at: `${recordedOn}T01:00:00.000Z` },
  });
  it('is assigned, then in progress, and overdue from the day after its due day', () => {
    expect(taskStateOn(due, none, '2015-12-31', null)).toBe('assigned');
    expect(taskStateOn(due, going, '2015-12-31', null)).toBe('in-progress');
    expect(taskStateOn(due, none, '2016-01-01', null)).toBe('overdue');
    expect(taskStateOn(due, going, '2016-01-01', null)).toBe('overdue');
  });
  it('is done in time when that was recorded by the due day; what it says of an earlier day does not help', () => {
    expect(taskStateOn(due, done('2015-12-31'), '2016-01-01', null)).toBe('done');
    expect(taskStateOn(due, done('2016-01-01'), '2016-01-01', null)).toBe('done-late');
  });
  it('without an end is open, whatever the day, until it is done', () => {
    expect(taskStateOn(open, going, '2099-01-01', null)).toBe('open-ended');
    expect(taskStateOn(open, done('2099-01-01'), '2099-01-01', null)).toBe('done');
  });
  it('was not yet due when the plan was closed: it has ceased; what was overdue then stays so, what was done too', () => {
    expect(taskStateOn(due, going, '2015-06-01', '2015-06-01')).toBe('ceased');
    expect(taskStateOn(due, going, '2015-05-31', '2015-06-01')).toBe('in-progress');
    expect(taskStateOn(open, none, '2015-06-01', '2015-06-01')).toBe('ceased');
    expect(taskStateOn(due, none, '2016-06-01', '2016-02-01')).toBe('overdue');
    expect(taskStateOn(due, done('2015-04-01'), '2015-06-02', '2015-06-01')).toBe('done');
  });
});
