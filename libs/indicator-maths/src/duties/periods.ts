import { addDays, earlier, isDay, later } from '../days';
import type { Day, Period } from '../model';
import { parsePeriod, periodAround, type PeriodInfo } from '../periods';
import type { DueRule, Duty, DutyPeriod, DutyPlan } from './model';

/** Rules 7: no due day in the plan means so many days after the period's last day. */
const DEFAULT_DAYS = 15;
export const ONCE = 'once';

export interface DutySpan {
  readonly from: Day;
  readonly to: Day;
}

/** From the later of the plan's first day and its issue to its last day or the day before it was closed; null when nothing is left. */
export function dutySpan(plan: DutyPlan, duty: Duty): DutySpan | null {
  const stated = duty.span ?? plan.period;
  const begun = later(plan.period.from, plan.issuedOn ?? plan.period.from);
  const from = later(stated.from, begun);
  const to = plan.closedOn === null ? stated.to : earlier(stated.to, addDays(plan.closedOn, -1));
  return from <= to ? { from, to } : null;
}

const spans = new WeakMap<DutyPlan, Map<Duty, readonly DutyPeriod[]>>();

/** Every period for which a report is expected, in order: those that end within the span. Unstated and on demand expect nothing. */
export function dutyPeriods(plan: DutyPlan, duty: Duty): readonly DutyPeriod[] {
  let known = spans.get(plan);
  if (known === undefined) spans.set(plan, (known = new Map()));
  let periods = known.get(duty);
  if (periods === undefined) known.set(duty, (periods = periodsIn(dutySpan(plan, duty), duty)));
  return periods;
}

function periodsIn(span: DutySpan | null, duty: Duty): readonly DutyPeriod[] {
  if (span === null) return [];
  switch (duty.every) {
    case 'half-year':
    case 'year':
      return [...endingIn(duty.every, span)].map((info) => expected(info, duty.due));
    case 'once':
      return [onceIn(span, duty.due)];
    case 'unstated':
    case 'on-demand':
      return [];
  }
}

function* endingIn(kind: 'half-year' | 'year', { from, to }: DutySpan): Iterable<PeriodInfo> {
  for (let info = periodAround(kind, from); info.last <= to; info = periodAround(kind, addDays(info.last, 1)))
    if (info.last >= from) yield info;
}

/** It ends with the day it is due on, where the plan names one in its span: who is to report exists on that day. */
function onceIn({ from, to }: DutySpan, due: DueRule | undefined): DutyPeriod {
  const last = due !== undefined && 'day' in due && due.day >= from && due.day <= to ? due.day : to;
  return expected({ period: ONCE, first: from, last }, due);
}

function expected({ period, first, last }: Pick<PeriodInfo, 'period' | 'first' | 'last'>, rule: DueRule | undefined): DutyPeriod {
  const due = dueDay(last, rule);
  // One that is due before its period is over is waited for as long before as others are given time after.
  const opens = due > last ? addDays(last, 1) : later(first, addDays(due, -DEFAULT_DAYS));
  return { period, first, last, opens, due, dueStated: rule !== undefined };
}

function dueDay(last: Day, rule: DueRule = { days: DEFAULT_DAYS }): Day {
  if ('days' in rule) return addDays(last, rule.days);
  if ('day' in rule) return rule.day;
  return `${last.slice(0, 4)}-${rule.on}`;
}

/** The period that a report names; null when it is none of this duty's. */
export function dutyPeriod(plan: DutyPlan, duty: Duty, period: Period): DutyPeriod | null {
  if (duty.every !== 'unstated' && duty.every !== 'on-demand') return dutyPeriods(plan, duty).find((one) => one.period === period) ?? null;
  const span = dutySpan(plan, duty);
  const info = asked(period, duty.every);
  if (span === null || info === null || info.last < span.from || info.first > span.to) return null;
  return { period, first: info.first, last: info.last, opens: info.first, due: null, dueStated: false };
}

/** What has no rhythm may be about any period; what is asked for on some day, about that day. */
function asked(period: Period, every: Duty['every']): Pick<PeriodInfo, 'first' | 'last'> | null {
  if (every === 'on-demand' && isDay(period)) return { first: period, last: period };
  return parsePeriod(period);
}
