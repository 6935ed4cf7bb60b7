import type { ProjectedEvent, Projection, Write } from '@hieuhoc/projections';
import { figureKeyOf, type FigureContent, type RecordedValue } from '../figure.events';

const INSERT = `insert into {figure_fact}
  (indicator, area, period, revision, log_size, type, value_kind, numerator, denominator, data_to, breakdown, names, detail)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * One row an event of a figure, never changed: what was known at a log size is the rows up to it. `names` is the revision that a
 * verification or a return speaks of; a count stands in `numerator`, a yes-no as 1 or 0.
 */
export const figureFacts: Projection = {
  name: 'figure-facts',
  version: 1,
  handles: ['FigureReported', 'FigureCorrected', 'FigureVerified', 'FigureReturned', 'FigureWithdrawn'],
  tables: [
    {
      name: 'figure_fact',
      columns: [
        'indicator text not null',
        'area text not null',
        'period text not null',
        'revision integer not null',
        'log_size integer not null',
        'type text not null',
        'value_kind text',
        'numerator text',
        'denominator text',
        'data_to text',
        'breakdown text',
        'names integer',
        'detail text',
        'primary key (indicator, area, period, revision)',
      ],
      clustered: true,
      readIndexes: { figure_fact_by_area: '(area, period)' },
    },
  ],
  apply: (event) => [factOf(event)],
};

function factOf(event: ProjectedEvent): Write {
  const { indicator, area, period } = figureKeyOf(event.stream);
  const key = [indicator, area, period, Number(event.revision), event.logSize, event.type];
  if (event.type === 'FigureReported' || event.type === 'FigureCorrected') {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
    const { value, dataTo, breakdown, ...rest } = event.data as FigureContent;
    const { indicator: _i, area: _a, period: _p, ...detail } = { indicator, area, period, ...rest };
    const { kind, numerator, denominator } = columnsOf(value);
    const also = { ...detail, ...(value.kind === 'not-applicable' && { notApplicableReason: value.reason }) };
    return { sql: INSERT, params: [...key, kind, numerator, denominator, dataTo, jsonOrNull(breakdown), null, jsonOrNull(also)] };
  }
  const names = typeof event.data['revision'] === 'number' ? event.data['revision'] : null;
  const reason = event.data['reason'] ?? null;
  return { sql: INSERT, params: [...key, null, null, null, null, null, names, reason === null ? null : JSON.stringify({ reason })] };
}

function columnsOf(value: RecordedValue): { kind: string; numerator: string | null; denominator: string | null } {
  switch (value.kind) {
    case 'ratio':
      return value;
    case 'count':
      return { kind: value.kind, numerator: value.value, denominator: null };
    case 'yes-no':
      return { kind: value.kind, numerator: value.yes ? '1' : '0', denominator: '1' };
    case 'not-applicable':
      return { kind: value.kind, numerator: null, denominator: null };
  }
}

function jsonOrNull(value: object | undefined): string | null {
  return value === undefined || Object.keys(value).length === 0 ? null : JSON.stringify(value);
}
