import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Position } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { Bench } from './lib/bench';
import { figureReported, figureStream } from './lib/figures';
import { percent, shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { inTurn, median, medianRatio, perSecond, timed } from './lib/stats';

const EVENTS = 1_000_000;
const ROUNDS = 5;
const MOST_MILLISECONDS = 2_000;

export const openLog: Bench = {
  name: 'open-log',
  row: "Start with a store of 10^6 events: the log's part, and reading it whole",
  run: async () =>
    inScratch(async (folder) => {
      const path = join(folder, 'log.db');
      const filling = await timed(async () => fill(path));
      const opening: number[] = [];
      for (let round = 0; round < ROUNDS; round++) opening.push(await opened(path));
      const scans = await inTurn({ ours: async () => readWhole(path), bare: async () => Promise.resolve(scanBare(path)) }, 3);
      const open = median(opening);
      return {
        measures: [
          { what: 'opening a log of 10^6 events, examined whole', value: open, unit: 'ms' },
          { what: 'reading 10^6 events, parsed', value: median(scans.ours), unit: 'a second' },
          { what: 'bare scan + JSON.parse of the same file', value: median(scans.bare), unit: 'a second' },
          { what: 'filling it, 500 events an append', value: perSecond(EVENTS, filling), unit: 'a second' },
          { what: 'its size', value: statSync(path).size / 2 ** 20, unit: 'MiB' },
        ],
        claims: [
          { what: 'open a log of 10^6 events', must: '2 s at most', got: `${shown(open / 1_000)} s`, met: open <= MOST_MILLISECONDS },
          {
            what: 'reading whole events / bare scan + parse of data',
            must: '(no number set)',
            got: percent(medianRatio(scans.ours, scans.bare)),
            met: null,
          },
        ],
        notes: [
          'The file is in the page cache, as after a restart of the program; after one of the machine the disk has to deliver it first.',
        ],
      };
    }),
};

async function fill(path: string): Promise<void> {
  const store = await openSqliteEventStore({ path });
  const work: Promise<unknown>[] = [];
  for (let start = 0; start < EVENTS; start += 500) {
    const events = Array.from({ length: 500 }, (_, index) => figureReported(start + index));
    work.push(store.append(figureStream(start), 'no_stream', events));
    if (work.length === 8) await Promise.all(work.splice(0));
  }
  await Promise.all(work);
  await store.close();
}

async function opened(path: string): Promise<number> {
  const from = performance.now();
  const store = await openSqliteEventStore({ path });
  const { logSize } = await store.head();
  const took = performance.now() - from;
  await store.close();
  if (logSize !== EVENTS || existsSync(`${path}-wal`)) throw new Error(`the log holds ${logSize} events`);
  return took;
}

async function readWhole(path: string): Promise<number> {
  const store = await openSqliteEventStore({ path, readonly: true });
  let count = 0;
  const took = await timed(async () => {
    for (let after: Position | null = null, more = true; more;) {
      const page = await store.readAll({ after, limit: 1_000 });
      count += page.events.length;
      after = page.position;
      more = !page.endOfLog;
    }
  });
  await store.close();
  return perSecond(count, took);
}

/** The raw limit of rebuilding anything: every row's data, parsed, a thousand rows a statement. */
function scanBare(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const page = database.prepare('SELECT seq, data FROM events WHERE seq > ? ORDER BY seq LIMIT 1000');
  const from = performance.now();
  let count = 0;
  for (let after = 0; ;) {
    const rows = page.all(after);
    for (const row of rows) JSON.parse(String(row['data']));
    count += rows.length;
    after = Number(rows.at(-1)?.['seq'] ?? after);
    if (rows.length < 1_000) break;
  }
  const rate = perSecond(count, performance.now() - from);
  database.close();
  return rate;
}
