import { parentPort, workerData } from 'node:worker_threads';
import { AsOfReader } from '../platform/queries/as-of';
import { logSizesOf } from '../platform/queries/log-sizes';
import { openReadModels } from '../platform/read-db';
import { giveWay, PRIORITY } from '../platform/threads/give-way';
import { failed, type Failed } from '../platform/threads/thread-on-demand';
import { changesOver } from '../status';
import { RowsToPublish } from './published-rows';
import type { AskedOfRows, RowsSettings, ToldOfRows } from './rows-messages';

const clock = (): Date => new Date();

/** The thread that evaluates what is published: it opens the read models for itself, for reading only. */
function main({ readDatabase }: RowsSettings): void {
  giveWay(PRIORITY.awaited);
  const read = openReadModels(readDatabase);
  // Moments come resolved with every question.
  const moments = new AsOfReader(
    logSizesOf(read, () => []),
    clock,
  );
  const rows = new RowsToPublish(read, changesOver(read)(moments, clock));
  parentPort?.on('message', (asked: AskedOfRows) => {
    perform(rows, asked).then(tell, (error: unknown) => tell(failed(asked.id, error)));
  });
}

async function perform(rows: RowsToPublish, asked: AskedOfRows): Promise<ToldOfRows> {
  const { id, question, asOf } = asked;
  if (asked.verb === 'changes') return { id, kind: 'changes', changes: await rows.changedSince(question, asOf, asked.now, asked.most) };
  const published = await rows.of(question, asOf);
  const { digest } = published;
  return { id, kind: 'rows', count: published.rows.length, digest, rows: asked.verb === 'rows' ? published.rows : [] };
}

const tell = (told: ToldOfRows | Failed): void => parentPort?.postMessage(told);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one that starts this file says so
main(workerData as RowsSettings);
