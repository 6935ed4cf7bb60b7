import type { Decider, Recorded } from '@hieuhoc/decider';
import { canonicalJson } from '@hieuhoc/event-store';
import { PlanIsClosed } from '../plans';
import { dayOf } from '../platform/time/clock';
import { afterToday, AlreadyCompleted, beforeItBegan, notCompleted, sameProgress } from './task.errors';
import { TASK_SCHEMA, type TaskEvent } from './task.events';

/** What was said of a task, or of one year of a yearly one. */
export interface TaskStanding {
  readonly progress: {
    readonly on: string;
    readonly note: string;
    readonly percent: number | null;
    readonly evidence: readonly string[];
    readonly by: string;
  } | null;
  /** Null again once it is reopened. `recordedOn`, the day of recording in Viet Nam, is what lateness is judged by. */
  readonly completed: {
    readonly on: string;
    readonly recordedOn: string;
    readonly note: string | null;
    readonly evidence: readonly string[];
    readonly by: string;
    readonly at: string;
  } | null;
}

/** By year; what does not recur by the year stands under `once`. */
export type TaskState = Readonly<Record<string, TaskStanding>>;

interface Said {
  readonly area: string;
  readonly year: number | null;
  readonly plan: { readonly code: string; readonly closedOn: string | null };
}
interface Dated {
  readonly on: string;
  readonly today: string;
  /** The first day of the task, or of its year. */
  readonly from: string;
  readonly evidence?: readonly string[];
}
export type TaskCommand =
  | (Said & Dated & { readonly kind: 'progress'; readonly note: string; readonly percent?: number })
  | (Said & Dated & { readonly kind: 'complete'; readonly note?: string })
  | (Said & { readonly kind: 'reopen'; readonly reason: string });

const UNTOUCHED: TaskStanding = { progress: null, completed: null };
const keyOf = (year: number | null | undefined): string => String(year ?? 'once');

export const standingOf = (state: TaskState, year: number | null): TaskStanding => state[keyOf(year)] ?? UNTOUCHED;

/** What of an event's record the story of a task keeps. */
export type Told = Pick<Recorded, 'recordedAt'> & { readonly metadata: { readonly actor: string } };

export function evolveTask(state: TaskState, { type, data }: TaskEvent, { recordedAt, metadata: { actor: by } }: Told): TaskState {
  const key = keyOf(data.year);
  const before = state[key] ?? UNTOUCHED;
  switch (type) {
    case 'TaskProgressed': {
      const { on, note, percent = null, evidence = [] } = data;
      return { ...state, [key]: { ...before, progress: { on, note, percent, evidence, by } } };
    }
    case 'TaskCompleted': {
      const { on, note = null, evidence = [] } = data;
      const completed = { on, recordedOn: dayOf(new Date(recordedAt)), note, evidence, by, at: recordedAt };
      return { ...state, [key]: { ...before, completed } };
    }
    case 'TaskReopened':
      return { ...state, [key]: { ...before, completed: null } };
  }
}

type Of<Kind extends TaskCommand['kind']> = Extract<TaskCommand, { readonly kind: Kind }>;

/** Neither in the future, nor before the task began. */
const refuseDay = ({ on, today, from }: Dated): void => {
  if (on > today) throw afterToday(on, today);
  if (on < from) throw beforeItBegan(on, from);
};

const about = ({ area, year }: Said) => ({ area, ...(year !== null && { year }) });
const held = (evidence: readonly string[] = []) => (evidence.length > 0 ? { evidence } : {});

const progress = (state: TaskState, command: Of<'progress'>): TaskEvent[] => {
  const { on, note, percent, evidence = [] } = command;
  const { progress: last, completed } = standingOf(state, command.year);
  if (completed !== null) throw new AlreadyCompleted(completed);
  refuseDay(command);
  const same =
    last !== null && canonicalJson([last.note, last.percent, last.evidence]) === canonicalJson([note, percent ?? null, evidence]);
  if (same) throw sameProgress(last.on);
  return [{ type: 'TaskProgressed', data: { ...about(command), on, note, ...(percent !== undefined && { percent }), ...held(evidence) } }];
};

const complete = (state: TaskState, command: Of<'complete'>): TaskEvent[] => {
  const { on, note, evidence } = command;
  const { completed } = standingOf(state, command.year);
  if (completed !== null) throw new AlreadyCompleted(completed);
  refuseDay(command);
  return [{ type: 'TaskCompleted', data: { ...about(command), on, ...(note !== undefined && { note }), ...held(evidence) } }];
};

const reopen = (state: TaskState, command: Of<'reopen'>): TaskEvent[] => {
  if (standingOf(state, command.year).completed === null) throw notCompleted();
  return [{ type: 'TaskReopened', data: { ...about(command), reason: command.reason } }];
};

const decide = (state: TaskState, command: TaskCommand): readonly TaskEvent[] => {
  const { code, closedOn } = command.plan;
  if (closedOn !== null) throw new PlanIsClosed(code, closedOn);
  switch (command.kind) {
    case 'progress':
      return progress(state, command);
    case 'complete':
      return complete(state, command);
    case 'reopen':
      return reopen(state, command);
  }
};

export const taskDecider: Decider<TaskState, TaskEvent, TaskCommand> = {
  schema: TASK_SCHEMA,
  initialState: {},
  evolve: evolveTask,
  decide,
};
