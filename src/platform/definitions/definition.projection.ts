import type { Projection } from '@hieuhoc/projections';

/** The events of every definition of one kind, row by row: folded up to a log size they are the definition as it was known then. */
export function definitionFacts(kind: 'body' | 'indicator' | 'title', types: readonly string[]): Projection {
  return {
    name: `${kind}-facts`,
    version: 1,
    handles: types,
    tables: [
      {
        name: `${kind}_fact`,
        columns: [
          'code text not null',
          'revision integer not null',
          'log_size integer not null',
          'type text not null',
          'data text not null',
          'primary key (code, revision)',
        ],
        clustered: true,
      },
    ],
    apply: (event) => [
      {
        sql: `insert into {${kind}_fact} (code, revision, log_size, type, data) values (?, ?, ?, ?, ?)`,
        params: [event.stream.slice(kind.length + 1), Number(event.revision), event.logSize, event.type, JSON.stringify(event.data)],
      },
    ],
  };
}
