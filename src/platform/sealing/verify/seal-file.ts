import type { EventStore } from '@hieuhoc/event-store';
import { headLeaf, leafHexOf, sameHash } from '@hieuhoc/transparency-log';
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { checkSealed } from '../check-sealed';
import { parseEntry } from '../entry';
import { writeHeads } from '../heads-writer';
import { HEAD_TABLES, openSealFileForReading } from '../seal-schema';
import { Columns, sqliteCode } from '../seal-sqlite';
import { StreamEnds } from '../stream-ends';
import { failed, notDone, passed, type Outcome } from './outcome';

const CHECK = 'seal-file';
const PAGE = 10_000;
/** Of all sealings together; a log of many streams with years of sealings has more, and only what is read of them is checked. */
const MOST_HEADS = 20_000_000;
const AGAIN = 'hãy cất seal.db đi rồi khởi động lại để lập lại';

/** Pages that SQLite cannot make sense of: nothing in the file is to be believed then. Null where there are none. */
export function unreadablePages(path: string): Outcome | null {
  const database = openSealFileForReading(path);
  try {
    // Of a page cut in two SQLite takes the rest for zeros, and then cannot read it.
    const page = Number(database.prepare('pragma page_size').get()?.['page_size']);
    if (statSync(path).size % page !== 0) return unreadable('tệp bị cắt giữa trang');
    const verdict = String(Object.values(database.prepare('pragma integrity_check(1)').get() ?? {})[0]);
    return verdict === 'ok' ? null : unreadable(verdict);
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    return unreadable(error instanceof Error ? error.message : String(error));
  } finally {
    database.close();
  }
}

const unreadable = (detail: string): Outcome => failed(CHECK, `Tệp seal.db hỏng (${detail}): ${AGAIN}.`, { detail });

/**
 * What the file keeps beside envelopes and tiles: ends of streams, sealed heads and what proves them, and where in the log it stands. All of
 * it is made again from the envelopes, by what made it, and compared.
 */
export async function checkSealFile(store: EventStore, path: string): Promise<Outcome> {
  const file = openSealFileForReading(path);
  const again = new DatabaseSync(':memory:');
  try {
    // One state of it, whatever is sealed meanwhile.
    file.exec('begin');
    const { size, position, last } = standsAt(file);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the store gave it, or damaged: then the store has no such event
    await checkSealed(store, { sealed: { size, position: position as never }, lastEntry: () => last });
    const heads = Number(file.prepare('select coalesce(sum(count), 0) as heads from heads').get()?.['heads']);
    if (heads > MOST_HEADS) return notDone(CHECK, `Chưa tính lại ${heads} đầu chuỗi của mọi lần niêm phong trước: quá nhiều.`, { heads });
    again.exec(HEAD_TABLES.join(';'));
    makeAgain(file, again, size);
    const table = Object.entries(ROWS).find(([, select]) => !sameRows(file, again, select))?.[0];
    const differs = table ?? (hashesAreTheirs(file) ? undefined : 'head');
    if (differs !== undefined)
      return failed(CHECK, `Bảng ${differs} trong seal.db không khớp với các phong bì của nó: ${AGAIN}.`, { table: differs });
    return passed(CHECK, `Đầu chuỗi và mọi lần niêm phong chúng trong seal.db tính lại đúng từ ${size} phong bì.`, { size, heads });
  } catch (error) {
    if (sqliteCode(error) === null && Reflect.get(Object(error), 'kind') !== 'damaged') throw error;
    const detail = String(Reflect.get(Object(error), 'messageVi') ?? error);
    return failed(CHECK, `seal.db không dùng được: ${detail}`, { detail });
  } finally {
    again.close();
    file.close();
  }
}

/** Beyond the last sealing stands what one left that was broken off, or that goes on just now. */
const SEALED = 'size <= (select coalesce(max(size), -1) from heads)';

const ROWS = {
  head: 'select key, place, revision, leaf from head order by key',
  heads: 'select size, count, root from heads order by size',
  sealed_head: `select key, size, revision, leaf from sealed_head where ${SEALED} order by key, size`,
  head_block: `select size, block, first_key, hash from head_block where ${SEALED} order by size, block`,
} as const;

/** What is kept of them beside the heads: a version that knew of no hashes left none. */
function hashesAreTheirs(file: DatabaseSync): boolean {
  if (file.prepare("select 1 from pragma_table_info('head') where name = 'hash'").get() === undefined) return true;
  const kept = file.prepare('select key, revision, leaf, hash from head where hash is not null');
  kept.setReturnArrays(true);
  for (const row of kept.iterate()) {
    const columns = new Columns(row);
    const head = { key: columns.bytes(0), revision: columns.number(1), leaf: columns.hash(2) };
    if (!sameHash(headLeaf(head), columns.hash(3))) return false;
  }
  return true;
}

function standsAt(file: DatabaseSync): { readonly size: number; readonly position: string | null; readonly last: string } {
  const select = file.prepare('select size, position, (select text from entry order by place desc limit 1) from sealed');
  select.setReturnArrays(true);
  const columns = new Columns(select.get());
  return { size: columns.number(0), position: columns.textOrNull(1), last: columns.textOrNull(2) ?? '' };
}

function makeAgain(file: DatabaseSync, again: DatabaseSync, size: number): void {
  const sizes = file.prepare('select size from heads order by size').all();
  const sealings = new Set(sizes.map((row) => Number(row['size'])));
  const entries = file.prepare('select text from entry where place >= ? and place < ? order by place');
  entries.setReturnArrays(true);
  const ends = new StreamEnds(again);
  for (let first = 0; first < size; first += PAGE) {
    const rows = entries.all(first, Math.min(size, first + PAGE));
    for (const [at, row] of rows.entries()) {
      const text = new Columns(row).text(0);
      const { stream, revision } = parseEntry(text);
      ends.set(stream, first + at, { revision, leaf: leafHexOf(text) });
      if (!sealings.has(first + at + 1)) continue;
      ends.write();
      writeHeads(again, first + at + 1);
    }
    ends.write();
  }
}

function sameRows(file: DatabaseSync, again: DatabaseSync, sql: string): boolean {
  const [one, other] = [file, again].map((database) => {
    const select = database.prepare(sql);
    select.setReturnArrays(true);
    return select.iterate();
  });
  for (;;) {
    const [found, made] = [one?.next(), other?.next()];
    if (found?.done === true || made?.done === true) return found?.done === made?.done;
    if (textOf(found?.value) !== textOf(made?.value)) return false;
  }
}

const textOf = (row: unknown): string =>
  JSON.stringify(row, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex') : value,
  );
