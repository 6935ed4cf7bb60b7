import type { EventStore, Position, StoredEvent, Subscription } from '@hieuhoc/event-store';
import type { Response } from 'express';
import { feedEventOf } from './feed-event';
import type { OpenStreams } from './open-streams';

/** A comment line this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

export type Framing = 'sse' | 'ndjson';

export interface StreamOptions {
  readonly after: Position | null;
  readonly types?: readonly string[];
  readonly framing: Framing;
  readonly open: OpenStreams;
  /** Whether whoever listens still may: asked with every heartbeat. A right that was taken away ends the stream; the next request says why. */
  readonly still: () => Promise<boolean>;
  readonly heartbeatMs?: number;
}

/**
 * Sends the log from a position on and goes on live until the client leaves: as server-sent events (`id:` is the position, so that a
 * browser resumes by itself with Last-Event-ID), or as NDJSON. The next batch is read when the socket has taken the last one.
 */
export async function streamEvents(store: EventStore, response: Response, options: StreamOptions): Promise<void> {
  const { after, types, framing, open, still, heartbeatMs = HEARTBEAT_MS } = options;
  response.status(200);
  response.setHeader('Content-Type', framing === 'sse' ? 'text/event-stream; charset=utf-8' : 'application/x-ndjson; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Accel-Buffering', 'no');
  // A server that stops would wait for the connection to be used again.
  response.setHeader('Connection', 'close');
  response.flushHeaders();
  const subscription = store.subscribe({ after, ...(types && { types }) });
  open.add(subscription);
  const heartbeat = setInterval(() => {
    beat(response, framing);
    void still().then((may) => (may ? undefined : subscription.close()));
  }, heartbeatMs);
  response.once('close', () => void subscription.close());
  try {
    await pump(subscription, response, framing);
  } finally {
    clearInterval(heartbeat);
    open.delete(subscription);
    await subscription.close();
    response.end();
  }
}

/** A blank line of NDJSON is no event. Who does not read what was sent gets no more of it. */
function beat(response: Response, framing: Framing): void {
  if (!response.destroyed && !response.writableNeedDrain) response.write(framing === 'sse' ? ': còn kết nối\n\n' : '\n');
}

async function pump(subscription: Subscription, response: Response, framing: Framing): Promise<void> {
  for await (const message of subscription) {
    if (response.destroyed) return;
    const text =
      message.kind === 'events' ? message.events.map((event) => frame(event, framing)).join('') : caughtUp(message.position, framing);
    if (text !== '' && !response.write(text)) await drained(response);
  }
}

function frame(event: StoredEvent, framing: Framing): string {
  const json = JSON.stringify(feedEventOf(event));
  return framing === 'sse' ? `id: ${event.position}\nevent: ${event.type}\ndata: ${json}\n\n` : `${json}\n`;
}

function caughtUp(position: Position | null, framing: Framing): string {
  return framing === 'sse' ? `event: caught-up\ndata: ${JSON.stringify({ position })}\n\n` : '';
}

/** Or gone. */
function drained(response: Response): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}
