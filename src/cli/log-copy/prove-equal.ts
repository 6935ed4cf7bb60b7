import type { EventStore, Position } from '@hieuhoc/event-store';
import { differingField, likenessOf, LogDigest } from './compare';
import { LogsDiffer } from './errors';
import { eventsOf } from './events';

export interface Proof {
  readonly events: number;
  /** SHA-256 of both. */
  readonly digest: string;
}

/** Reads both from the beginning, the source up to `upTo`, the target to its end. Throws LogsDiffer. */
export async function proveEqual(
  source: EventStore,
  target: EventStore,
  upTo: Position | null,
  tell: (done: number) => void,
): Promise<Proof> {
  const theirs = eventsOf(target);
  const digest = new LogDigest();
  let events = 0;
  try {
    if (upTo !== null) {
      for await (const own of eventsOf(source)) {
        const { value: copy } = await theirs.next();
        const likeness = likenessOf(own);
        const field = copy === undefined ? 'length' : differingField(likeness, likenessOf(copy));
        if (field !== null) throw new LogsDiffer(events + 1, field);
        digest.add(likeness);
        tell(++events);
        if (own.position === upTo) break;
      }
    }
    if ((await theirs.next()).value !== undefined) throw new LogsDiffer(events + 1, 'length');
  } finally {
    await theirs.return();
  }
  return { events, digest: digest.hex };
}
