import { BroadcastChannel } from 'node:worker_threads';
import type { AppendRequest } from './append-request';
import { takeGroup, type Committer, type CommitterEvents } from './committer';
import { LogWriter } from './log-writer';
import { openForWriting } from './open-database';
import { detailOf } from './sqlite-error';
import type { WriterOptions } from './worker-messages';
import { writeStatements } from './write-statements';

/** Commits on the caller's thread: for tools that have nothing else to do meanwhile, and for short-lived stores. */
export function inlineCommitter(options: WriterOptions, events: CommitterEvents): Committer {
  const { database, lock } = openForWriting(options.path);
  const hints = new BroadcastChannel(options.channel);
  const writer = new LogWriter(writeStatements(database));
  const queue: AppendRequest[] = [];
  const drain = (): void => {
    try {
      while (queue.length > 0) events.answered(writer.commit(takeGroup(queue)));
      hints.postMessage(null);
      writer.checkpointIfDue();
    } catch (error) {
      events.failed(detailOf(error));
    }
  };
  return {
    send: (requests) => {
      queue.push(...requests);
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
