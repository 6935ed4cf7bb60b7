import { StoreDamaged, type EventStore, type Position, type StoredEvent } from '@hieuhoc/event-store';
import { entryOfText, leafHexOf, leafOf, type Leaf } from '@hieuhoc/transparency-log';
import { parseEntry } from '../entry';
import type { SealedFile } from '../sealed-file';
import type { Difference } from './difference';
import { explain, type Found, type LogLookup } from './explain';

const PAGE = 1_000;

/**
 * Reads a log through its store and compares each event with what was sealed of it, up to the first that is not as it was. For EventStoreDB,
 * whose events can be redacted, scavenged and deleted: the seals still know what was there.
 */
export async function compareWithStore(
  store: EventStore,
  seal: SealedFile,
  progress: (done: number, of: number) => void,
): Promise<Difference | null> {
  const size = seal.size();
  const ends = new Map<string, string>();
  let after: Position | null = null;
  for (let done = 0; done < size;) {
    const page = await readPage(store, after, Math.min(PAGE, size - done));
    const entries = seal.entries(done, PAGE);
    for (const [at, event] of page.events.entries()) {
      const entry = entryOf(event, ends.get(event.stream) ?? null);
      if (entry !== entries[at]) return explain(done + at + 1, leafIn(entries[at]), foundOf(event, ends), lookupOf(store));
      ends.set(event.stream, leafHexOf(entry));
    }
    done += page.events.length;
    progress(done, size);
    if (page.damaged) return { harm: 'redacted', size: done + 1, sealed: leafIn(seal.entry(done) ?? undefined), fields: [] };
    if (page.events.length === 0 && page.endOfLog) return explain(done + 1, leafIn(seal.entry(done) ?? undefined), null, lookupOf(store));
    after = page.position ?? after;
  }
  return null;
}

interface Page {
  readonly events: readonly StoredEvent[];
  readonly position: Position | null;
  readonly endOfLog: boolean;
  /** The next event is none that a store of ours has written. */
  readonly damaged: boolean;
}

/** As many events as can be read before one that cannot. */
async function readPage(store: EventStore, after: Position | null, limit: number): Promise<Page> {
  try {
    return { ...(await store.readAll({ after, limit })), damaged: false };
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    if (limit === 1) return { events: [], position: after, endOfLog: false, damaged: true };
    const half = await readPage(store, after, limit >> 1);
    if (half.damaged || half.events.length === 0) return half;
    const rest = await readPage(store, half.position, limit - (limit >> 1));
    return { ...rest, events: [...half.events, ...rest.events] };
  }
}

const entryOf = (event: StoredEvent, previous: string | null): string =>
  entryOfText({ ...event, revision: Number(event.revision), data: event.dataText, metadata: event.metadataText }, previous);

function foundOf(event: StoredEvent, ends: ReadonlyMap<string, string>): Found {
  const before = ends.get(event.stream);
  const { id, type, stream, recordedAt, dataText, metadataText } = event;
  const texts = { data: Buffer.from(dataText), metadata: Buffer.from(metadataText) };
  const leaf = leafOf(
    { id, type, stream, revision: Number(event.revision), recordedAt, ...texts },
    before === undefined ? null : Buffer.from(before, 'hex'),
  );
  return { leaf, readable: true };
}

const lookupOf = (store: EventStore): LogLookup => ({
  scavenges: true,
  idAt: async (stream, revision) => {
    const [event] = await store.readStream(stream, { from: BigInt(revision), limit: 1 });
    return event !== undefined && Number(event.revision) === revision ? event.id : null;
  },
  hasStream: async (stream) => (await store.readStream(stream, { limit: 1 })).length > 0,
});

function leafIn(entry: string | undefined): Leaf | null {
  try {
    return entry === undefined ? null : parseEntry(entry);
  } catch {
    return null;
  }
}
