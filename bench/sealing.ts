import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { encodeAppend, type NewEvent } from '@hieuhoc/event-store';
import { AppendQueue } from '../libs/event-store-sqlite/src/append-queue';
import type { Committer, CommitterEvents } from '../libs/event-store-sqlite/src/committer';
import { StreamEnds } from '../libs/event-store-sqlite/src/stream-ends';
import { workerCommitter } from '../libs/event-store-sqlite/src/worker-committer';
import { appendAll, LOADS, type Load } from './appends';
import type { Bench, Result } from './lib/bench';
import { figureReported, figureStream } from './lib/figures';
import { percent } from './lib/report';
import { inScratch } from './lib/scratch';
import { inTurn, median, medianRatio, perSecond, timed } from './lib/stats';

const ROUNDS = 9;
const WARM_UP = 500;
const MOST_OVERHEAD = 0.1;

export const sealing: Bench = {
  name: 'sealing',
  row: 'What the leaves of the transparency log cost an append',
  run: async () => {
    const parts: Result[] = [];
    for (const load of LOADS) parts.push(await overheadOf(load));
    return {
      measures: parts.flatMap(({ measures }) => measures),
      claims: parts.flatMap(({ claims }) => claims),
      notes: ['The same queue, thread, transaction and disk; without leaves: no hash, no column, no leaf before it looked up.'],
    };
  },
};

type Contestant = (path: string, channel: string, events: CommitterEvents) => Promise<Committer>;

const WITH_LEAVES: Contestant = workerCommitter;
const WITHOUT_LEAVES: Contestant = async (path, channel, events) => {
  const start = (workerData: unknown): Worker => {
    const hook = join(__dirname, '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');
    return new Worker(join(__dirname, 'lib', 'leafless.worker.ts'), { workerData, execArgv: ['--require', hook] });
  };
  return { ...(await workerCommitter(path, channel, events, start)), proposals: null };
};

async function overheadOf(load: Load): Promise<Result> {
  const cpu: Record<'with' | 'without', number[]> = { with: [], without: [] };
  const taken = await inTurn(
    { without: async () => rateOf(load, WITHOUT_LEAVES, cpu.without), with: async () => rateOf(load, WITH_LEAVES, cpu.with) },
    ROUNDS,
  );
  const overhead = medianRatio(taken.without, taken.with) - 1;
  return {
    measures: [
      { what: `appends ${load.title}, with leaves`, value: median(taken.with), unit: 'a second' },
      { what: `appends ${load.title}, without`, value: median(taken.without), unit: 'a second' },
      { what: `CPU of both threads an append ${load.title}, with leaves`, value: median(cpu.with), unit: 'µs' },
      { what: `CPU of both threads an append ${load.title}, without`, value: median(cpu.without), unit: 'µs' },
    ],
    claims: [
      {
        what: `leaves: overhead of an append ${load.title}`,
        must: `${percent(MOST_OVERHEAD)} at most`,
        got: percent(overhead),
        met: overhead <= MOST_OVERHEAD,
      },
    ],
  };
}

async function rateOf(load: Load, committerOf: Contestant, cpu: number[]): Promise<number> {
  return inScratch(async (folder) => {
    const queue = new AppendQueue(new StreamEnds(), { committed: () => undefined, failed: () => undefined });
    queue.start(await committerOf(join(folder, 'log.db'), folder, queue));
    const appendTo =
      (prefix: string) =>
      async (index: number, event: NewEvent): Promise<unknown> => {
        const stream = `${prefix}${figureStream(index)}`;
        const now = new Date().toISOString();
        return queue.append({ stream, expected: index % 2 === 0 ? 'no_stream' : 0n, events: encodeAppend(stream, [event]), now });
      };
    const made = (count: number): NewEvent[] => Array.from({ length: count }, (_, index) => figureReported(index));
    await appendAll(appendTo('warm-up-'), made(WARM_UP), load.inFlight);
    const events = made(load.events);
    const before = process.cpuUsage();
    const rate = perSecond(load.events, await timed(async () => appendAll(appendTo(''), events, load.inFlight)));
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / load.events);
    await queue.settled();
    await queue.close();
    return rate;
  });
}
