import { parentPort, workerData } from 'node:worker_threads';
import { carry } from '../../platform/projections/carried-error';
import { openReadModels } from '../../platform/read-db';
import { giveWay, PRIORITY, takingTurns } from '../../platform/threads/give-way';
import type { DigestsAsked, DigestsTold } from './digests-messages';
import { digestsOf } from './projection-digests';

/** The thread that hashes read models: it opens the file for itself, for reading only, and no transaction outlasts a page. */
async function main({ path, models, size }: DigestsAsked): Promise<void> {
  giveWay(PRIORITY.background);
  const read = openReadModels(path);
  try {
    tell({ kind: 'done', digests: await digestsOf(read, models, size, takingTurns()) });
  } finally {
    read.close();
  }
}

const tell = (told: DigestsTold): void => parentPort?.postMessage(told);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one that starts this file says so
main(workerData as DigestsAsked).catch((error: unknown) => tell({ kind: 'failed', error: carry(error) }));
