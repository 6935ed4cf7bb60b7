import { BroadcastChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { Bell } from './bell';
import type { LogWriter } from './log-writer';
import type { WritableLog } from './open-database';
import { RequestQueue } from './request-queue';
import { detailOf } from './sqlite-error';
import { packOutcomes, unpackRequests } from './wire';
import { toRefusal, type FromWriter, type ToWriter, type WriterOptions } from './worker-messages';

/** A log that may be written, and who writes it. */
export interface ServedLog extends WritableLog {
  readonly writer: LogWriter;
}

/** What a thread that owns the file does: it says whether it could open it, and serves until it is closed or fails. */
export function serveOn(port: MessagePort, options: WriterOptions, open: (path: string) => ServedLog): void {
  try {
    serve(port, options, open(options.path));
  } catch (error) {
    answer(port, { kind: 'refused', refusal: toRefusal(error) });
  }
  port.close();
}

/** It commits together whatever arrived while the last commit ran. It ends with `close` or a failure. */
function serve(port: MessagePort, options: WriterOptions, { database, lock, writer }: ServedLog): void {
  const hints = new BroadcastChannel(options.channel);
  const bell = new Bell(options.bell);
  const door = { closing: false };
  const accept = (message: ToWriter): void => {
    if (message.kind === 'append') queue.push(unpackRequests(message.requests));
    else door.closing = true;
  };
  const queue = new RequestQueue(() => {
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) accept(next.message);
  });
  answer(port, { kind: 'ready' });
  try {
    while (!door.closing) {
      const count = bell.count;
      while (queue.refilled()) {
        answer(port, { kind: 'answered', outcomes: packOutcomes(writer.commit(queue.group())) });
        hints.postMessage(null);
        writer.checkpointIfDue();
      }
      if (!door.closing) bell.waitSince(count);
    }
  } catch (error) {
    answer(port, { kind: 'failed', detail: detailOf(error) });
  }
  hints.close();
  database.close();
  lock.release();
}

const answer = (port: MessagePort, message: FromWriter): void => port.postMessage(message);
