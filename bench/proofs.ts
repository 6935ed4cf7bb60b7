import { join } from 'node:path';
import { mkdirSync, statSync } from 'node:fs';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { leafHash, provesConsistency, provesInclusion } from '@hieuhoc/transparency-log';
import { SealedFile } from '../src/platform/sealing';
import { SealWriter } from '../src/platform/sealing/seal-writer';
import { hashSqliteLog } from '../src/platform/sealing/verify';
import type { Bench } from './lib/bench';
import { fillLog } from './lib/filling';
import { mixture } from './lib/mixture';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { median, perSecond, timed } from './lib/stats';

const EVENTS = 1_000_000;
const PROOFS = 2_000;
const ROUNDS = 3;
const MOST_MILLISECONDS = 5;
const LEAST_A_SECOND = 200_000;

export const proofs: Bench = {
  name: 'proofs',
  row: 'Proofs at 10^6 events, and full verification on two threads',
  run: async () =>
    inScratch(async (folder) => {
      mkdirSync(folder, { recursive: true });
      const log = join(folder, 'log.db');
      await fill(log);
      const sealing = await timed(async () => seal(log, join(folder, 'seal.db')));
      const file = new SealedFile(join(folder, 'seal.db'));
      const [inclusion, consistency] = [inclusions(file), consistencies(file)];
      const rates: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const took = await timed(async () => {
          const { mismatch, tile } = await hashSqliteLog(log, file, () => undefined);
          if (mismatch !== null || tile !== null) throw new Error('the log is not as it was sealed');
        });
        rates.push(perSecond(EVENTS, took));
      }
      file.close();
      const rate = median(rates);
      const slowest = Math.max(inclusion.p99, consistency.p99);
      return {
        measures: [
          { what: 'inclusion proof, median', value: inclusion.p50, unit: 'ms' },
          { what: 'inclusion proof, p99', value: inclusion.p99, unit: 'ms' },
          { what: 'consistency proof, median', value: consistency.p50, unit: 'ms' },
          { what: 'consistency proof, p99', value: consistency.p99, unit: 'ms' },
          { what: 'full verification: content, envelopes, chains, tree', value: rate, unit: 'events a second' },
          { what: 'sealing anew, checked by reading again', value: perSecond(EVENTS, sealing), unit: 'events a second' },
          { what: 'the file of the seals', value: statSync(join(folder, 'seal.db')).size / 2 ** 20, unit: 'MiB' },
        ],
        claims: [
          {
            what: 'inclusion and consistency proofs, p99',
            must: '5 ms at most',
            got: `${shown(slowest)} ms`,
            met: slowest <= MOST_MILLISECONDS,
          },
          { what: 'full verification', must: '200,000 events/s at least', got: `${shown(rate)} events/s`, met: rate >= LEAST_A_SECOND },
        ],
        notes: ['Each proof is made from the file, and verified outside of the time taken.'],
      };
    }),
};

async function fill(path: string): Promise<void> {
  const store = await openSqliteEventStore({ path });
  await fillLog(store, mixture(EVENTS));
  await store.close();
}

async function seal(log: string, path: string): Promise<void> {
  const store = await openSqliteEventStore({ path: log, readonly: true });
  const writer = new SealWriter(path);
  for (let page = await store.readAll({ limit: 2_000, leaves: true }); page.events.length > 0;) {
    writer.seal(page.events);
    page = await store.readAll({ after: page.position, limit: 2_000, leaves: true });
  }
  writer.close();
  await store.close();
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

function inclusions(file: SealedFile): Times {
  const root = file.rootAt(EVENTS);
  return timesOf((nth) => {
    const index = (nth * 7_919) % EVENTS;
    const began = performance.now();
    const proof = file.inclusion(index, EVENTS);
    const took = performance.now() - began;
    if (!provesInclusion(leafHash(Buffer.from(file.entry(index) ?? '')), index, EVENTS, proof, root)) throw new Error('no proof');
    return took;
  });
}

function consistencies(file: SealedFile): Times {
  const newest = { size: EVENTS, root: file.rootAt(EVENTS) };
  return timesOf((nth) => {
    const size = 1 + ((nth * 104_729) % EVENTS);
    const began = performance.now();
    const proof = file.consistency(size, EVENTS);
    const took = performance.now() - began;
    if (!provesConsistency({ size, root: file.rootAt(size) }, newest, proof)) throw new Error('no proof');
    return took;
  });
}

function timesOf(once: (nth: number) => number): Times {
  const times = Array.from({ length: PROOFS }, (_, nth) => once(nth)).toSorted((a, b) => a - b);
  return { p50: times[PROOFS >> 1] ?? 0, p99: times[Math.floor(PROOFS * 0.99)] ?? 0 };
}
