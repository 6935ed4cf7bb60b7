import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { EventStore, NewEvent } from '@hieuhoc/event-store';
import { bareRows, insertBare } from './lib/bare-log';
import type { Bench, Result } from './lib/bench';
import { emmettStore } from './lib/emmett';
import { againstEventStoreDb } from './lib/eventstoredb';
import { figureReported, figureStream } from './lib/figures';
import { percent, shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { inTurn, median, medianRatio, perSecond, timed } from './lib/stats';

const ROUNDS = 5;
const WARM_UP = 200;

export interface Load {
  readonly title: string;
  readonly events: number;
  readonly inFlight: number;
  readonly share: number;
}
export const LOADS: readonly Load[] = [
  { title: 'one at a time', events: 2_000, inFlight: 1, share: 0.6 },
  { title: '64 in flight', events: 20_000, inFlight: 64, share: 0.5 },
];
const EMMETT_EVENTS = 500;

type Append = (index: number, event: NewEvent) => Promise<unknown>;
const manyFigures = (count: number): NewEvent[] => Array.from({ length: count }, (_, index) => figureReported(index));

export const appends: Bench = {
  name: 'appends',
  row: 'Durable appends, one at a time and 64 in flight',
  run: async () => {
    const parts: Result[] = [];
    for (const load of LOADS) parts.push(await againstBare(load));
    const ours = parts[0]?.measures[0]?.value ?? Number.NaN;
    parts.push(await againstEmmett(ours), await againstEventStoreDb(ours, manyFigures, appendAll));
    return {
      measures: parts.flatMap(({ measures }) => measures),
      claims: parts.flatMap(({ claims }) => claims),
      notes: parts.flatMap(({ notes }) => notes ?? []),
    };
  },
};

export async function againstBare(load: Load): Promise<Result> {
  const events = manyFigures(load.events);
  const rows = bareRows(events);
  let commits = load.events;
  const taken = await inTurn(
    {
      ours: async () =>
        inScratch(async (folder) => {
          let count = 0;
          const store = await openSqliteEventStore({ path: join(folder, 'log.db'), onCommit: () => count++ });
          await appendAll(appendTo(store, 'warm-up-'), manyFigures(WARM_UP), load.inFlight);
          count = 0;
          const rate = perSecond(load.events, await timed(async () => appendAll(appendTo(store), events, load.inFlight)));
          commits = count;
          await store.close();
          return rate;
        }),
      bare: async () =>
        inScratch(async (folder) =>
          perSecond(load.events, await timed(async () => Promise.resolve(insertBare(join(folder, 'bare.db'), rows, commits)))),
        ),
    },
    ROUNDS,
  );
  const ratio = medianRatio(taken.ours, taken.bare);
  return {
    measures: [
      { what: `durable appends, ${load.title}`, value: median(taken.ours), unit: 'a second' },
      { what: `bare node:sqlite, the same ${load.events} inserts in ${commits} commits`, value: median(taken.bare), unit: 'a second' },
    ],
    claims: [
      { what: `appends ${load.title} / bare node:sqlite`, must: percent(load.share), got: percent(ratio), met: ratio >= load.share },
    ],
  };
}

/** So many clients, each with streams of its own, each sending its next event when the last is on disk. */
export async function appendAll(append: Append, events: readonly NewEvent[], inFlight: number): Promise<void> {
  const client = async (_: unknown, number: number): Promise<void> => {
    for (let stream = number; stream * 2 < events.length; stream += inFlight) {
      for (const index of [stream * 2, stream * 2 + 1]) {
        const event = events[index];
        if (event !== undefined) await append(index, event);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, client));
}

const appendTo =
  (store: EventStore, prefix = ''): Append =>
  async (index, event) =>
    store.append(`${prefix}${figureStream(index)}`, index % 2 === 0 ? 'no_stream' : 0n, [event]);

/** Emmett's store answers SQLITE_BUSY now and then, also to a single client: its user tries again, and the time counts. */
async function untilTaken(append: () => Promise<unknown>): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await append();
    } catch (error) {
      if (attempt === 20) throw error;
    }
  }
}

async function againstEmmett(ours: number): Promise<Result> {
  const what = 'appends one at a time / Emmett SQLite';
  const events = manyFigures(EMMETT_EVENTS);
  const rates: number[] = [];
  for (let round = 0; round < 3; round++) {
    const rate = await inScratch(async (folder) => {
      const store = await emmettStore(join(folder, 'emmett.db'));
      if (store === null) return null;
      const append: Append = async (index, { type, data, metadata }) =>
        untilTaken(async () =>
          store.appendToStream(figureStream(index), [{ type, data, metadata }], {
            expectedStreamVersion: index % 2 === 0 ? 'STREAM_DOES_NOT_EXIST' : 1n,
          }),
        );
      await appendAll(
        append,
        manyFigures(20).map((event) => ({ ...event, type: 'WarmUp' })),
        1,
      );
      return perSecond(EMMETT_EVENTS, await timed(async () => appendAll(async (index, event) => append(index + 1_000, event), events, 1)));
    });
    if (rate === null) return { measures: [], claims: [{ what, must: '10 times', got: 'Emmett could not be installed', met: null }] };
    rates.push(rate);
  }
  const times = ours / median(rates);
  return {
    measures: [{ what: 'Emmett SQLite 0.38.5, one at a time', value: median(rates), unit: 'a second' }],
    claims: [{ what, must: '10 times', got: `${shown(times)} times`, met: times >= 10 }],
  };
}
