import type { EventStore, Position } from '@hieuhoc/event-store';
import type { LogOrigins } from '../platform/sealing';
import { SEAL_STREAM } from '../platform/sealing/verify/seal-events';
import { ORIGIN_STREAM } from './origin.events';

const PAGE = 100;

/** What the events of a log say of who signed it: they stay where `seal.db` and the signer's folder are lost. */
export function logOrigins(store: Pick<EventStore, 'readStream'>): LogOrigins {
  return {
    changedFrom: async (before) => {
      const changes = await store.readStream(ORIGIN_STREAM);
      return changes.some(({ data: { from } }) => from === before || from === null);
    },
    signedAs: async () => {
      const [change] = await store.readStream(ORIGIN_STREAM, { from: 'end', direction: 'backwards', limit: 1 });
      return newestSaid(store, change?.position ?? null);
    },
  };
}

/** By the newest seal after this position that says of a signature; null where none does. */
async function newestSaid(
  store: Pick<EventStore, 'readStream'>,
  after: Position | null,
): Promise<{ readonly origin: string | null } | null> {
  for (let from: bigint | 'end' = 'end'; ;) {
    const page = await store.readStream(SEAL_STREAM, { from, direction: 'backwards', limit: PAGE });
    for (const { type, data, position } of page) {
      if (after !== null && position <= after) return null;
      const { origin } = data;
      // Null: nothing had been signed by then, or what seals the log had just been made again.
      if (type === 'StreamHeadsSealed' && origin !== null) return { origin: typeof origin === 'string' ? origin : null };
    }
    const last = page.at(-1);
    if (last === undefined || last.revision === 0n) return null;
    from = last.revision - 1n;
  }
}
