import { parentPort, workerData } from 'node:worker_threads';
import { ProjectionRunner } from '@hieuhoc/projections';
import { carry } from './carried-error';
import { composeFrom, type CompositionRef } from './composition';
import type { Asked, RunnerReport, Told } from './protocol';

/** The thread of the projections: opens log and read database for itself, runs, and does what it is asked. */
async function main(ref: CompositionRef): Promise<void> {
  const { store, database, projections } = await composeFrom(ref);
  const runner = new ProjectionRunner({ store, database, projections, onReach: (reaches) => tell({ kind: 'reach', reaches }) });
  const close = async (): Promise<void> => {
    await runner.close();
    await database.close();
    await store.close();
  };
  try {
    await runner.start();
  } catch (error) {
    await close();
    throw error;
  }
  parentPort?.on('message', (asked: Asked) => void answer(runner, asked, close));
  tell({ kind: 'started' });
}

async function answer(runner: ProjectionRunner, asked: Asked, close: () => Promise<void>): Promise<void> {
  const { id, verb } = asked;
  try {
    const report = await perform(runner, asked, close);
    tell({ kind: 'answer', id, report });
    if (verb === 'close') parentPort?.close();
  } catch (error) {
    tell({ kind: 'failed', id, error: carry(error) });
  }
}

async function perform(runner: ProjectionRunner, asked: Asked, close: () => Promise<void>): Promise<RunnerReport | null> {
  const { verb, name = '', eventId = '' } = asked;
  switch (verb) {
    case 'status':
      return { projections: await runner.status(), failure: runner.failure && carry(runner.failure) };
    case 'rebuild':
      await runner.rebuild(name);
      return null;
    case 'cancel-rebuild':
      await runner.cancelRebuild(name);
      return null;
    case 'skip':
      await runner.skip(name, eventId);
      return null;
    case 'close':
      await close();
      return null;
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the host is the one that starts this file
main(workerData as CompositionRef).catch((error: unknown) => {
  tell({ kind: 'refused', error: carry(error) });
  parentPort?.close();
});
