import type { EntryCheck } from '@hieuhoc/indicator-maths';
import type { FigureRow, FiguresImportedView } from '../../../imports';
import { ApiProblem } from '../../api/problem';
import type { Query } from '../../api/api';
import { queryText } from '../../api/api';
import type { Visit } from '../../visit/visit';
import type { EntryKey } from './entry-key';
import { DATA_TO } from './sheet';

/** The box that a filled-in file comes with; a page holds it from the look at it to its recording. */
export const WORKBOOK = 'bang-tinh';
export const HELD = { bytes: 'tep', name: 'ten-tep' } as const;

export interface HeldFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export type Question = EntryCheck & { readonly message: string };

/** Of a line that waits for somebody to look again; none where it is right, or wrong. */
export const questionsOf = (row: FigureRow): readonly Question[] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API describes it
  row.outcome === 'refused' && row.code === 'needs-acknowledgement' ? ((row.checks ?? []) as readonly Question[]) : [];

export const isWrong = (row: FigureRow): row is Extract<FigureRow, { readonly outcome: 'refused' }> =>
  row.outcome === 'refused' && row.code !== 'needs-acknowledgement';

/** What the API makes of it, nothing recorded. Throws ApiProblem. */
export const lookAt = (visit: Visit, key: EntryKey, file: HeldFile): Promise<FiguresImportedView> =>
  send(visit, key, file, { dryRun: 'true' });

/** Recorded whole, or not at all. Throws ApiProblem. */
export function recordFile(visit: Visit, key: EntryKey, file: HeldFile): Promise<FiguresImportedView> {
  const looked = visit.form.all('xem').join(',');
  return send(visit, key, file, { acknowledge: looked === '' ? undefined : looked });
}

/** What is wrong with which line, where that is why nothing was recorded. */
export function outcomesIn(problem: ApiProblem): FiguresImportedView | null {
  const { outcomes } = problem.facts;
  if (problem.code !== 'sheet-refused' || !Array.isArray(outcomes)) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API describes it
  const rows = outcomes as readonly FigureRow[];
  const count = (outcome: FigureRow['outcome']): number => rows.filter((one) => one.outcome === outcome).length;
  return {
    import: '',
    dryRun: true,
    rows: rows.length,
    recorded: count('recordable'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    outcomes: rows,
  };
}

async function send(visit: Visit, { area, period }: EntryKey, { name, bytes }: HeldFile, more: Query): Promise<FiguresImportedView> {
  const dataTo = visit.form.given(DATA_TO) ?? undefined;
  const path = `/api/imports${queryText({ kind: 'figures', area, period, dataTo, ...more })}`;
  const type = /\.csv$/i.test(name) ? 'text/csv' : XLSX;
  const headers = { 'content-type': type, 'x-file-name': encodeURIComponent(name) };
  return (await visit.api.write<FiguresImportedView>('POST', path, { body: bytes, headers })).body;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
