import type { EventStore } from '@hieuhoc/event-store';
import type { StreamHead } from '@hieuhoc/transparency-log';

/**
 * Streams that no longer give what was sealed of them, asked of the streams themselves: a deleted or truncated stream may stand in the log
 * until it is scavenged. The first that does not, or null.
 */
export async function streamCutShort(
  store: EventStore,
  heads: Iterable<StreamHead>,
  progress: (done: number) => void,
): Promise<{ readonly stream: string; readonly sealed: number; readonly first: number | null; readonly last: number | null } | null> {
  const decoder = new TextDecoder();
  let done = 0;
  for (const { key, revision } of heads) {
    const stream = decoder.decode(key);
    const [first] = await store.readStream(stream, { limit: 1 });
    const [last] = await store.readStream(stream, { from: 'end', direction: 'backwards', limit: 1 });
    if (first?.revision !== 0n || last === undefined || Number(last.revision) < revision)
      return { stream, sealed: revision, first: numberOf(first), last: numberOf(last) };
    progress(++done);
  }
  return null;
}

const numberOf = (event: { readonly revision: bigint } | undefined): number | null => (event === undefined ? null : Number(event.revision));
