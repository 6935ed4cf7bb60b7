import { createHash } from 'node:crypto';
import type { Param, Projection, ReadModels } from '@hieuhoc/projections';
import { setImmediate as breath } from 'node:timers/promises';
import type { ProjectionDigest } from './seal.decider';

/**
 * Read models whose rows say from which and until which log size they held: what of them held at one is the same in every build. Those that
 * keep what is current only have no past that could be sealed, and the indexes of the log say nothing that its leaves do not.
 */
export const SEALED_PROJECTIONS: ReadonlySet<string> = new Set([
  'hierarchy-changes',
  'body-facts',
  'indicator-facts',
  'title-facts',
  'plan-facts',
  'figure-facts',
  'report-facts',
  'task-facts',
  'recognition-facts',
  'account-facts',
  'evidence-citations',
  'erasure-facts',
  'publication-facts',
]);

/** Columns that name a log size from which on, and until before which, a row holds. */
const FROM = ['log_size', 'known_from', 'opened_at', 'granted_at'];
const UNTIL = ['known_until', 'closed_at', 'revoked_at'];
/** What tells rows apart where a table has no primary key: in the order of an index of it. */
const KEYS: Readonly<Record<string, readonly string[]>> = { figure_fact: ['indicator', 'area', 'period', 'log_size', 'revision', 'type'] };
const PAGE = 1_000;

/** What a digest has to know of a projection; plain data, so that it crosses to a thread. */
export interface DigestedModel extends Pick<Projection, 'name' | 'version'> {
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/** Called between two pages: whoever asks something else meanwhile is answered. */
export type BetweenPages = () => Promise<void>;

interface SealedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly from: string;
  readonly until: string | undefined;
}

/**
 * SHA-256 over the rows that held after the first `size` events: a line of canonical JSON each, table by table, by their keys in the order of
 * bytes. A row that was superseded later stands as it stood then. The read models are to have come so far.
 */
export async function digestOf(
  read: ReadModels,
  { name, version, tables }: DigestedModel,
  size: number,
  between: BetweenPages = breath,
): Promise<ProjectionDigest> {
  const hash = createHash('sha256');
  for (const table of tables.map(sealedTable)) {
    hash.update(`${JSON.stringify([table.name, table.columns])}\n`);
    let after: readonly Param[] | null = null;
    do {
      const rows: readonly (readonly Param[])[] = await pageOf(read, table, after);
      for (const row of rows) {
        const line = lineOf(table, row, size);
        if (line !== null) hash.update(line);
      }
      const last: readonly Param[] | undefined = rows.length < PAGE ? undefined : rows.at(-1);
      after = last === undefined ? null : table.key.map((column) => last[table.columns.indexOf(column)] ?? null);
      await between();
    } while (after !== null);
  }
  return { name, version, digest: hash.digest('hex') };
}

function sealedTable({ name, columns }: DigestedModel['tables'][number]): SealedTable {
  const primary = columns.find((column) => column.startsWith('primary key'));
  const names = columns.filter((column) => column !== primary).map((column) => column.split(' ', 1)[0] ?? '');
  const own = columns.find((column) => column.endsWith('primary key'))?.split(' ', 1)[0];
  const key = primary === undefined ? (own === undefined ? KEYS[name] : [own]) : /\((.*)\)/.exec(primary)?.[1]?.split(', ');
  const from = FROM.find((column) => names.includes(column));
  if (key === undefined || from === undefined)
    throw new Error(`${name} does not say from which log size its rows hold, or what tells them apart`);
  return { name, columns: names, key, from, until: UNTIL.find((column) => names.includes(column)) };
}

async function pageOf(read: ReadModels, { name, columns, key }: SealedTable, after: readonly Param[] | null): Promise<Param[][]> {
  const later = after === null ? '' : `where (${key.join(', ')}) > (${key.map(() => '?').join(', ')})`;
  const sql = `select ${columns.join(', ')} from ${name} ${later} order by ${key.join(', ')} limit ${PAGE}`;
  const rows = await read.all<Record<string, Param>>(sql, after ?? []);
  return rows.map((row) => columns.map((column) => row[column] ?? null));
}

function lineOf({ columns, from, until: ends }: SealedTable, row: readonly Param[], size: number): string | null {
  const heldFrom = row[columns.indexOf(from)];
  if (typeof heldFrom !== 'number' || heldFrom > size) return null;
  const until = ends === undefined ? -1 : columns.indexOf(ends);
  const ended = row[until];
  const superseded = typeof ended === 'number' && ended <= size;
  // Of what was superseded by then it is sealed too; of what was superseded later nobody knew.
  const stood = until < 0 || superseded ? row : row.with(until, null);
  return `${JSON.stringify(stood)}\n`;
}

/** Those of these that are sealed, by name. */
export const sealedOf = <Model extends DigestedModel>(models: readonly Model[]): Model[] =>
  models.filter(({ name }) => SEALED_PROJECTIONS.has(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Of every sealed one of these, by name. */
export async function digestsOf(
  read: ReadModels,
  models: readonly DigestedModel[],
  size: number,
  between?: BetweenPages,
): Promise<readonly ProjectionDigest[]> {
  const digests: ProjectionDigest[] = [];
  for (const model of sealedOf(models)) digests.push(await digestOf(read, model, size, between));
  return digests;
}
