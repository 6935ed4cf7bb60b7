import type { ProjectedEvent, Projection, Write } from '@hieuhoc/projections';
import { dayOf } from '../../platform/time/clock';
import { REPORT_SCHEMA, reportKeyOf } from '../report.events';

const FACT = `insert into {report_fact} (plan, duty, period, reporter, revision, log_size, type, day, recorded_at, actor, area, submission, until)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const DETAIL = 'insert into {report_detail} (log_size, kind, data) values (?, ?, ?)';

/**
 * One row an event of a report, never changed: what was known at a log size is the rows up to it. `day` is the day of recording in
 * Asia/Ho_Chi_Minh, which lateness is judged by. What a dossier holds stands beside, so that a list of ten thousand reports reads little.
 */
export const reportFacts: Projection = {
  name: 'report-facts',
  version: 1,
  handles: Object.keys(REPORT_SCHEMA),
  tables: [
    {
      name: 'report_fact',
      columns: [
        'plan text not null',
        'duty text not null',
        'period text not null',
        'reporter text not null',
        'revision integer not null',
        'log_size integer not null',
        'type text not null',
        'day text not null',
        'recorded_at text not null',
        'actor text not null',
        'area text not null',
        'submission integer',
        'until text',
        'primary key (plan, duty, period, reporter, revision)',
      ],
      clustered: true,
      readIndexes: {
        report_fact_by_reporter: '(reporter, plan, duty, period)',
        report_fact_by_area: '(area, plan, duty, period)',
      },
    },
    { name: 'report_detail', columns: ['log_size integer primary key', 'kind text not null', 'data text not null'] },
  ],
  apply: (event) => [factOf(event), { sql: DETAIL, params: [event.logSize, event.type, JSON.stringify(event.data)] }],
};

function factOf({ stream, revision, logSize, type, recordedAt, metadata, data }: ProjectedEvent): Write {
  const { plan, duty, period, reporter } = reportKeyOf(stream);
  const submission = type === 'ReportSubmitted' ? Number(revision) : typeof data['submission'] === 'number' ? data['submission'] : null;
  const area = typeof data['area'] === 'string' ? data['area'] : '';
  const until = typeof data['until'] === 'string' ? data['until'] : null;
  const when = [type, dayOf(new Date(recordedAt)), recordedAt, metadata.actor];
  return {
    sql: FACT,
    params: [plan, duty, period, reporter, Number(revision), logSize, ...when, area, submission, until],
  };
}
