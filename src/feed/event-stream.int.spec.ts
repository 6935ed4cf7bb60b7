import { newEvent } from '@hieuhoc/event-store-contract';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { EventStore } from '@hieuhoc/event-store';
import type { Response } from 'express';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { Listening, sentEvents } from '../../test/support/listening';
import { streamEvents, type Framing } from './event-stream';
import { OpenStreams } from './open-streams';

const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-stream-'));
const open = new OpenStreams();
let store: EventStore;
let server: Server;
let url: string;
let mayStill = true;
/** Who asked last is answered by this. */
let answering: ServerResponse;

beforeAll(async () => {
  store = await openSqliteEventStore({ path: join(directory, 'log.db') });
  server = createServer((request, bare) => {
    answering = bare;
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

describe('a client that does not read', () => {
  let socket: Socket;
  afterEach(() => socket.destroy());

  it('is sent no more than its socket takes, not even a comment, while others are sent everything', async () => {
    const { hostname, port } = new URL(url);
    socket = connect(Number(port), hostname).pause();
    socket.write(`GET / HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\n\r\n`);
    while (open.size === 0) await breath();
    const unread = answering;
    const write = unread.write.bind(unread);
    const pressed: string[] = [];
    unread.write = (text: string) => {
      if (unread.writableNeedDrain) pressed.push(text.slice(0, 40));
      return write(text);
    };
    const feed = await Listening.to(url, { Accept: 'application/x-ndjson' });
    const text = 'x'.repeat(500_000);
    // However much the machine puts between two sockets, at last it is full.
    for (let full = 0; full < 5; full = unread.writableNeedDrain ? full + 1 : 0) {
      const event = newEvent({ data: { text } });
      await store.append('large', 'any', [event]);
      await feed.until((all) => all.endsWith('\n') && all.includes(event.id, all.length - 600_000));
      expect(pressed).toEqual([]);
    }
    feed.leave();
  });
});
