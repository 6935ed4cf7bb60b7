import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Leaf } from '@hieuhoc/transparency-log';
import { parseEntry } from '../entry';
import type { SealedFile } from '../sealed-file';
import type { Difference } from './difference';
import { explain, type Found, type LogLookup } from './explain';
import type { Mismatch } from './range-check';

/** What happened to the first event of a SQLite log that is not as claimed. */
export async function sqliteDifference(path: string, seal: SealedFile | null, { index, by }: Mismatch): Promise<Difference> {
  const size = index + 1;
  const entry = seal?.entry(index) ?? null;
  const sealed = entry === null ? null : readableEntry(entry);
  if (by === 'entry') return { harm: 'seal-file', size, sealed, fields: ['entry'] };
  if (by === 'stored-leaf') return { harm: 'stored-leaf', size, sealed, fields: [] };
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    return await explain(size, sealed, foundAt(database, size), lookupOf(database));
  } finally {
    database.close();
  }
}

/** Where an event was removed, the next one stands in its place. */
function foundAt(database: DatabaseSync, size: number): Found | null {
  const row = database
    .prepare(
      `select id, stream, revision, type, recorded_at as "recordedAt", cast(data as blob) as data, cast(metadata as blob) as metadata
       from events where seq >= ? order by seq limit 1`,
    )
    .get(size);
  if (row === undefined) return null;
  const text = (field: string): string => String(row[field]);
  const bytes = (field: string): Buffer => {
    const value = row[field];
    return ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.alloc(0);
  };
  const hex = (field: string): string => hash('sha256', bytes(field), 'hex');
  const [stream, revision] = [text('stream'), Number(row['revision'])];
  const leaf: Leaf = {
    id: text('id'),
    stream,
    revision,
    type: text('type'),
    recordedAt: text('recordedAt'),
    data: hex('data'),
    metadata: hex('metadata'),
    previous: previousLeaf(database, stream, revision),
  };
  return { leaf, readable: isJson(bytes('data')) && isJson(bytes('metadata')) };
}

/** As it stands beside the event before: that was found sound, or it would be the first that is not. */
function previousLeaf(database: DatabaseSync, stream: string, revision: number): string | null {
  if (revision === 0) return null;
  const hasLeaves = database.prepare("select 1 from pragma_table_info('events') where name = 'leaf'").get() !== undefined;
  if (!hasLeaves) return null;
  const row = database.prepare('select lower(hex(leaf)) as leaf from events where stream = ? and revision = ?').get(stream, revision - 1);
  return row === undefined ? null : String(row['leaf']);
}

const lookupOf = (database: DatabaseSync): LogLookup => ({
  scavenges: false,
  idAt: async (stream, revision) => {
    const row = database.prepare('select id from events where stream = ? and revision = ?').get(stream, revision);
    return row === undefined ? null : String(row['id']);
  },
  hasStream: async (stream) => database.prepare('select 1 from events where stream = ? limit 1').get(stream) !== undefined,
});

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(decoder.decode(bytes));
    return true;
  } catch {
    return false;
  }
}

function readableEntry(entry: string): Leaf | null {
  try {
    return parseEntry(entry);
  } catch {
    return null;
  }
}
