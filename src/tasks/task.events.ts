import type { Event } from '@hieuhoc/decider';

export type TaskKey = { readonly plan: string; readonly task: string };

/** `area` is where whoever leads the task sits, or the plan's; `year` is named of a yearly task; `on` is the day it happened. */
export type TaskEvent =
  | Event<
      'TaskProgressed',
      {
        readonly area: string;
        readonly year?: number;
        readonly on: string;
        readonly note: string;
        /** Whole, 0 to 100, as whoever does it sees it. 100 is not yet completed: that is said by itself. */
        readonly percent?: number;
        readonly evidence?: readonly string[];
      }
    >
  | Event<
      'TaskCompleted',
      { readonly area: string; readonly year?: number; readonly on: string; readonly note?: string; readonly evidence?: readonly string[] }
    >
  | Event<'TaskReopened', { readonly area: string; readonly year?: number; readonly reason: string }>;

export const TASK_SCHEMA = { TaskProgressed: 1, TaskCompleted: 1, TaskReopened: 1 } as const;

export const taskStream = ({ plan, task }: TaskKey): string => `task-${plan}:${task}`;

export function taskKeyOf(stream: string): TaskKey {
  const [plan = '', task = ''] = stream.slice('task-'.length).split(':');
  return { plan, task };
}
