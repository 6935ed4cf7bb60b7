import type { ProjectedEvent, Projection, Write } from '@hieuhoc/projections';
import { figureKeyOf, type FigureContent, type FigureKey, type RecordedValue } from '../figure.events';
import { REPORT_DECISIONS, saidInReport, type SaidInReport } from './said-in-reports';

const INSERT = `insert into {figure_fact}
  (log_size, indicator, area, period, revision, type, value_kind, numerator, denominator, data_to, breakdown, names, reason, sample, detail)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const OF_FIGURES = ['FigureReported', 'FigureCorrected', 'FigureVerified', 'FigureReturned', 'FigureWithdrawn'];

/**
 * One row an event of a figure, never changed: what was known at a log size is the rows up to it. `names` is the revision that a
 * verification or a return speaks of; a count stands in `numerator`, a yes-no as 1 or 0; `reason` is that of a figure which does not
 * apply, was returned or was withdrawn. A decision on a report says something of every figure that the report named: a row each, without
 * a revision of its own (-1), for the figure's stream has no event of it. Rows stand in the order of the log, which is how they come; the
 * index by figure has that order too, and holds all that the rules read, so that they need not be fetched row by row. That of the
 * generated ones holds all that is asked of them: else SQLite takes the index by figure, and looks at every fact of an indicator.
 */
export const figureFacts: Projection = {
  name: 'figure-facts',
  version: 5,
  handles: [...OF_FIGURES, ...REPORT_DECISIONS],
  tables: [
    {
      name: 'figure_fact',
      columns: [
        'log_size integer not null',
        'indicator text not null',
        'area text not null',
        'period text not null',
        'revision integer not null',
        'type text not null',
        'value_kind text',
        'numerator text',
        'denominator text',
        'data_to text',
        'breakdown text',
        'names integer',
        'reason text',
        'sample integer not null',
        'detail text',
      ],
      readIndexes: {
        figure_fact_by_figure: `(indicator, area, period, log_size, revision, type, value_kind, numerator, denominator, data_to, breakdown, names,
          reason, sample)`,
        figure_fact_by_area: '(area, period)',
        figure_fact_of_sample: '(indicator, area, period, revision, log_size, sample) where sample = 1',
      },
    },
  ],
  apply: (event) =>
    REPORT_DECISIONS.includes(event.type) ? saidInReport(event).map((said) => reviewOf(said, event.logSize)) : [factOf(event)],
};

function factOf({ stream, revision, logSize, type, data }: ProjectedEvent): Write {
  const { indicator, area, period } = figureKeyOf(stream);
  const key = [logSize, indicator, area, period, Number(revision), type];
  if (type === 'FigureReported' || type === 'FigureCorrected') {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
    const { indicator: _i, area: _a, period: _p, value, dataTo, breakdown, ...detail } = data as FigureKey & FigureContent;
    const { kind, numerator, denominator } = columnsOf(value);
    const reason = value.kind === 'not-applicable' ? value.reason : null;
    const known = [kind, numerator, denominator, dataTo, jsonOrNull(breakdown), null, reason, detail.sample === true ? 1 : 0];
    return { sql: INSERT, params: [...key, ...known, jsonOrNull(detail)] };
  }
  const names = typeof data['revision'] === 'number' ? data['revision'] : null;
  const reason = typeof data['reason'] === 'string' ? data['reason'] : null;
  return { sql: INSERT, params: [...key, null, null, null, null, null, names, reason, 0, null] };
}

function reviewOf({ indicator, area, period, revision, type, reason }: SaidInReport, logSize: number): Write {
  return { sql: INSERT, params: [logSize, indicator, area, period, -1, type, null, null, null, null, null, revision, reason, 0, null] };
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

function jsonOrNull(value: object = {}): string | null {
  for (const _ in value) return JSON.stringify(value);
  return null;
}
