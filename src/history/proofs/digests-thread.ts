import { ownThread } from '../../platform/threads/own-thread';
import { uncarry } from '../../platform/projections/carried-error';
import type { DigestsAsked, DigestsTold } from './digests-messages';
import { sealedOf, type DigestedModel } from './projection-digests';
import type { DigestsAt } from './seals.service';

/** A page of rows at a time is all that it holds. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/**
 * What the read models in this file held, hashed on a thread of its own that gives way to every other: of millions of rows it takes minutes,
 * and nobody who asks or writes meanwhile is to notice. Each asking is a thread; told to stop it ends within a page.
 */
export const digestsOnThread = (path: string, models: readonly DigestedModel[]): DigestsAt => {
  const sealed = sealedOf(models).map(({ name, version, tables }) => ({
    name,
    version,
    tables: tables.map((table) => ({ name: table.name, columns: table.columns })),
  }));
  return (size, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const asked: DigestsAsked = { path, models: sealed, size };
      const thread = ownThread(__dirname, 'digests.worker', asked, resourceLimits);
      // The file is closed before whoever stops goes on.
      const stop = (): void => void thread.terminate().then(() => reject(signal?.reason));
      signal?.addEventListener('abort', stop, { once: true });
      thread.on('message', (told: DigestsTold) => (told.kind === 'done' ? resolve(told.digests) : reject(uncarry(told.error))));
      thread.on('error', reject);
      thread.on('exit', (code) => {
        signal?.removeEventListener('abort', stop);
        if (signal?.aborted !== true) reject(new Error(`the thread that hashes read models ended with ${code}`));
      });
    });
};
