import type { ReadModels } from '@hieuhoc/projections';
import { evolveTask, type TaskState } from './task.decider';
import { TASK_SCHEMA, type TaskEvent } from './task.events';

export interface TaskRow {
  readonly plan: string;
  readonly task: string;
  readonly revision: number;
  readonly type: string;
  readonly day: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly data: string;
}

const COLUMNS = 'plan, task, revision, type, day, recorded_at, actor, data';

/** Of one plan: each task's facts together, in order of revision. */
export const taskFactsOf = (read: ReadModels, plan: string, logSize: number): Promise<readonly TaskRow[]> =>
  read.all<TaskRow>(`select ${COLUMNS} from task_fact where plan = ? and log_size <= ? order by task, revision`, [plan, logSize]);

export const lifeOfTask = (read: ReadModels, plan: string, task: string, logSize: number): Promise<readonly TaskRow[]> =>
  read.all<TaskRow>(`select ${COLUMNS} from task_fact where plan = ? and task = ? and log_size <= ? order by revision`, [
    plan,
    task,
    logSize,
  ]);

export function taskEventOf({ type, data }: TaskRow): TaskEvent {
  if (!(type in TASK_SCHEMA)) throw new TypeError(`task_fact holds an event of type ${type}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return { type, data: JSON.parse(data) } as TaskEvent;
}

export const withRow = (state: TaskState, row: TaskRow): TaskState =>
  evolveTask(state, taskEventOf(row), { recordedAt: row.recorded_at, metadata: { actor: row.actor } });

/** How a task stood at the end of a day, by what was recorded up to it. */
export const stateOn = (rows: readonly TaskRow[], on: string): TaskState =>
  rows.filter(({ day }) => day <= on).reduce<TaskState>(withRow, {});
