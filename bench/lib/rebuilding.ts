import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionHost } from '../../src/platform/projections';
import { PROJECTIONS } from '../../src/projections.registry';
import { timed } from './stats';

interface Taken {
  readonly events: number;
  readonly milliseconds: number;
}

export interface Rebuilt extends Taken {
  /** Of the whole process, at its highest; of which so much when it began. */
  readonly peakMiB: number;
  readonly idleMiB: number;
}

const PATIENCE_MS = 7_200_000;
const PAGE = 5_000;
const MIB = 2 ** 20;

/**
 * Every read model of the application, as it builds them, from an empty read database to the end of the log; indexes and take-over
 * included, loading the program not.
 */
async function readModels(log: string, readDatabase: string): Promise<Taken> {
  const store = await openSqliteEventStore({ path: log, readonly: true });
  const { position, logSize } = await store.head();
  await store.close();
  const settings = { log: JSON.stringify({ kind: 'sqlite', path: log }), readDatabase };
  const module = join(__dirname, '..', '..', 'src', 'projections.registry');
  const host = new ProjectionHost({ composition: { module, exportName: 'composeProjections', settings } });
  await host.start();
  const names = PROJECTIONS.map(({ name }) => name);
  const milliseconds = await timed(async () => host.whenReached(position ?? '', PATIENCE_MS, names));
  await host.close();
  return { events: logSize ?? 0, milliseconds };
}

/** The raw limit: every event parsed, and one row written for it, in commits of 5,000; nothing checked, nothing remembered. */
function bare(log: string, file: string, key: 'stream' | 'area'): number {
  const source = new DatabaseSync(log, { readOnly: true });
  const page = source.prepare('SELECT seq, stream, revision, type, data FROM events WHERE seq > ? ORDER BY seq LIMIT ?');
  page.setReturnArrays(true);
  const target = new DatabaseSync(file);
  target.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192');
  target.exec('CREATE TABLE latest (key TEXT PRIMARY KEY, seq INTEGER NOT NULL, type TEXT NOT NULL, value TEXT) WITHOUT ROWID');
  const upsert = target.prepare(
    'INSERT INTO latest VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET seq = excluded.seq, type = excluded.type, value = excluded.value',
  );
  let after = 0;
  let count = 0;
  for (;;) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the statement names
    const rows = page.all(after, PAGE) as unknown as [number, string, number, string, string][];
    target.exec('BEGIN IMMEDIATE');
    for (const [seq, stream, , type, text] of rows) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log is ours
      const data = JSON.parse(text) as { readonly area?: string; readonly dataTo?: string };
      upsert.run(key === 'stream' ? stream : `${type} ${String(data.area)}`, seq, type, data.dataTo ?? null);
    }
    target.exec('COMMIT');
    after = rows.at(-1)?.[0] ?? after;
    count += rows.length;
    if (rows.length < PAGE) break;
  }
  target.close();
  source.close();
  return count;
}

async function bareTaken(contestant: string, log: string, readDatabase: string): Promise<Taken> {
  let events = 0;
  const milliseconds = await timed(async () => {
    events = await Promise.resolve(bare(log, readDatabase, contestant === 'bare' ? 'stream' : 'area'));
  });
  return { events, milliseconds };
}

async function main([contestant = '', log = '', readDatabase = '']: readonly string[]): Promise<void> {
  const idleMiB = process.memoryUsage().rss / MIB;
  const taken = contestant === 'read-models' ? await readModels(log, readDatabase) : await bareTaken(contestant, log, readDatabase);
  const rebuilt: Rebuilt = { ...taken, peakMiB: process.resourceUsage().maxRSS / 1_024, idleMiB };
  process.stdout.write(JSON.stringify(rebuilt));
}

void main(process.argv.slice(2));
