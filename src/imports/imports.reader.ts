import type { ReadModels } from '@hieuhoc/projections';
import { DomainError } from '@hieuhoc/event-store';
import type { EvidenceRights, EvidenceService } from '../evidence';
import type { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { requireAny } from '../platform/access/require-any';
import type { Commands } from '../platform/commands/commands';
import type { AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { grantsOfImport, namesByRef, type Names } from '../recognitions';
import type { FiguresImports } from './figures/figures-imports.service';
import type { ImportState } from './import.decider';
import { importStream } from './import.events';
import { itemOf, type FiguresItem, type ImportFile, type ImportItem, type RecognitionsItem } from './import.head';
import { importsStarted } from './import.queries';
import type { ImportsQuery } from './import-query.dto';
import type { ImportsService } from './imports.service';
import { rowsWithin } from './ranges';

type Refused = { readonly row: number; readonly outcome: 'refused'; readonly code: string };

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
  | Refused;

export type ListedFigure =
  | {
      readonly row: number;
      readonly outcome: 'recorded';
      readonly indicator: string;
      readonly area: string;
      readonly period: string;
      readonly revision: number;
    }
  | Refused;

export type ImportView = RecognitionsItem & Page<ListedRow>;
export type FiguresImportView = FiguresItem & Page<ListedFigure>;
export type ShownImport = ImportItem & Page<ListedRow | ListedFigure>;
type Started = NonNullable<ImportState>['started'];
type Paging = { readonly cursor?: string; readonly limit?: number };

interface Over {
  readonly read: ReadModels;
  readonly moments: AsOfReader;
  readonly commands: Commands;
  readonly imports: ImportsService;
  readonly figures: FiguresImports;
  readonly names: Names;
  readonly evidence: EvidenceService;
  readonly evidenceRights: EvidenceRights;
  readonly access: Access;
}

/** Recognitions of one list lie near each other: so many say where. */
const ROWS_THAT_SAY_WHERE = 50;

export class ImportsReader {
  constructor(private readonly over: Over) {}

  /** One's own, and those about areas whose history one may read. */
  async list({ kind, cursor, limit = DEFAULT_LIMIT }: ImportsQuery, identity: Identity | null): Promise<Page<ImportItem>> {
    const asOf = await this.over.moments.resolve(undefined);
    const items: ImportItem[] = [];
    let [before] = (decodeCursor(cursor, 'whole') ?? [asOf.logSize + 1]).map(Number);
    for (;;) {
      const found = await importsStarted(this.over.read, before ?? 0, limit);
      for (const { id, logSize } of found) {
        const item = await this.item(id, await this.over.imports.required(id), identity);
        const isWanted = item.actor !== null && (kind === undefined || kind === item.kind);
        if (isWanted && items.length === limit) return { asOf, items, next: encodeCursor([before ?? 0]) };
        if (isWanted) items.push(item);
        before = logSize;
      }
      if (found.length < limit) return { asOf, items, next: null };
    }
  }

  /** Throws Unknown. */
  async one(id: string, query: Paging, identity: Identity | null): Promise<ShownImport> {
    const asOf = await this.over.moments.resolve(undefined);
    const state = await this.over.imports.required(id);
    const [item, page] = [await this.item(id, state, identity), await this.rows(id, state, query, identity)];
    return { asOf, ...item, ...page };
  }

  private async item(id: string, state: NonNullable<ImportState>, identity: Identity | null): Promise<ImportItem> {
    const { started } = state;
    const [first] = await this.over.commands.store.readStream(importStream(id), { limit: 1 });
    const actor = first?.metadata.actor ?? '';
    const isTold = actor === identity?.account || (await this.maySeeWho(id, started, identity));
    const file = started.kind === 'figures' ? await this.fileOf(started.file, identity) : null;
    const progress = this.over.imports.progressOf(id) ?? this.over.figures.progressOf(id);
    return itemOf(id, { state, actor: isTold ? actor : null, at: first?.recordedAt ?? '', progress, file });
  }

  private async maySeeWho(id: string, started: Started, identity: Identity | null): Promise<boolean> {
    const rows = started.kind === 'figures' ? started.figures : await grantsOfImport(this.over.read, id, 0, ROWS_THAT_SAY_WHERE);
    const areas = new Set(rows.map(({ area }) => area));
    return isAllowed(() => requireAny(this.over.access, identity, 'history.read', [...areas]));
  }

  private async fileOf(ref: string, identity: Identity | null): Promise<ImportFile> {
    const evidence = await this.over.evidence.required(ref);
    const isFor = await isAllowed(() => this.over.evidenceRights.require(identity, 'evidence.read', evidence));
    const { name = null, sha256 = null } = (isFor && this.over.evidence.factsOf(evidence)) || {};
    return { ref, name, sha256, size: evidence.size };
  }

  private async rows(
    id: string,
    state: NonNullable<ImportState>,
    query: Paging,
    identity: Identity | null,
  ): Promise<Omit<Page<ListedRow | ListedFigure>, 'asOf'>> {
    const [after = 0] = (decodeCursor(query.cursor, 'whole') ?? []).map(Number);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { started } = state;
    if (started.kind === 'figures') {
      const { items, last, isMore } = await this.over.figures.rowsOf(id, started, { after, limit });
      const refused = refusedRows(state, after + 1, last);
      return { items: [...items, ...refused].toSorted((a, b) => a.row - b.row), next: isMore ? encodeCursor([last]) : null };
    }
    const to = Math.min(after + limit, started.rows);
    const items = [...(await this.grantedRows(id, after + 1, to, identity)), ...refusedRows(state, after + 1, to)];
    return { items: items.toSorted((a, b) => a.row - b.row), next: to < started.rows ? encodeCursor([to]) : null };
  }

  private async grantedRows(id: string, from: number, to: number, identity: Identity | null): Promise<ListedRow[]> {
    const { read, names } = this.over;
    const rows = await grantsOfImport(read, id, from, to);
    const seen = names.seenBy(identity);
    const named = await namesByRef(
      read,
      rows.map(({ subject }) => subject),
    );
    const listed = rows.map(async ({ import_row: row, subject, area, revoked_on: revokedOn }) => {
      const one = named.get(subject);
      return { row, outcome: 'granted' as const, subject, name: one === undefined ? null : await seen(one, area), area, revokedOn };
    });
    return Promise.all(listed);
  }
}

const refusedRows = ({ outcome }: NonNullable<ImportState>, from: number, to: number): Refused[] =>
  Object.entries(outcome?.refused ?? {}).flatMap(([code, ranges]) =>
    rowsWithin(ranges, from, to).map((row) => ({ row, outcome: 'refused' as const, code })),
  );

async function isAllowed(asked: () => Promise<void>): Promise<boolean> {
  try {
    await asked();
    return true;
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'unauthenticated')) return false;
    throw error;
  }
}
