/* oxlint-disable typescript/no-unsafe-type-assertion -- here stored text becomes events again: only a store's own text is in a proven bundle */
import type { EventMetadata, EventStore, ExpectedRevision, JsonObject, NewEvent, Position } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { sameHash } from '@hieuhoc/transparency-log';
import { SealWriter } from '../platform/sealing/seal-writer';
import { lineOf, type BundledEvent } from './bundle-line';
import { BackupDamaged, damage } from './damage';
import { eventsUpTo } from './log-events';
import { provenEvents, type ToProve } from './read-log';
import { TargetInUse } from './restore.errors';

/** Where the restored log goes: a new file, or a server. */
export type Target = { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'eventstoredb'; readonly url: string };

/** Told of every event that was proven. */
export interface Onlooker {
  readonly saw: (event: BundledEvent) => void;
  readonly tell: (done: number) => void;
}

/**
 * A new log of the events of a backup, in their order, with their ids, bytes and times; every event is proven before it is written.
 * Answers the store, still open. Throws BackupDamaged, TargetInUse.
 */
export async function restoreLog(target: Target, log: ToProve, onlooker: Onlooker): Promise<EventStore> {
  // A time that an event carries in its metadata wins; every other gets the one it was recorded at.
  let recordedAt = '';
  const at = (event: BundledEvent): void => {
    recordedAt = event.recordedAt;
    onlooker.saw(event);
  };
  const store =
    target.kind === 'sqlite'
      ? await openSqliteEventStore({ path: target.path, writer: 'inline', clock: () => Date.parse(recordedAt) })
      : await (
          await import('../platform/event-store/eventstoredb.js')
        ).openEventStoreDb({ url: target.url, firstRecordedAt: () => recordedAt });
  try {
    await (target.kind === 'sqlite' ? inGroups : oneByOne)(store, log, at, onlooker.tell);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** On their way to the disk at one time. */
const BUNDLES_A_BATCH = 8;

/** The store keeps the order in which it is asked, and commits what has come together. */
async function inGroups(store: EventStore, log: ToProve, at: Onlooker['saw'], tell: Onlooker['tell']): Promise<void> {
  let done = 0;
  const waiting: Promise<unknown>[] = [];
  for await (const events of provenEvents(log)) {
    const appended = events.map((event) => {
      at(event);
      return store.append(event.stream, before(event), [asNew(event)]);
    });
    const written = Promise.all(appended);
    // It is waited for later; until then its failure is not unhandled.
    written.catch(() => undefined);
    waiting.push(written);
    if (waiting.length === BUNDLES_A_BATCH) await Promise.all(waiting.splice(0));
    tell((done += events.length));
  }
  await Promise.all(waiting);
}

/** On a server appends overtake each other: each waits for the one before. What an interrupted restore has written is gone on from. */
async function oneByOne(store: EventStore, log: ToProve, at: Onlooker['saw'], tell: Onlooker['tell']): Promise<void> {
  const there = eventsUpTo(store, null, (await store.head()).position);
  let done = 0;
  for await (const events of provenEvents(log))
    for (const event of events) {
      at(event);
      const { value: stored } = await there.next();
      if (stored === undefined) await store.append(event.stream, before(event), [asNew(event)]);
      else if (lineOf(stored.event) !== lineOf(event)) throw new TargetInUse(done + 1);
      tell(++done);
    }
  if ((await there.next()).value !== undefined) throw new TargetInUse(done + 1);
}

const asNew = ({ id, type, data, metadata }: BundledEvent): NewEvent => ({
  id,
  type,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as EventMetadata,
});

const before = ({ revision }: BundledEvent): ExpectedRevision => (revision === 0 ? 'no_stream' : BigInt(revision) - 1n);

const EVENTS_A_PAGE = 2_000;

/** Reads again what was written, seals it, and keeps the notes that were signed of it. Throws BackupDamaged where it is not what was proven. */
export async function sealRestored(
  path: string,
  store: EventStore,
  { folder, size, root, heads }: ToProve,
  keepNotes: boolean,
): Promise<void> {
  const writer = new SealWriter(path);
  try {
    let after: Position | null = null;
    for (let endOfLog = false; !endOfLog;) {
      const page = await store.readAll({ after, limit: EVENTS_A_PAGE, leaves: true });
      writer.seal(page.events);
      ({ endOfLog, position: after } = page);
    }
    const sealed = writer.sealed;
    if (sealed.size !== size || !sameHash(sealed.root, root)) throw new BackupDamaged(folder, [damage('root-differs', 'log.db')]);
    if (!keepNotes) return;
    const keep = writer.database.prepare('insert or ignore into checkpoint (size, root, at, note) values (?, ?, ?, ?)');
    for (const { size: signed, root: of, at, note } of heads) if (at !== null && note !== null) keep.run(signed, of, at, note);
  } finally {
    writer.close();
  }
}
