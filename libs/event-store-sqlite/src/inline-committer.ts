import { BroadcastChannel } from 'node:worker_threads';
import type { Committer, CommitterEvents } from './committer';
import { LogWriter } from './log-writer';
import { openForWriting } from './open-database';
import { RequestQueue } from './request-queue';
import { detailOf } from './sqlite-error';
import { writeStatements } from './write-statements';

/** Commits on the caller's thread: for tools that have nothing else to do meanwhile, and for short-lived stores. */
export function inlineCommitter(path: string, channel: string, events: CommitterEvents): Committer {
  const { database, lock } = openForWriting(path);
  const hints = new BroadcastChannel(channel);
  const writer = new LogWriter(writeStatements(database));
  const queue = new RequestQueue();
  const drain = (): void => {
    try {
      while (!queue.isEmpty) events.answered(writer.commit(queue.group()));
      hints.postMessage(null);
      writer.checkpointIfDue();
    } catch (error) {
      events.failed(detailOf(error));
    }
  };
  return {
    sendAt: Number.POSITIVE_INFINITY,
    proposals: null,
    send: (requests) => {
      queue.push(requests);
      drain();
    },
    close: async () => {
      hints.close();
      database.close();
      lock.release();
      return Promise.resolve();
    },
  };
}
