import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { planDocuments } from '../src/sample/plan-files';
import type { Bench, Claim, Measure, Result } from './lib/bench';
import { fillLog } from './lib/filling';
import { inProcess } from './lib/in-process';
import { mixture } from './lib/mixture';
import { issuePlan } from './lib/plans';
import type { Rebuilt } from './lib/rebuilding';
import { percent, shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { inTurn, median, medianRatio, perSecond } from './lib/stats';

const SHARE = 0.3;
/** Ten times the events may cost no more than this many times ten times the time, and no more than this many MiB. */
const LINEAR = 1.25;
const FLAT_MIB = 64;
const SIZES = [100_000, 1_000_000] as const;
const LARGEST = 10_000_000;

/** Short runs are told apart from what else the machine does by their number. */
const roundsOf = (events: number): number => (events >= LARGEST ? 1 : events >= 1_000_000 ? 3 : 9);

const childFile = join(__dirname, 'lib', 'rebuilding.ts');

interface Taken {
  readonly events: number;
  readonly rounds: number;
  readonly ours: number[];
  readonly bare: number[];
  readonly counters: number[];
  readonly peakMiB: number;
  readonly logMiB: number;
  readonly readMiB: number;
}

/** `BENCH_EVENTS=10000000` adds the largest log, which takes half an hour and 15 GiB. */
export const rebuild: Bench = {
  name: 'rebuild',
  row: 'Rebuild of all read models',
  run: async () => {
    const sizes = Number(process.env['BENCH_EVENTS']) >= LARGEST ? [...SIZES, LARGEST] : SIZES;
    const taken: Taken[] = [];
    for (const events of sizes) taken.push(await measured(events, roundsOf(events)));
    return resultOf(taken);
  },
};

async function measured(events: number, rounds: number): Promise<Taken> {
  return inScratch(async (folder) => {
    const log = join(folder, 'log.db');
    await fill(log, events);
    const peaks: number[] = [];
    let readMiB = 0;
    const run = (contestant: string) => async (): Promise<number> => {
      const place = join(folder, contestant);
      mkdirSync(place);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- printed by the file that is named
      const rebuilt = inProcess(childFile, [contestant, log, join(place, 'read.db')]) as Rebuilt;
      if (contestant === 'read-models') {
        peaks.push(rebuilt.peakMiB);
        readMiB = statSync(join(place, 'read.db')).size / 2 ** 20;
      }
      rmSync(place, { recursive: true });
      return Promise.resolve(perSecond(rebuilt.events, rebuilt.milliseconds));
    };
    const { ours, bare, counters } = await inTurn({ ours: run('read-models'), bare: run('bare'), counters: run('counters') }, rounds);
    return { events, rounds, ours, bare, counters, peakMiB: median(peaks), logMiB: statSync(log).size / 2 ** 20, readMiB };
  });
}

async function fill(path: string, events: number): Promise<void> {
  const store = await openSqliteEventStore({ path });
  const dongTrieu = planDocuments().find(({ plan }) => plan === 'dong-trieu-2013');
  if (dongTrieu === undefined) throw new Error('the plan of Đông Triều is not there');
  await issuePlan(store, dongTrieu);
  const { logSize } = await store.head();
  await fillLog(store, mixture(events - (logSize ?? 0)));
  await store.close();
}

function resultOf(taken: readonly Taken[]): Result {
  const measures: Measure[] = taken.flatMap(({ events, ours, bare, counters, peakMiB, logMiB, readMiB }) => [
    { what: `all read models rebuilt, ${shown(events)} events`, value: median(ours), unit: 'events a second' },
    { what: `bare scan + parse + one upsert, a row a stream, ${shown(events)} events`, value: median(bare), unit: 'events a second' },
    {
      what: `bare scan + parse + one upsert, a row a type and area, ${shown(events)} events`,
      value: median(counters),
      unit: 'events a second',
    },
    { what: `memory of the process at its highest, ${shown(events)} events`, value: peakMiB, unit: 'MiB' },
    { what: `log, ${shown(events)} events`, value: logMiB, unit: 'MiB' },
    { what: `read database, ${shown(events)} events`, value: readMiB, unit: 'MiB' },
  ]);
  const shares = taken.map(({ events, ours, bare }): Claim => {
    const share = medianRatio(ours, bare);
    return { what: `rebuild / bare, ${shown(events)} events`, must: percent(SHARE), got: percent(share), met: share >= SHARE };
  });
  return { measures, claims: [...shares, ...growthOf(taken)], notes: NOTES };
}

/** Each size against the smallest. */
function growthOf([first, ...others]: readonly Taken[]): Claim[] {
  if (first === undefined) return [];
  return others.flatMap(({ events, ours, bare, peakMiB }) => {
    const slower = median(first.ours) / median(ours);
    const bareSlower = median(first.bare) / median(bare);
    const grown = peakMiB - first.peakMiB;
    return [
      {
        what: `linear: time an event, ${shown(events)} / ${shown(first.events)} events`,
        must: `${LINEAR} times at most`,
        got: `${shown(slower)} times (bare: ${shown(bareSlower)})`,
        met: slower <= LINEAR,
      },
      {
        what: `memory flat: more at ${shown(events)} than at ${shown(first.events)} events`,
        must: `${FLAT_MIB} MiB at most`,
        got: `${shown(grown)} MiB`,
        met: grown <= FLAT_MIB,
      },
    ];
  });
}

const NOTES = [
  'The log is what offices write: figures reported half by half, returned, corrected, verified, and recognitions, each event an append of its own; the plan of Đông Triều stands before them.',
  'Ours counts everything: reading the log through the store, all read models, their indexes, checkpoints, and taking over, on the thread they are built on; loading the program is left out of both. Each round is a process of its own.',
  'The ratio is to the bare upsert of one row a stream, the rows that figures need. One row a type and area stays in the cache and is shown for comparison.',
];
