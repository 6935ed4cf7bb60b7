import type { ReadModels } from '@hieuhoc/projections';
import type { DecisionData } from '../platform/definitions';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import type { Identity } from '../platform/access/identity';
import { grantsOfImport, namesByRef, type Names } from '../recognitions';
import type { ImportState } from './import.decider';
import type { ImportsService, Progress } from './imports.service';
import { rowsWithin } from './ranges';

/** A row as the log knows it: what was granted, or the code it was refused with. */
export type ListedRow =
  | {
      readonly row: number;
      readonly outcome: 'granted';
      readonly subject: string;
      /** Of people only where whoever asks may read it. */
      readonly name: string | null;
      readonly area: string;
      readonly revokedOn: string | null;
    }
  | { readonly row: number; readonly outcome: 'refused'; readonly code: string };

export interface ImportView extends Page<ListedRow> {
  readonly import: string;
  readonly kind: 'recognitions';
  readonly title: string;
  readonly decision: DecisionData;
  readonly recognisedOn: string;
  readonly validUntil: string | null;
  readonly level: string | null;
  readonly state: 'running' | 'interrupted' | 'completed' | 'undone';
  readonly rows: number;
  readonly done: number;
  readonly granted: number | null;
  readonly registered: number | null;
  readonly refused: number | null;
  readonly undone: { readonly decision: DecisionData; readonly revokedOn: string | null } | null;
}

export class ImportsReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly imports: ImportsService,
    private readonly names: Names,
  ) {}

  /** Throws Unknown. */
  async one(id: string, query: { readonly cursor?: string; readonly limit?: number }, identity: Identity | null): Promise<ImportView> {
    const asOf = await this.moments.resolve(undefined);
    const state = await this.imports.required(id);
    const [after = 0] = decodeCursor(query.cursor, 'whole') ?? [];
    const from = Number(after) + 1;
    const to = Math.min(from + (query.limit ?? DEFAULT_LIMIT) - 1, state.started.rows);
    const items = [...(await this.grantedRows(id, from, to, identity)), ...refusedRows(state, from, to)].toSorted((a, b) => a.row - b.row);
    return { ...headOf(asOf, id, state, this.imports.progressOf(id)), items, next: to < state.started.rows ? encodeCursor([to]) : null };
  }

  private async grantedRows(id: string, from: number, to: number, identity: Identity | null): Promise<ListedRow[]> {
    const rows = await grantsOfImport(this.read, id, from, to);
    const seen = this.names.seenBy(identity);
    const named = await namesByRef(
      this.read,
      rows.map(({ subject }) => subject),
    );
    const listed = rows.map(async ({ import_row: row, subject, area, revoked_on: revokedOn }) => {
      const one = named.get(subject);
      return { row, outcome: 'granted' as const, subject, name: one === undefined ? null : await seen(one, area), area, revokedOn };
    });
    return Promise.all(listed);
  }
}

const refusedRows = ({ outcome }: NonNullable<ImportState>, from: number, to: number): ListedRow[] =>
  Object.entries(outcome?.refused ?? {}).flatMap(([code, ranges]) =>
    rowsWithin(ranges, from, to).map((row) => ({ row, outcome: 'refused' as const, code })),
  );

function headOf(
  asOf: AsOf,
  id: string,
  { started, outcome, undone }: NonNullable<ImportState>,
  progress: Progress | null,
): Omit<ImportView, 'items' | 'next'> {
  const { kind, title, decision, recognisedOn, validUntil = null, level = null, rows } = started;
  const state = progress !== null ? 'running' : undone !== null ? 'undone' : outcome !== null ? 'completed' : 'interrupted';
  return {
    asOf,
    import: id,
    kind,
    title,
    decision,
    recognisedOn,
    validUntil,
    level,
    state,
    rows,
    done: progress?.done ?? (outcome === null ? 0 : rows),
    granted: outcome?.granted ?? null,
    registered: outcome?.registered ?? null,
    refused: outcome && rows - outcome.granted,
    undone: undone && { decision: undone.decision, revokedOn: undone.revokedOn ?? null },
  };
}
