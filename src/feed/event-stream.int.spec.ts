import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { EventStore } from '@hieuhoc/event-store';
import type { Response } from 'express';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listening, sentEvents } from '../../test/support/listening';
import { streamEvents, type Framing } from './event-stream';
import { OpenStreams } from './open-streams';

const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-stream-'));
const open = new OpenStreams();
let store: EventStore;
let server: Server;
let url: string;
let mayStill = true;

beforeAll(async () => {
  store = await openSqliteEventStore({ path: join(directory, 'log.db') });
  server = createServer((request, bare) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of what Express adds only `status` is used here
    const response = Object.assign(bare, { status: () => response }) as unknown as Response;
    const framing: Framing = request.headers.accept === 'text/event-stream' ? 'sse' : 'ndjson';
    void streamEvents(store, response, { after: null, framing, open, still: () => Promise.resolve(mayStill), heartbeatMs: 10 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  await open.beforeApplicationShutdown();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('a quiet stream', () => {
  it('sends comments, which are no events', async () => {
    const feed = await Listening.to(url, { Accept: 'text/event-stream' });
    await feed.until((text) => text.split(': còn kết nối\n\n').length > 3);
    expect(sentEvents(feed.text)).toEqual([{ event: 'caught-up', data: '{"position":null}' }]);
    feed.leave();
  });

  it('sends empty lines of NDJSON', async () => {
    const feed = await Listening.to(url, { Accept: 'application/x-ndjson' });
    await feed.until((text) => /^\n{3,}$/.test(text));
    feed.leave();
  });

  it('ends when whoever listens may no longer', async () => {
    const feed = await Listening.to(url, { Accept: 'text/event-stream' });
    await feed.until((text) => text.includes('caught-up'));
    mayStill = false;
    await expect(feed.until(() => false)).rejects.toThrow('the stream ended');
    mayStill = true;
    expect(open.size).toBe(0);
  });

  it('ends when it is told to, and is forgotten', async () => {
    const feed = await Listening.to(url, { Accept: 'text/event-stream' });
    await feed.until((text) => text.includes('caught-up'));
    await open.beforeApplicationShutdown();
    await expect(feed.until(() => false)).rejects.toThrow('the stream ended');
    expect(open.size).toBe(0);
  });
});
