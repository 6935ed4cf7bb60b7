import { DomainError } from '@hieuhoc/event-store';
import { spoken } from '../platform/time/spoken';

/** Who completed it, when it was recorded, and the day it says. */
interface Done {
  readonly by: string;
  readonly at: string;
  readonly on: string;
}

export class AlreadyCompleted extends DomainError {
  readonly code = 'task-completed';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor({ by, at, on }: Done) {
    super(`The task was completed on ${on}, recorded by ${by} at ${at}: have it reopened first.`, { by, at, on });
    this.messageVi = `Nhiệm vụ đã hoàn thành ngày ${on}, ghi lúc ${spoken(at)}. Muốn ghi thêm, hãy đề nghị mở lại trước.`;
  }
}

/** Everything else that refuses for a reason of its own. */
export class TaskRefused extends DomainError {
  constructor(
    readonly code: string,
    readonly kind: 'malformed' | 'conflict',
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(messageEn, facts);
  }
}

export const notCompleted = (): TaskRefused =>
  new TaskRefused(
    'task-not-completed',
    'conflict',
    'Nhiệm vụ chưa được ghi hoàn thành nên không có gì để mở lại.',
    'The task is not completed: there is nothing to reopen.',
  );

export const sameProgress = (on: string): TaskRefused =>
  new TaskRefused(
    'same-progress',
    'conflict',
    `Tiến độ này đã được ghi (ngày ${on}) và không có gì mới. Hãy nêu điều đã làm thêm, hoặc ghi hoàn thành nếu đã xong.`,
    `The same progress was recorded for ${on}: say what is new, or complete the task.`,
    { on },
  );

export const afterToday = (on: string, today: string): TaskRefused =>
  new TaskRefused(
    'day-not-begun',
    'malformed',
    `Ngày ${on} chưa tới (hôm nay ${today}). Hãy ghi việc đã làm, vào ngày đã làm.`,
    `${on} has not come yet: record what was done, on the day it was done.`,
    { on, today },
  );

export const beforeItBegan = (on: string, from: string): TaskRefused =>
  new TaskRefused(
    'before-the-task',
    'malformed',
    `Ngày ${on} trước ngày nhiệm vụ bắt đầu (${from}). Hãy kiểm tra lại ngày.`,
    `${on} lies before ${from}, when the task begins: check the day.`,
    { on, from },
  );

export const yearNeeded = (years: readonly number[]): TaskRefused =>
  new TaskRefused(
    'year-needed',
    'malformed',
    `Nhiệm vụ này làm hằng năm: hãy nêu năm, một trong các năm ${years.join(', ')}.`,
    'The task recurs yearly: name the year.',
    { years },
  );

export const wrongYear = (year: number, years: readonly number[]): TaskRefused =>
  new TaskRefused(
    'wrong-year',
    'malformed',
    `Nhiệm vụ này không có năm ${year}; các năm của nó: ${years.join(', ')}.`,
    `The task has no year ${year}.`,
    { year, years },
  );

export const noYears = (year: number): TaskRefused =>
  new TaskRefused(
    'year-not-taken',
    'malformed',
    `Nhiệm vụ này không lặp lại hằng năm: hãy bỏ năm ${year}.`,
    'The task does not recur yearly: leave out the year.',
    { year },
  );
