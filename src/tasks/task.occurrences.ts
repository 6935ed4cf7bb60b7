import { isDay, later, yearOf, type Day } from '@hieuhoc/indicator-maths';
import { firstDayOf, type IssuedPlan, type TaskSpec } from '../plans';
import type { TaskStanding } from './task.decider';
import { noYears, wrongYear, yearNeeded } from './task.errors';

/** A task, or one year of one that recurs yearly. */
export interface Occurrence {
  readonly year: number | null;
  readonly from: Day;
  /** Null: nothing is ever overdue (`ongoing`, `on-demand`). */
  readonly due: Day | null;
  /** The plan says it; else it is the plan's last day, or that of the year. */
  readonly dueStated: boolean;
}

/** The later of the plan's first day and its issue, as duties begin (rules 7). */
function begunOn({ document: { period, issuedOn } }: IssuedPlan): Day {
  const begun = later(period.from, issuedOn === null ? period.from : firstDayOf(issuedOn));
  return begun <= period.to ? begun : period.from;
}

/** In order of their years. A stated due day of a yearly task is that day of each year. */
export function occurrencesOf(plan: IssuedPlan, task: TaskSpec): readonly Occurrence[] {
  const from = begunOn(plan);
  const { to } = plan.document.period;
  const dueStated = task.due !== undefined;
  if (task.recurs === 'ongoing' || task.recurs === 'on-demand') return [{ year: null, from, due: null, dueStated: false }];
  if (task.recurs !== 'yearly') return [{ year: null, from, due: task.due ?? to, dueStated }];
  const [first, last] = [yearOf(from), yearOf(to)];
  return Array.from({ length: last - first + 1 }, (_, index): Occurrence => {
    const year = first + index;
    const due = task.due === undefined ? `${year}-12-31` : dayIn(year, task.due);
    return { year, from: later(from, `${year}-01-01`), due: due < to ? due : to, dueStated };
  }).filter((one) => one.due === null || one.due >= one.from);
}

/** 29 February is the 28th where there is none. */
function dayIn(year: number, day: Day): Day {
  const same = `${year}${day.slice(4)}`;
  return isDay(same) ? same : `${year}-02-28`;
}

/** The one that a command names. Throws where a year is missing, wrong or too much. */
export function occurrenceNamed(plan: IssuedPlan, task: TaskSpec, year: number | undefined): Occurrence {
  const all = occurrencesOf(plan, task);
  if (task.recurs === 'yearly') {
    const years = all.flatMap((one) => (one.year === null ? [] : [one.year]));
    if (year === undefined) throw yearNeeded(years);
    const found = all.find((one) => one.year === year);
    if (found === undefined) throw wrongYear(year, years);
    return found;
  }
  const [only] = all;
  if (year !== undefined || only === undefined) throw noYears(year ?? 0);
  return only;
}

export const TASK_STATES = ['assigned', 'in-progress', 'done', 'done-late', 'overdue', 'open-ended', 'ceased'] as const;
export type TaskStateName = (typeof TASK_STATES)[number];

/**
 * As the follow-up of assigned work has it: chưa báo tiến độ (còn hạn), đang thực hiện (còn hạn), hoàn thành đúng hạn, hoàn thành quá hạn,
 * quá hạn chưa hoàn thành; `open-ended` is never overdue, `ceased` was not yet due when the plan was closed. In time is judged by the day
 * of recording, as of reports (rules 7). The due day itself is still in time.
 */
export function taskStateOn({ due }: Occurrence, { progress, completed }: TaskStanding, on: Day, closedOn: Day | null): TaskStateName {
  if (completed !== null) return due !== null && completed.recordedOn > due ? 'done-late' : 'done';
  if (closedOn !== null && closedOn <= on && (due === null || due >= closedOn)) return 'ceased';
  if (due === null) return 'open-ended';
  if (on > due) return 'overdue';
  return progress === null ? 'assigned' : 'in-progress';
}
