import type { Projection } from '@hieuhoc/projections';
import { dayOf } from '../../platform/time/clock';
import { TASK_SCHEMA, taskKeyOf } from '../task.events';

/** One row an event of a task, never changed: what was known at a log size is the rows up to it. `day` is that of recording in Viet Nam. */
export const taskFacts: Projection = {
  name: 'task-facts',
  version: 1,
  handles: Object.keys(TASK_SCHEMA),
  tables: [
    {
      name: 'task_fact',
      columns: [
        'plan text not null',
        'task text not null',
        'revision integer not null',
        'log_size integer not null',
        'type text not null',
        'day text not null',
        'recorded_at text not null',
        'actor text not null',
        'data text not null',
        'primary key (plan, task, revision)',
      ],
      clustered: true,
    },
  ],
  apply: ({ stream, revision, logSize, type, recordedAt, metadata, data }) => {
    const { plan, task } = taskKeyOf(stream);
    const when = [type, dayOf(new Date(recordedAt)), recordedAt, metadata.actor];
    return [
      {
        sql: `insert into {task_fact} (plan, task, revision, log_size, type, day, recorded_at, actor, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        params: [plan, task, Number(revision), logSize, ...when, JSON.stringify(data)],
      },
    ];
  },
};
