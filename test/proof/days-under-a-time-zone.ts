import { dutyPeriods, type Duty, type DutyPlan } from '@hieuhoc/indicator-maths';
import { dayOf, endOfDay } from '../../src/platform/time/clock';
import { spoken } from '../../src/platform/time/spoken';

/*
 * Prints what instants and deadlines are to the system, in a process whose time zone is that of its environment; with `careless` the days
 * as a program would say them that asks the machine.
 */

/** Around midnight of Viet Nam, a leap day, the turn of a year, and the hours in which clocks of other countries are moved. */
const INSTANTS = [
  '2015-06-30T16:59:59.999Z',
  '2015-06-30T17:00:00.000Z',
  '2016-02-28T17:00:00.000Z',
  '2016-12-31T16:59:59.999Z',
  '2026-03-08T07:30:00.000Z',
  '2026-10-25T00:30:00.000Z',
];
const PLAN: DutyPlan = {
  plan: 'p',
  area: 'a',
  period: { from: '2015-01-01', to: '2018-12-31' },
  transfers: [],
  closedOn: null,
  issuedOn: '2015-01-01',
};
const duty = (every: Duty['every'], due: Duty['due']): Duty => ({
  id: every,
  from: { each: 'commune' },
  to: 'b',
  every,
  ...(due && { due }),
});
const DUTIES = [
  duty('half-year', undefined),
  duty('year', { on: '12-20' }),
  duty('year', { days: 60 }),
  duty('once', { day: '2016-02-29' }),
];

const careless = (instant: Date): string =>
  [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
const day = process.argv[2] === 'careless' ? careless : dayOf;

const days = INSTANTS.map((text) => [text, day(new Date(text)), endOfDay(day(new Date(text))), spoken(text)]);
const deadlines = DUTIES.flatMap((one) => dutyPeriods(PLAN, one).map(({ period, opens, due }) => [one.every, period, opens, due]));
process.stdout.write(JSON.stringify({ days, deadlines }));
