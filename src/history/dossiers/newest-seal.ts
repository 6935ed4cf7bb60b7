import type { PlacedEvent } from '@hieuhoc/dossier';
import type { EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import type { SealedLog } from '../../platform/sealing';
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

const ENVELOPES_A_PAGE = 10_000;
const OF_HEADS = `"stream":"${SEAL_STREAM}","type":"StreamHeadsSealed","v":1}`;

/**
 * The size that the newest StreamHeadsSealed among the first events of the log is of; null where none is. By the envelopes, which are never
 * behind: a dossier of the whole log must name no other, or it would be taken for one that hides the newest.
 */
export async function newestSealSize(store: EventStore, sealed: Pick<SealedLog, 'entries'>, size: number): Promise<number | null> {
  for (let to = size; to > 0; to -= ENVELOPES_A_PAGE) {
    const from = Math.max(0, to - ENVELOPES_A_PAGE);
    const envelope = sealed.entries(from, to - from).findLast((text) => text.endsWith(OF_HEADS));
    const revision = /"revision":(\d+),/.exec(envelope ?? '')?.[1];
    if (revision === undefined) continue;
    const [stored] = await store.readStream(SEAL_STREAM, { from: BigInt(revision), limit: 1 });
    return Number(stored?.data['size']);
  }
  return null;
}
