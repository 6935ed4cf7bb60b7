import type { PlacedEvent } from '@hieuhoc/dossier';
import type { EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { SEAL_STREAM } from '../proofs/seal.events';
import { placed } from './stored-events';

export interface NewestSeal {
  readonly seal: PlacedEvent;
  readonly sealSize: number;
}

/** The newest StreamHeadsSealed of a size up to this one; null where there is none. */
export async function newestSeal(store: EventStore, read: ReadModels, upTo: number): Promise<NewestSeal | null> {
  const rows = await read.all<{ place: number; revision: number }>(
    `select log_size - 1 as place, revision from log_index where stream = ? and type = 'StreamHeadsSealed' order by log_size desc`,
    [SEAL_STREAM],
  );
  for (const { place, revision } of rows) {
    const [stored] = await store.readStream(SEAL_STREAM, { from: BigInt(revision), limit: 1 });
    const size = stored?.data['size'];
    if (stored !== undefined && typeof size === 'number' && size <= upTo) return { seal: placed(stored, place), sealSize: size };
  }
  return null;
}
