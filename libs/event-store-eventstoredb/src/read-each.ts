import type { StreamingRead } from '@eventstore/db-client';
import { StoreUnavailable } from '@hieuhoc/event-store';

/** What the reader wants after one event. */
export type Verdict = 'more' | 'enough';

/**
 * Hands every event of one read to `visit`, and always ends the call on the server: a read left alone keeps its memory. The client gives
 * reads no deadline and swallows some cancellations, so silence is counted here.
 */
export async function readEach<E>(read: StreamingRead<E>, silenceMs: number, visit: (received: E) => Verdict): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const watchdog = setTimeout(() => reject(new StoreUnavailable(`no answer for ${silenceMs} ms`)), silenceMs);
  read.on('data', (received: E) => {
    watchdog.refresh();
    try {
      if (visit(received) === 'enough') resolve();
    } catch (error) {
      reject(asError(error));
    }
  });
  read.on('end', resolve);
  read.on('close', resolve);
  read.on('error', reject);
  try {
    await promise;
  } finally {
    clearTimeout(watchdog);
    giveUp(read);
  }
}

/**
 * Ends the call on the server as well, and lets what still arrives run off, errors included. Destroying the stream instead would leave
 * the call beneath it unread: the client keeps it for ever, and waits for it when it is closed.
 */
function giveUp<E>(read: StreamingRead<E>): void {
  read.removeAllListeners('data');
  read.on('error', () => undefined);
  if (read.readableEnded) return;
  read.cancel().catch(() => undefined);
  read.resume();
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

export async function collect<E>(read: StreamingRead<E>, silenceMs: number): Promise<E[]> {
  const all: E[] = [];
  await readEach<E>(read, silenceMs, (received) => {
    all.push(received);
    return 'more';
  });
  return all;
}
