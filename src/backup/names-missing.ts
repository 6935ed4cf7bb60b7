import type { EventStore, Position } from '@hieuhoc/event-store';
import { erasedIn } from './committed';
import { notIn, type Committed } from './databases';
import { eventsUpTo } from './log-events';
import type { TakenLog } from './take-log';

/** Of the new events; those that were erased since the log was read are missing rightly. */
export async function namesMissing(
  store: EventStore,
  { owed, position }: TakenLog,
  vault: string | undefined,
): Promise<{ readonly missing: readonly Committed[]; readonly erasedSince: readonly string[] }> {
  const missing = vault === undefined ? [] : notIn(vault, owed.values);
  if (missing.length === 0) return { missing, erasedSince: [] };
  const erased = await erasedAfter(store, position);
  const refs = new Set(missing.map(({ ref }) => ref));
  return { missing: missing.filter(({ ref }) => !erased.has(ref)), erasedSince: [...erased].filter((ref) => refs.has(ref)) };
}

async function erasedAfter(store: EventStore, after: Position | null): Promise<ReadonlySet<string>> {
  const erased = new Set<string>();
  for await (const { event } of eventsUpTo(store, after, (await store.head()).position)) {
    const ref = erasedIn(event);
    if (ref !== null) erased.add(ref);
  }
  return erased;
}
