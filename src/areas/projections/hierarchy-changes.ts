import type { Projection } from '@hieuhoc/projections';
import { HIERARCHY_SCHEMA } from '../hierarchy.events';

/** The changes of the hierarchy in log order: those up to a log size are the hierarchy as it was known then. */
export const hierarchyChanges: Projection = {
  name: 'hierarchy-changes',
  version: 1,
  handles: Object.keys(HIERARCHY_SCHEMA),
  tables: [
    {
      name: 'hierarchy_change',
      columns: ['log_size integer primary key', 'event_id text not null', 'type text not null', 'data text not null'],
    },
  ],
  apply: ({ logSize, id, type, data }) => [
    {
      sql: 'insert into {hierarchy_change} (log_size, event_id, type, data) values (?, ?, ?, ?)',
      params: [logSize, id, type, JSON.stringify(data)],
    },
  ],
};
