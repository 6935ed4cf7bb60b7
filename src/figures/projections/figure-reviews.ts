import type { ProjectedEvent, Projection, Write } from '@hieuhoc/projections';
import { FIGURE_SCHEMA, figureKeyOf, type FigureKey } from '../figure.events';
import { REPORT_DECISIONS, saidInReport } from './said-in-reports';

const KEY = 'indicator = ? and area = ? and period = ?';
const REPORTED = `insert into {figure_review} (indicator, area, period, first, latest, stands, verified, since) values (?, ?, ?, ?, ?, 'waiting', -1, ?)`;
const CORRECTED = `update {figure_review} set latest = ?, stands = 'waiting', since = ? where ${KEY}`;
const WITHDRAWN = `delete from {figure_review} where ${KEY}`;
/** What is said of the latest revision, and what that makes of the one that is verified. */
const reviewing = (stands: string, verified: string): string =>
  `update {figure_review} set stands = case latest when ? then '${stands}' else stands end, since = case latest when ? then ? else since end,
   verified = ${verified} where ${KEY} and ? between first and latest`;
const VERIFIED = reviewing('verified', 'case when verified < ? then ? else verified end');
/** Returning the verified revision leaves nothing verified, not even an earlier one (rules 2). */
const RETURNED = reviewing('returned', 'case verified when ? then -1 else verified end');

/**
 * How each figure that is reported stands today with who verifies: one row a figure, none for a withdrawn one. `first` and `latest` are
 * the first revision since a withdrawal and the last, `verified` the last that is verified (-1: none), `since` the log size that `stands`
 * came with. What waits is found by its area alone, however many figures are verified; the past is asked of the figure facts. Rows stand
 * in the order in which offices report, so that a build goes on where it has just written.
 */
export const figureReviews: Projection = {
  name: 'figure-reviews',
  version: 2,
  handles: [...Object.keys(FIGURE_SCHEMA), ...REPORT_DECISIONS],
  tables: [
    {
      name: 'figure_review',
      columns: [
        'indicator text not null',
        'area text not null',
        'period text not null',
        'first integer not null',
        'latest integer not null',
        'stands text not null',
        'verified integer not null',
        'since integer not null',
        'primary key (area, period, indicator)',
      ],
      clustered: true,
      readIndexes: { figure_review_that_waits: `(area, stands, verified) where stands <> 'verified'` },
    },
  ],
  apply: (event) =>
    REPORT_DECISIONS.includes(event.type)
      ? saidInReport(event).map((said) => reviewed(said.type, said.revision, event.logSize, said))
      : [ofFigure(event)],
};

function ofFigure({ stream, revision, logSize, type, data }: ProjectedEvent): Write {
  const key = figureKeyOf(stream);
  const own = Number(revision);
  switch (type) {
    case 'FigureReported':
      return { sql: REPORTED, params: [...placeOf(key), own, own, logSize] };
    case 'FigureCorrected':
      return { sql: CORRECTED, params: [own, logSize, ...placeOf(key)] };
    case 'FigureWithdrawn':
      return { sql: WITHDRAWN, params: placeOf(key) };
    default:
      return reviewed(type, Number(data['revision']), logSize, key);
  }
}

function reviewed(type: string, named: number, logSize: number, key: FigureKey): Write {
  const says = [named, named, logSize, named];
  if (type === 'FigureVerified') return { sql: VERIFIED, params: [...says, named, ...placeOf(key), named] };
  return { sql: RETURNED, params: [...says, ...placeOf(key), named] };
}

const placeOf = ({ indicator, area, period }: FigureKey): string[] => [indicator, area, period];
