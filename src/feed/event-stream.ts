import type { EventStore, Position, StoredEvent, Subscription } from '@hieuhoc/event-store';
import type { Request, Response } from 'express';
import { feedEventOf } from './feed-event';

/** A comment line this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

export type Framing = 'sse' | 'ndjson';

/**
 * Sends the log from a position on and goes on live until the client leaves: as server-sent events (`id:` is the position, so that a
 * browser resumes by itself with Last-Event-ID), or as NDJSON. The next batch is read when the socket has taken the last one.
 */
export async function streamEvents(
  store: EventStore,
  request: Request,
  response: Response,
  options: { readonly after: Position | null; readonly types?: readonly string[]; readonly framing: Framing },
): Promise<void> {
  const { after, types, framing } = options;
  response.status(200);
  response.setHeader('Content-Type', framing === 'sse' ? 'text/event-stream; charset=utf-8' : 'application/x-ndjson; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  const subscription = store.subscribe({ after, ...(types && { types }) });
  const heartbeat = setInterval(() => framing === 'sse' && response.write(': còn kết nối\n\n'), HEARTBEAT_MS);
  const stop = (): void => void subscription.close();
  request.on('close', stop);
  response.on('close', stop);
  try {
    await pump(subscription, response, framing);
  } finally {
    clearInterval(heartbeat);
    await subscription.close();
    response.end();
  }
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

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
