import type { Projection } from '@hieuhoc/projections';
import { ERASURE_SCHEMA } from '../erasure.events';

/** What happened to each request, as it was recorded. There are few: they are folded when they are asked for. */
export const erasureFacts: Projection = {
  name: 'erasure-facts',
  version: 1,
  handles: Object.keys(ERASURE_SCHEMA),
  tables: [
    {
      name: 'erasure_fact',
      columns: [
        'ref text not null',
        'revision integer not null',
        'log_size integer not null',
        'type text not null',
        'actor text not null',
        'recorded_at text not null',
        'data text not null',
        'primary key (ref, revision)',
      ],
      clustered: true,
    },
  ],
  apply: ({ stream, revision, logSize, type, metadata, recordedAt, data }) => [
    {
      sql: 'insert into {erasure_fact} (ref, revision, log_size, type, actor, recorded_at, data) values (?, ?, ?, ?, ?, ?, ?)',
      params: [stream.slice('erasure-'.length), Number(revision), logSize, type, metadata.actor, recordedAt, JSON.stringify(data)],
    },
  ],
};
