import type { EventStore, Position } from '@hieuhoc/event-store';
import { differingField, likenessOf } from './compare';
import { NotAPrefix } from './errors';
import { eventsOf } from './events';

export interface Matched {
  /** Events that the target already has. */
  readonly count: number;
  /** Where the source goes on; null = from its beginning. */
  readonly after: Position | null;
}

/** How much of the source the target holds already. Throws NotAPrefix where it holds anything else. */
export async function matchPrefix(source: EventStore, target: EventStore, tell: (done: number) => void): Promise<Matched> {
  const ours = eventsOf(source);
  let matched: Matched = { count: 0, after: null };
  try {
    for await (const theirs of eventsOf(target)) {
      const { value: own } = await ours.next();
      const logSize = matched.count + 1;
      if (own === undefined) throw new NotAPrefix(logSize, 'length', null, theirs);
      const field = differingField(likenessOf(own), likenessOf(theirs));
      if (field !== null) throw new NotAPrefix(logSize, field, own, theirs);
      matched = { count: logSize, after: own.position };
      tell(logSize);
    }
  } finally {
    await ours.return();
  }
  return matched;
}
