import type { Projection } from '@hieuhoc/projections';
import { PLAN_SCHEMA } from '../plan.events';

/** The events of every plan, row by row: folded up to a log size they are the plan as it was known then. */
export const planFacts: Projection = {
  name: 'plan-facts',
  version: 1,
  handles: Object.keys(PLAN_SCHEMA),
  tables: [
    {
      name: 'plan_fact',
      columns: [
        'plan text not null',
        'revision integer not null',
        'log_size integer not null',
        'type text not null',
        'data text not null',
        'primary key (plan, revision)',
      ],
      clustered: true,
    },
  ],
  apply: (event) => [
    {
      sql: 'insert into {plan_fact} (plan, revision, log_size, type, data) values (?, ?, ?, ?, ?)',
      params: [event.stream.slice('plan-'.length), Number(event.revision), event.logSize, event.type, JSON.stringify(event.data)],
    },
  ],
};
