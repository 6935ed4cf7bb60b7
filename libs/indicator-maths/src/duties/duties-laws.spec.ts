import * as fc from 'fast-check';
import { addDays } from '../days';
import type { HierarchyChange } from '../model';
import { compare, whole, ZERO } from '../rational';
import { groundOf, HALF_YEARLY, merge, PLAN, split } from './duties.fixture';
import type { ReportFact } from './model';
import { dutyPeriods } from './periods';
import { placeOn } from './place';
import { completeness, ratesOn, timeliness } from './rates';
import { isReporter, reportersOf, responsibleOn } from './reporters';
import { standingOn } from './standing';

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2013-01-01', days));
const facts = fc.array(
  fc.oneof(
    day.map((until): ReportFact => ({ type: 'extended', until })),
    fc
      .tuple(day, fc.constantFrom('submitted', 'returned', 'accepted'))
      .map(([on, type]): ReportFact => (type === 'submitted' ? { type, revision: 0, day: on } : { type: type, submission: 0, day: on })),
  ),
  { maxLength: 6 },
);
const PERIODS = dutyPeriods(PLAN, HALF_YEARLY);
const period = fc.constantFrom(...PERIODS);

/** Communes merge and divide, each change a year after the one before. */
const changes = fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { maxLength: 5 }).map((plans) => {
  let living = ['AS', 'BK', 'MK'];
  return plans.flatMap(([merging, place], index): HierarchyChange[] => {
    const on = `${2014 + index}-0${1 + ((place * 3) % 9)}-01`;
    const one = living[place % living.length] ?? 'AS';
    const [next] = living.filter((id) => id !== one);
    if (merging && next !== undefined) {
      living = [...living.filter((id) => id !== one && id !== next), `N${index}`];
      return [merge(on, [one, next], `N${index}`)];
    }
    living = [...living.filter((id) => id !== one), `N${index}a`, `N${index}b`];
    return [
      split(on, one, [
        [`N${index}a`, 'DT'],
        [`N${index}b`, place % 2 === 0 ? 'DT' : 'UB'],
      ]),
    ];
  });
});

describe('laws of standing', () => {
  it('an extension changes nothing for another reporter', () =>
    fc.assert(
      fc.property(period, fc.array(facts, { minLength: 2, maxLength: 5 }), fc.nat(4), day, day, (of, reports, place, until, on) => {
        const stand = (given: readonly (readonly ReportFact[])[]) => given.map((one) => standingOn(of, one, on));
        const before = stand(reports);
        const after = stand(reports.map((one, i) => (i === place ? [...one, { type: 'extended', until } as const] : one)));
        for (const [i, standing] of after.entries()) if (i !== place) expect(standing).toEqual(before[i]);
      }),
    ));
  it('rates are between none and all without being clipped, and in time is part of received', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(period, facts), { maxLength: 30 }), day, (reports, on) => {
        const rates = ratesOn(
          reports.map(([of, given]) => standingOn(of, given, on)),
          on,
        );
        expect(rates.inTime).toBeLessThanOrEqual(rates.received);
        for (const rate of [completeness(rates), timeliness(rates)]) {
          if (rate === null) continue;
          expect(compare(rate, ZERO)).toBeGreaterThanOrEqual(0);
          expect(compare(rate, whole(100))).toBeLessThanOrEqual(0);
        }
      }),
    ));
  it('what is sent, returned or accepted after the first submission does not change whether it was in time', () =>
    fc.assert(
      fc.property(period, day, fc.array(day, { maxLength: 5 }), (of, first, others) => {
        const later = others
          .filter((one) => one >= first)
          .map((one, i): ReportFact => ({ type: i % 2 === 0 ? 'returned' : 'accepted', submission: 0, day: one }));
        const given: ReportFact[] = [{ type: 'submitted', revision: 0, day: first }, ...later];
        expect(standingOn(of, given, '2022-01-01').late).toBe(first > (of.due ?? ''));
        expect(standingOn(of, given, '2022-01-01').firstSubmittedOn).toBe(first);
      }),
    ));
});

describe('pain 15: a window that is locked exactly when it should be open', () => {
  it('unsent, a report is not due, then open up to and with its due day, then missing; never anything else', () =>
    fc.assert(
      fc.property(period, day, fc.option(day), (of, on, until) => {
        const given: ReportFact[] = until === null ? [] : [{ type: 'extended', until }];
        const { state, due } = standingOn(of, given, on);
        if (due === null) throw new Error('expected reports have a due day');
        expect(state).toBe(on > due ? 'missing' : on >= of.opens ? 'open' : 'not-due');
        expect(standingOn(of, given, due).state === 'missing').toBe(false);
        expect(standingOn(of, given, addDays(due, 1)).state).toBe('missing');
      }),
    ));
});

describe('pain 5: more reports than are expected, because closed units leave one side only', () => {
  it('however communes merge and divide, an expected report is one of its period, neither lost nor doubled', () =>
    fc.assert(
      fc.property(changes, period, day, (history, of, on) => {
        const ground = groundOf(...history);
        const reporters = reportersOf(PLAN, HALF_YEARLY, of, ground);
        expect(new Set(reporters).size).toBe(reporters.length);
        for (const reporter of reporters) {
          expect(isReporter(PLAN, HALF_YEARLY, reporter, of, ground)).toBe(true);
          if (on < of.last) continue;
          // Somebody answers for it on every later day, and it is counted in exactly one place.
          expect(responsibleOn(HALF_YEARLY, reporter, on, ground).length).toBeGreaterThan(0);
          expect(placeOn(ground.hierarchy, reporter, on)).not.toBeNull();
        }
        const known = [...ground.hierarchy.all()].map(({ spec }) => spec.id);
        expect(known.filter((id) => isReporter(PLAN, HALF_YEARLY, id, of, ground)).toSorted()).toEqual(reporters);
      }),
    ));
  it('a merge changes nothing that was expected for the periods before it', () =>
    fc.assert(
      fc.property(changes, period, (history, of) => {
        const before = history.filter(({ on }) => on <= of.last);
        expect(reportersOf(PLAN, HALF_YEARLY, of, groundOf(...history))).toEqual(reportersOf(PLAN, HALF_YEARLY, of, groundOf(...before)));
      }),
    ));
});
