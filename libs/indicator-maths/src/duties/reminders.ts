import { addDays, daysBetween, later } from '../days';
import type { Day } from '../model';
import type { DutyPeriod, ReportFact } from './model';
import { dueOf, standingOn } from './standing';

/** When somebody is reminded. */
export interface ReminderRules {
  /** So many days before the due day, each once. */
  readonly before: readonly number[];
  /** Whatever waits longer is said again after so many days, */
  readonly again: number;
  /** but no more than so many times: what nobody heeds then stands in the list of what is late. */
  readonly most: number;
}

export const REMINDERS: ReminderRules = { before: [7, 1], again: 7, most: 8 };

/** The reporter's: `due-soon`, `overdue`, `returned`. The receiver's: `to-accept`. */
export type ReminderKind = 'due-soon' | 'overdue' | 'returned' | 'to-accept';

/** What is to be said of one report on a day. It stands from `since` until the next one takes its place. */
export interface Reminder {
  /** The same for as long as it is the same reminder; with the report's key it is never given to another. */
  readonly key: string;
  readonly kind: ReminderKind;
  readonly since: Day;
  /** What it counts from: the due day, or the day of the submission or return. */
  readonly about: Day;
}

/**
 * The reminder of one report that stands on D, if any. Before and after the due day only where there is one: of what is unstated or on
 * demand nobody is reminded until it was sent. A submission silences those to the reporter, its return begins one to mend it.
 */
export function reminderOn(period: DutyPeriod, facts: readonly ReportFact[], on: Day, rules: ReminderRules = REMINDERS): Reminder | null {
  const { state, due } = standingOn(period, facts, on);
  const last = facts.findLast((fact) => fact.type !== 'extended' && fact.day <= on);
  switch (state) {
    case 'not-due':
    case 'open':
      return due === null ? null : dueSoon(period, due, on, rules);
    case 'missing':
      return due === null ? null : repeated('overdue', due, addDays(due, 1), on, due, rules);
    case 'returned':
    case 'submitted': {
      if (last === undefined || last.type === 'extended') return null;
      const submission = last.type === 'submitted' ? last.revision : last.submission;
      return repeated(state === 'returned' ? 'returned' : 'to-accept', last.day, last.day, on, `${submission}`, rules);
    }
    case 'accepted':
      return null;
  }
}

function dueSoon(period: DutyPeriod, due: Day, on: Day, { before }: ReminderRules): Reminder | null {
  // Nobody is reminded of a period that has not begun, however short it is.
  const begun = before.filter((days) => addDays(due, -days) <= on);
  const days = Math.min(...begun);
  if (begun.length === 0 || on < period.first) return null;
  return { key: `due-soon:${due}:${days}`, kind: 'due-soon', since: later(addDays(due, -days), period.first), about: due };
}

function repeated(kind: ReminderKind, about: Day, from: Day, on: Day, of: string, { again, most }: ReminderRules): Reminder | null {
  const times = Math.floor(daysBetween(from, on) / again);
  if (times < 0 || times > most) return null;
  return { key: `${kind}:${of}:${times}`, kind, since: addDays(from, times * again), about };
}

/** The due days of which something may have to be said on D: a list of what is due reads no others. */
export const remindedDueDays = (on: Day, { before, again, most }: ReminderRules = REMINDERS): { readonly from: Day; readonly to: Day } => ({
  from: addDays(on, -1 - (most + 1) * again),
  to: addDays(on, Math.max(0, ...before)),
});

/** Whether anything of a report can be said on D, without asking what else became of it: a coarse answer, never a wrong no. */
export function mayRemind(period: DutyPeriod, facts: readonly ReportFact[], on: Day, rules: ReminderRules = REMINDERS): boolean {
  const { from, to } = remindedDueDays(on, rules);
  const due = dueOf(period, facts);
  return (due !== null && due >= from && due <= to) || facts.some((fact) => fact.type !== 'extended' && fact.day >= from && fact.day <= on);
}
