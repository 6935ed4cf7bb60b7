import { openEventStoreDb } from '@hieuhoc/event-store-eventstoredb';
import { EventStoreDBClient, jsonEvent, NO_STREAM, type Credentials } from '@eventstore/db-client';
import { uuid7, type NewEvent } from '@hieuhoc/event-store';
import type { Claim, Result } from './bench';
import { figureStream } from './figures';
import { percent, shown } from './report';
import { inTurn, median, medianRatio, perSecond, timed } from './stats';

type Append = (index: number, event: NewEvent) => Promise<unknown>;
type Figures = (count: number) => NewEvent[];
type AppendAll = (append: Append, events: readonly NewEvent[], inFlight: number) => Promise<void>;
interface Writing {
  readonly append: Append;
  readonly close: () => Promise<void>;
}

const ROUNDS = 5;
const EVENTS = 2_000;
const WARM_UP = 200;
const IN_FLIGHT = 64;
const OVERHEAD = 0.1;

/**
 * The client with nothing around it, streams of a name of its own. `unary`: each append a call of its own, as ours makes them. By default
 * this client puts all appends of a process into one stream of calls, which one broken append breaks for all.
 */
function bareClient(url: string, unary: boolean): Writing {
  const client = EventStoreDBClient.connectionString(url);
  const prefix = `bench-${uuid7()}-`;
  const { username, password } = new URL(url);
  const credentials: Credentials = { username: username || 'admin', password: password || 'changeit' };
  return {
    append: async (index, { id, type, data, metadata }) =>
      client.appendToStream(`${prefix}${figureStream(index)}`, jsonEvent({ id, type, data, metadata }), {
        expectedRevision: index % 2 === 0 ? NO_STREAM : 0n,
        ...(unary && { credentials }),
      }),
    close: async () => client.dispose(),
  };
}

async function ours(url: string): Promise<Writing> {
  const store = await openEventStoreDb({ url });
  const prefix = `bench-${uuid7()}-`;
  return {
    append: async (index, event) => store.append(`${prefix}${figureStream(index)}`, index % 2 === 0 ? 'no_stream' : 0n, [event]),
    close: async () => store.close(),
  };
}

/** Each event is appended by one after the other, so that a stall of the server meets nobody more often: milliseconds an append. */
async function oneAtATime(url: string, events: readonly NewEvent[]): Promise<Record<'unary' | 'adapter' | 'shared', number>> {
  const writers = { unary: bareClient(url, true), adapter: await ours(url), shared: bareClient(url, false) };
  const taken = { unary: [] as number[], adapter: [] as number[], shared: [] as number[] };
  const names = ['unary', 'adapter', 'shared'] as const;
  for (const [index, event] of events.entries()) {
    for (const turn of names.keys()) {
      const name = names[(turn + index) % names.length] ?? 'unary';
      const milliseconds = await timed(async () => writers[name].append(index, event));
      if (index >= WARM_UP) taken[name].push(milliseconds);
    }
  }
  for (const name of names) await writers[name].close();
  return { unary: median(taken.unary), adapter: median(taken.adapter), shared: median(taken.shared) };
}

async function manyInFlight(url: string, figures: Figures, all: AppendAll): Promise<Record<'bare' | 'adapter', number[]>> {
  const rate = async ({ append, close }: Writing): Promise<number> => {
    await all(async (index, event) => append(index + 10_000, event), figures(WARM_UP), IN_FLIGHT);
    const events = figures(EVENTS);
    const taken = perSecond(EVENTS, await timed(async () => all(append, events, IN_FLIGHT)));
    await close();
    return taken;
  };
  return inTurn({ bare: async () => rate(bareClient(url, true)), adapter: async () => rate(await ours(url)) }, ROUNDS);
}

/** `embedded`: events a second that the SQLite log takes one at a time, measured in the same run. */
export async function againstEventStoreDb(embedded: number, figures: Figures, all: AppendAll): Promise<Result> {
  const url = process.env['EVENTSTORE_URL'];
  const whats = [
    ['appends one at a time / a real EventStoreDB', 'ahead'],
    ['EventStoreDB adapter one at a time: time over the bare client', `${percent(OVERHEAD)} at most`],
    ['EventStoreDB adapter 64 in flight: time over the bare client', `${percent(OVERHEAD)} at most`],
  ] as const;
  if (url === undefined) {
    return { measures: [], claims: whats.map(([what, must]): Claim => ({ what, must, got: 'EVENTSTORE_URL is not set', met: null })) };
  }
  const single = await oneAtATime(url, figures(EVENTS));
  const many = await manyInFlight(url, figures, all);
  const times = (embedded * Math.min(single.unary, single.shared)) / 1_000;
  const overs = [single.adapter / single.unary - 1, medianRatio(many.bare, many.adapter) - 1];
  const got = [{ got: `${shown(times)} times`, met: times > 1 }, ...overs.map((over) => ({ got: percent(over), met: over <= OVERHEAD }))];
  return {
    measures: [
      { what: 'EventStoreDB, bare client, one at a time, a call an append (median)', value: single.unary, unit: 'ms' },
      { what: 'EventStoreDB, bare client, one at a time, its shared stream of appends (median)', value: single.shared, unit: 'ms' },
      { what: 'EventStoreDB, through the adapter, one at a time (median)', value: single.adapter, unit: 'ms' },
      { what: 'EventStoreDB, bare client, 64 in flight', value: median(many.bare), unit: 'a second' },
      { what: 'EventStoreDB, through the adapter, 64 in flight', value: median(many.adapter), unit: 'a second' },
    ],
    claims: whats.map(([what, must], index): Claim => ({ what, must, ...(got[index] ?? { got: '', met: null }) })),
    notes: [
      'EventStoreDB ran on the disk its operator gave it: ahead only means something if that is this disk.',
      'The adapter is held against the client making the same calls. The shared stream, the client’s default, is left aside on purpose: one broken append breaks all in it.',
    ],
  };
}
