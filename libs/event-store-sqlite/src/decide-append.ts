import type { ExpectedRevision } from '@hieuhoc/event-store';

/** What the decision needs to know of the log. */
export interface StreamView {
  /** Revision of the last event, null when the stream does not exist. */
  readonly current: number | null;
  /** Ids of the stream's events from a revision on, at most `count`. */
  idsFrom(revision: number, count: number): readonly string[];
  /** Revision under which this stream has lately taken an event of this id. */
  recentRevision(id: string): number | null;
}

export type AppendDecision =
  | { readonly kind: 'append'; readonly at: number }
  | { readonly kind: 'already-there'; readonly last: number }
  | { readonly kind: 'wrong-revision'; readonly actual: number | null };

/** EventStoreDB's truth table of idempotent appends (`IndexWriter.CheckCommit`), row for row. */
export function decideAppend(expected: ExpectedRevision, ids: readonly string[], stream: StreamView): AppendDecision {
  const last = stream.current ?? -1;
  const wrong: AppendDecision = { kind: 'wrong-revision', actual: stream.current };
  const append: AppendDecision = { kind: 'append', at: last + 1 };
  switch (expected) {
    case 'stream_exists':
      return stream.current === null ? wrong : unlessRecent(ids, stream, append);
    case 'any':
      return unlessRecent(ids, stream, append);
    case 'no_stream':
      return stream.current === null ? append : repeatedAt(0, ids, stream);
    default: {
      if (expected < 0n || expected > BigInt(last)) return wrong;
      return expected === BigInt(last) ? append : repeatedAt(Number(expected) + 1, ids, stream);
    }
  }
}

/** A retry finds all its ids, in order, at the place where its first attempt put them. */
function repeatedAt(revision: number, ids: readonly string[], stream: StreamView): AppendDecision {
  const found = stream.idsFrom(revision, ids.length);
  const same = ids.every((id, index) => found[index] === id);
  return same ? { kind: 'already-there', last: revision + ids.length - 1 } : { kind: 'wrong-revision', actual: stream.current };
}

/** Without a revision to compare with, only what was lately written is recognised: best effort. */
function unlessRecent(ids: readonly string[], stream: StreamView, append: AppendDecision): AppendDecision {
  const revisions = ids.map((id) => stream.recentRevision(id));
  if (revisions[0] === null) return append;
  const last = revisions.at(-1) ?? null;
  return last === null || revisions.includes(null) ? { kind: 'wrong-revision', actual: stream.current } : { kind: 'already-there', last };
}
