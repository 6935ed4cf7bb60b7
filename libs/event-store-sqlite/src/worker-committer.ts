import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { Bell } from './bell';
import type { Committer, CommitterEvents } from './committer';
import { LeafProposals } from './leaf-proposals';
import { startWorker } from './start-worker';
import { detailOf } from './sqlite-error';
import { fromRefusal, type FromWriter, type ToWriter, type WriterOptions } from './worker-messages';
import { packRequests, unpackOutcomes } from './wire';

/** The writer need not wait for the end of a busy turn: it writes these while the next are prepared, and commits all of them together. */
const SEND_AT = 16;

/** Commits on a thread of its own. Throws what the opening of the file throws. */
export async function workerCommitter(
  path: string,
  channel: string,
  events: CommitterEvents,
  start: (options: WriterOptions) => Worker = (options) => startWorker('writer.worker', options),
): Promise<Committer> {
  const bell = new Bell();
  const options: WriterOptions = { path, channel, bell: bell.memory };
  const worker = start(options);
  await ready(worker);
  let ended = false;
  let closing = false;
  const fail = (detail: string): void => {
    if (!ended) events.failed(detail);
    ended = true;
  };
  worker.on('message', (message: FromWriter) => {
    if (message.kind === 'answered') events.answered(unpackOutcomes(message.outcomes));
    if (message.kind === 'failed') fail(message.detail);
  });
  worker.on('error', (error) => fail(detailOf(error)));
  const exit = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      if (!closing) fail('the writer stopped');
      resolve();
    });
  });
  const post = (message: ToWriter): void => {
    worker.postMessage(message);
    bell.ring();
  };
  return {
    sendAt: SEND_AT,
    proposals: new LeafProposals(),
    send: (requests) => post({ kind: 'append', requests: packRequests(requests) }),
    close: async () => {
      closing = true;
      post({ kind: 'close' });
      await exit;
    },
  };
}

async function ready(worker: Worker): Promise<void> {
  const [first]: FromWriter[] = await once(worker, 'message');
  if (first?.kind === 'refused') throw fromRefusal(first.refusal);
}
