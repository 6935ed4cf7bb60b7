import type { Projection } from '@hieuhoc/projections';
import { PUBLICATION_SCHEMA } from '../publication.events';

/** One row a publication, for ever. */
export const publicationFacts: Projection = {
  name: 'publication-facts',
  version: 1,
  handles: Object.keys(PUBLICATION_SCHEMA),
  tables: [
    {
      name: 'publication_fact',
      columns: [
        'code text primary key',
        'plan text not null',
        'log_size integer not null',
        'recorded_at text not null',
        'actor text not null',
        'data text not null',
      ],
      readIndexes: { publication_fact_by_plan: '(plan, log_size)' },
    },
  ],
  apply: ({ logSize, recordedAt, metadata, data }) => [
    {
      sql: 'insert into {publication_fact} (code, plan, log_size, recorded_at, actor, data) values (?, ?, ?, ?, ?, ?)',
      params: [textOf(data['code']), textOf(data['plan']), logSize, recordedAt, metadata.actor, JSON.stringify(data)],
    },
  ],
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
