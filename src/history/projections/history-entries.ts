import type { Projection, Write } from '@hieuhoc/projections';
import { tagsOf } from '../tags';

const INSERT = `insert into {history_entry}
  (log_size, part, position, event_id, type, stream, revision, recorded_at, actor, on_behalf_of, area, plan, target, indicator, title, subject, decision)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Every event of the log by what it is about. An event that touches several areas has a row for each, numbered by `part`. */
export const historyEntries: Projection = {
  name: 'history-entries',
  version: 1,
  handles: 'all',
  tables: [
    {
      name: 'history_entry',
      columns: [
        'log_size integer not null',
        'part integer not null',
        'position text not null',
        'event_id text not null',
        'type text not null',
        'stream text not null',
        'revision integer not null',
        'recorded_at text not null',
        'actor text not null',
        'on_behalf_of text',
        'area text',
        'plan text',
        'target text',
        'indicator text',
        'title text',
        'subject text',
        'decision text',
        'primary key (log_size, part)',
      ],
      clustered: true,
      readIndexes: {
        history_entry_by_area: '(area, log_size)',
        history_entry_by_plan: '(plan, log_size) where plan is not null',
        history_entry_by_indicator: '(indicator, log_size)',
        history_entry_by_stream: '(stream, log_size)',
        history_entry_by_actor: '(actor, log_size)',
        history_entry_by_type: '(type, log_size)',
        history_entry_by_decision: '(decision, log_size) where decision is not null',
      },
    },
  ],
  apply: (event) => {
    const tags = tagsOf(event.stream, event.data);
    const areas = tags.areas.length === 0 ? [null] : tags.areas;
    const { actor, onBehalfOf = null } = event.metadata;
    return areas.map((area, part): Write => ({
      sql: INSERT,
      params: [
        event.logSize,
        part,
        event.position,
        event.id,
        event.type,
        event.stream,
        Number(event.revision),
        event.recordedAt,
        actor,
        onBehalfOf,
        area,
        tags.plan,
        tags.target,
        tags.indicator,
        tags.title,
        tags.subject,
        tags.decision,
      ],
    }));
  },
};
