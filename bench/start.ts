import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { planDocuments } from '../src/sample/plan-files';
import { startApplication } from './lib/application';
import type { Bench } from './lib/bench';
import { fillLog } from './lib/filling';
import { mixture } from './lib/mixture';
import { buildReadModels } from './lib/nation-store';
import { issuePlan } from './lib/plans';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { median } from './lib/stats';

const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 1_000_000);
const ROUNDS = 7;
const MOST_MS = 2_000;

/** The whole application as a process of its own, from its first instruction until it says it is ready. */
export const start: Bench = {
  name: 'start',
  row: 'Start with a store of 10^6 events',
  run: async () =>
    inScratch(async (folder) => {
      await fill(folder);
      await buildReadModels(folder);
      const ready: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const app = await startApplication(folder);
        ready.push(app.readyMs);
        await app.stop();
      }
      const middle = median(ready);
      return {
        measures: [
          { what: `start to ready with ${shown(EVENTS)} events: median of ${ROUNDS}`, value: middle, unit: 'ms' },
          { what: 'the slowest of them', value: Math.max(...ready), unit: 'ms' },
        ],
        claims: [
          { what: `start with ${shown(EVENTS)} events`, must: '2 s at most', got: `${shown(middle / 1_000)} s`, met: middle <= MOST_MS },
        ],
        notes: [
          'Ready is what /health/ready answers: the log is open, every read model serves what the log holds. The files are in the page cache.',
        ],
      };
    }),
};

async function fill(folder: string): Promise<void> {
  const store = await openSqliteEventStore({ path: join(folder, 'log.db') });
  const dongTrieu = planDocuments().find(({ plan }) => plan === 'dong-trieu-2013');
  if (dongTrieu === undefined) throw new Error('the plan of Đông Triều is not there');
  await issuePlan(store, dongTrieu);
  const { logSize } = await store.head();
  await fillLog(store, mixture(EVENTS - (logSize ?? 0)));
  await store.close();
}
