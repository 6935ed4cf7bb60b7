import type { Projection } from '@hieuhoc/projections';
import type { Kind } from './definition.errors';

/** The events of every definition of one kind, row by row: folded up to a log size they are the definitions as they were known then. */
export function definitionFacts(kind: Kind, types: readonly string[]): Projection {
  const table = `${kind}_fact`;
  return {
    name: `${kind}-facts`,
    version: 1,
    handles: types,
    tables: [
      {
        name: table,
        columns: [
          'code text not null',
          'revision integer not null',
          'log_size integer not null',
          'event_id text not null',
          'type text not null',
          'data text not null',
          'primary key (code, revision)',
        ],
        clustered: true,
        readIndexes: { [`${table}_by_log_size`]: '(log_size)' },
      },
    ],
    apply: (event) => [
      {
        sql: `insert into {${table}} (code, revision, log_size, event_id, type, data) values (?, ?, ?, ?, ?, ?)`,
        params: [
          event.stream.slice(kind.length + 1),
          Number(event.revision),
          event.logSize,
          event.id,
          event.type,
          JSON.stringify(event.data),
        ],
      },
    ],
  };
}
