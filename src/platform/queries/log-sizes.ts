import type { ReadModels } from '@hieuhoc/projections';
import { entryAt, indexedLogSize, logSizeAt } from '../projections';
import type { LogSizes } from './as-of';

/** Log sizes out of the log's index. What every read model has seen is the least that any of them has. */
export function logSizesOf(read: ReadModels, reached: () => readonly { readonly logSize: number; readonly serving: boolean }[]): LogSizes {
  return {
    served: async () => {
      const sizes = reached()
        .filter(({ serving }) => serving)
        .map(({ logSize }) => logSize);
      return sizes.length > 0 ? Math.min(...sizes) : indexedLogSize(read);
    },
    logSizeAt: (instant) => logSizeAt(read, instant),
    recordedAt: async (logSize) => (await entryAt(read, logSize))?.recordedAt ?? null,
  };
}
