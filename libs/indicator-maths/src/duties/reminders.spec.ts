import * as fc from 'fast-check';
import { addDays, daysBetween } from '../days';
import { HALF_YEARLY, PLAN } from './duties.fixture';
import type { DutyPeriod, ReportFact } from './model';
import { dutyPeriod, dutyPeriods } from './periods';
import { mayRemind, reminderOn, REMINDERS, type Reminder } from './reminders';
import { standingOn } from './standing';

const PERIODS = dutyPeriods(PLAN, HALF_YEARLY);
const H1 = PERIODS.find(({ period }) => period === '2015-H1') ?? PERIODS[0]!;
const DEMANDED = { ...HALF_YEARLY, every: 'on-demand' } as const;
const UNSTATED = { ...HALF_YEARLY, every: 'unstated' } as const;

/** Every day of a span on which a reminder begins, with its kind. */
function begunIn(period: DutyPeriod, facts: readonly ReportFact[], from: string, days: number): string[] {
  const told: string[] = [];
  for (let n = 0; n < days; n++) {
    const on = addDays(from, n);
    const reminder = reminderOn(period, facts, on);
    if (reminder?.since === on) told.push(`${on} ${reminder.kind}`);
  }
  return told;
}
const submitted = (day: string, revision = 0): ReportFact => ({ type: 'submitted', revision, day });
const returned = (day: string, submission = 0): ReportFact => ({ type: 'returned', submission, day });

describe('reminders of a report due on 15 July', () => {
  it('come a week and a day before, the day after, then weekly, and end', () =>
    expect(begunIn(H1, [], '2015-06-01', 200)).toEqual([
      '2015-07-08 due-soon',
      '2015-07-14 due-soon',
      ...[0, 7, 14, 21, 28, 35, 42, 49, 56].map((days) => `${addDays('2015-07-16', days)} overdue`),
    ]));
  it('stand on the days between, so that one who was not told on the day is told later, once', () => {
    expect(reminderOn(H1, [], '2015-07-11')).toEqual(reminderOn(H1, [], '2015-07-08'));
    expect(reminderOn(H1, [], '2015-07-15')).toMatchObject({ kind: 'due-soon', since: '2015-07-14' });
    expect(reminderOn(H1, [], '2015-10-01')).toBeNull();
  });
  it('move with an extension, under other keys', () => {
    const facts: ReportFact[] = [{ type: 'extended', until: '2015-07-31' }];
    expect(begunIn(H1, facts, '2015-06-01', 62)).toEqual(['2015-07-24 due-soon', '2015-07-30 due-soon', '2015-08-01 overdue']);
    expect(reminderOn(H1, facts, '2015-07-30')?.key).not.toBe(reminderOn(H1, [], '2015-07-14')?.key);
  });
  it('fall silent to the reporter when it is sent, and turn to the receiver until it is decided on', () => {
    const sent = [submitted('2015-07-10')];
    expect(begunIn(H1, sent, '2015-06-01', 60)).toEqual([
      '2015-07-08 due-soon',
      '2015-07-10 to-accept',
      '2015-07-17 to-accept',
      '2015-07-24 to-accept',
    ]);
    expect(begunIn(H1, [...sent, { type: 'accepted', submission: 0, day: '2015-07-12' }], '2015-07-11', 90)).toEqual([]);
  });
  it('ask to mend what was returned, from the day of its return, late or not', () => {
    const facts = [submitted('2015-07-02'), returned('2015-07-03')];
    expect(begunIn(H1, facts, '2015-07-01', 20)).toEqual([
      '2015-07-02 to-accept',
      '2015-07-03 returned',
      '2015-07-10 returned',
      '2015-07-17 returned',
    ]);
    expect(reminderOn(H1, facts, '2015-07-03')).toMatchObject({ about: '2015-07-03' });
    expect(begunIn(H1, [...facts, submitted('2015-07-10', 2)], '2015-07-09', 3)).toEqual(['2015-07-10 to-accept']);
  });
  it('never come before the period begins, nor for an empty list of days', () => {
    const early = { ...H1, first: '2015-07-12' };
    expect(begunIn(early, [], '2015-07-01', 14)).toEqual(['2015-07-12 due-soon', '2015-07-14 due-soon']);
    expect(reminderOn(H1, [], '2015-07-15', { ...REMINDERS, before: [] })).toBeNull();
  });
});

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2013-01-01', days));
const facts = fc.array(
  fc.oneof(
    day.map((until): ReportFact => ({ type: 'extended', until })),
    fc
      .tuple(day, fc.constantFrom('submitted', 'returned', 'accepted'))
      .map(([on, type]): ReportFact => (type === 'submitted' ? { type, revision: 0, day: on } : { type, submission: 0, day: on })),
  ),
  { maxLength: 4 },
);
const period = fc.constantFrom(...PERIODS);

describe('laws of reminders', () => {
  it('of what is unstated or on demand nobody is reminded that it is due', () =>
    fc.assert(
      fc.property(fc.constantFrom(DEMANDED, UNSTATED), facts, day, (duty, given, on) => {
        const asked = dutyPeriod(PLAN, duty, '2015-Q2');
        const kind =
          asked === null
            ? null
            : reminderOn(
                asked,
                given.filter(({ type }) => type !== 'extended'),
                on,
              )?.kind;
        expect(asked).not.toBeNull();
        expect(['due-soon', 'overdue']).not.toContain(kind);
        if (asked !== null) expect(reminderOn(asked, [], on)).toBeNull();
      }),
    ));
  it('a key is one stretch of days with one beginning: what was sent under it is never sent again', () =>
    fc.assert(
      fc.property(period, fc.option(day), fc.option(day), (of, until, sent) => {
        const given: ReportFact[] = [
          ...(until === null ? [] : [{ type: 'extended', until } as const]),
          ...(sent === null ? [] : [submitted(sent)]),
        ];
        const ended = new Set<string>();
        let before: Reminder | null = null;
        for (let on = addDays(of.first, -10); on < addDays(of.last, 200); on = addDays(on, 1)) {
          const reminder = reminderOn(of, given, on);
          if (before !== null && before.key !== reminder?.key) ended.add(before.key);
          if (reminder !== null) {
            expect(ended.has(reminder.key)).toBe(false);
            expect(reminder.since <= on).toBe(true);
            if (before?.key === reminder.key) expect(reminder).toEqual(before);
          }
          before = reminder;
        }
      }),
      { numRuns: 40 },
    ));
  it('says what the standing says, and nothing once it is accepted', () =>
    fc.assert(
      fc.property(period, facts, day, (of, given, on) => {
        const reminder = reminderOn(of, given, on);
        if (reminder === null) return;
        const { state, due } = standingOn(of, given, on);
        const kinds = {
          'not-due': 'due-soon',
          open: 'due-soon',
          missing: 'overdue',
          returned: 'returned',
          submitted: 'to-accept',
          accepted: '-',
        };
        expect(reminder.kind).toBe(kinds[state]);
        if (reminder.kind === 'overdue') expect(daysBetween(due ?? '', on)).toBeGreaterThan(0);
        expect(mayRemind(of, given, on)).toBe(true);
      }),
    ));
});
