import type { EventStore, LogFilter, Position } from '@hieuhoc/event-store';
import { Listener, newEvent, newEvents, readToEnd } from '@hieuhoc/event-store-contract';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from './index';

/** 120,000 events in 60 streams; every 20,000th is rare, the last of all too. */
describe('a log of 120,000 events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  let store: EventStore;
  beforeAll(async () => {
    store = await openSqliteEventStore({ path: join(folder, 'log.db'), writer: 'inline' });
    for (let index = 0; index < 60; index++) {
      const events = newEvents(1_999);
      await store.append(`figure-${index}`, 'no_stream', [...events, newEvent({ type: index % 10 === 9 ? 'Rare' : 'FigureReported' })]);
    }
  }, 60_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const pages = async (filter: LogFilter, limit: number): Promise<{ pages: number; events: number; endOfLog: boolean }> => {
    let after: Position | null = null;
    let [count, events] = [0, 0];
    for (;;) {
      const page = await store.readAll({ ...filter, after, limit });
      count++;
      events += page.events.length;
      after = page.position;
      if (page.endOfLog) return { pages: count, events, endOfLog: true };
    }
  };

  it('is read in pages of the size asked for', async () => {
    expect(await pages({}, 1_000)).toEqual({ pages: 120, events: 120_000, endOfLog: true });
    expect(await pages({}, 7_777)).toEqual({ pages: 16, events: 120_000, endOfLog: true });
  });

  it('numbers its events without a gap', async () => {
    const positions = (await readToEnd(store, null, {}, 10_000)).map(({ position }) => Number(position));
    expect(positions.every((position, index) => position === index + 1)).toBe(true);
  });

  it('a filter looks at a bounded number of rows a page, and still moves on', async () => {
    const first = await store.readAll({ types: ['Never'] });
    expect(first).toMatchObject({ events: [], position: '0000000000050000', endOfLog: false });
    expect(await pages({ types: ['Rare'] }, 1_000)).toEqual({ pages: 3, events: 6, endOfLog: true });
    expect(await pages({ streamPrefix: 'figure-5' }, 1_000)).toMatchObject({ events: 11 * 2_000 });
  });

  it('a stream page is bounded as well', async () => {
    expect(await store.readStream('figure-7')).toHaveLength(2_000);
    const [last] = await store.readStream('figure-7', { direction: 'backwards', limit: 1 });
    expect(last?.revision).toBe(1_999n);
  });

  it('a subscription to rare events delivers them all, and stands at the end', async () => {
    const listener = new Listener(store.subscribe({ types: ['Rare'] }));
    await listener.untilCaughtUp();
    expect(listener.events.map(({ position }) => Number(position))).toEqual([20_000, 40_000, 60_000, 80_000, 100_000, 120_000]);
    expect(listener.position).toBe('0000000000120000');
    await listener.subscription.close();
  });

  it('a subscription leaves the thread to others between its batches', async () => {
    const listener = new Listener(store.subscribe());
    let turns = 0;
    const tick = setInterval(() => turns++, 0);
    await listener.untilEvents(120_000);
    clearInterval(tick);
    await listener.subscription.close();
    expect(turns).toBeGreaterThan(5);
  });

  it('a page of large events ends before it fills the memory', async () => {
    const text = 'x'.repeat(900_000);
    const after = (await store.head()).position;
    for (let index = 0; index < 30; index++) await store.append('large', 'any', [newEvent({ data: { text } })]);
    const read = await readToEnd(store, after, {}, 10_000);
    expect(read).toHaveLength(30);
  });
});
