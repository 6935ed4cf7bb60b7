import { write, type Projection, type Write } from '@hieuhoc/projections';
import { tagsOf, type AboutFigure } from '../tags';

/** Parts from here on are figures that the event of another stream speaks of. */
export const ASIDE = 1_000_000;

const INSERT = `insert into {history_entry} (log_size, part, area, plan, target, indicator, title, subject, decision)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Of a figure, which most events are about: a value that is handed over costs more than one that is left out. */
const INSERT_OF_FIGURE = 'insert into {history_entry} (log_size, part, area, indicator) values (?, 0, ?, ?)';

/**
 * Every event of the log by what it is about; its envelope stands in the log's index. An event that touches several areas has a row for
 * each, numbered by `part`; figures that it speaks of beside have rows from ASIDE on, found by their indicator only.
 */
export const historyEntries: Projection = {
  name: 'history-entries',
  version: 4,
  handles: 'all',
  tables: [
    {
      name: 'history_entry',
      columns: [
        'log_size integer not null',
        'part integer not null',
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
        history_entry_by_decision: '(decision, log_size) where decision is not null',
      },
    },
  ],
  apply: ({ stream, data, logSize }) => {
    const { areas, plan, target, indicator, title, subject, decision, figures } = tagsOf(stream, data);
    const [figureArea] = areas;
    const onlyFigure = figureArea !== undefined && areas.length === 1 && indicator !== null && plan === null && decision === null;
    if (onlyFigure) return [write(INSERT_OF_FIGURE, logSize, figureArea, indicator)];
    const entry = (area: string | null, part: number): Write => ({
      sql: INSERT,
      params: [logSize, part, area, plan, target, indicator, title, subject, decision],
    });
    const aside = (one: AboutFigure, index: number): Write => ({
      sql: INSERT,
      params: [logSize, ASIDE + index, one.area, plan, null, one.indicator, null, null, decision],
    });
    return [...(areas.length === 0 ? [entry(null, 0)] : areas.map(entry)), ...figures.map(aside)];
  },
};
