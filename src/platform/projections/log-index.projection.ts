import { write, type Projection } from '@hieuhoc/projections';

const INSERT = `insert into {log_index} (log_size, position, event_id, type, stream, revision, recorded_at, actor)
  values (?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Every event by its number in the log: what an instant, a position or an id means as a log size, and the envelope that every list of
 * events shows. The one projection of the platform itself.
 */
export const logIndex: Projection = {
  name: 'log-index',
  version: 2,
  handles: 'all',
  tables: [
    {
      name: 'log_index',
      columns: [
        'log_size integer primary key',
        'position text not null',
        'event_id text not null',
        'type text not null',
        'stream text not null',
        'revision integer not null',
        'recorded_at text not null',
        'actor text not null',
      ],
      readIndexes: { by_event: '(event_id)', by_stream: '(stream)', by_actor: '(actor)', by_type: '(type)' },
    },
  ],
  apply: ({ logSize, position, id, type, stream, revision, recordedAt, metadata }) => [
    write(INSERT, logSize, position, id, type, stream, revision, recordedAt, metadata.actor),
  ],
};
