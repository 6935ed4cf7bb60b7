import type { EncodedEvent } from '@hieuhoc/event-store';
import type { AppendOutcome, AppendRequest } from './append-request';
import { decideAppend } from './decide-append';
import { LeafChain, type Leaves } from './leaf-chain';
import { RecentIds } from './recent-ids';
import { detailOf, isBusy, isFull, isRefusedBySchema } from './sqlite-error';
import { WAL_FRAMES } from './wal';
import type { LogEnd, WriteStatements } from './write-statements';

/** After about so many pages the length of the write-ahead log is looked at. */
const LOOK_EVERY = 100;
const PAGE = 4_096;

/** The disk did not keep what it was given: nothing may be written any more, no commit may be tried again. */
export class WriteFailed extends Error {}

/**
 * The one writer of a log. A group of appends is one transaction: each is checked in turn, seeing those before it; one that is refused
 * writes nothing and disturbs no other. Nothing of a group is acknowledged before its commit is on disk. Each event is written with the hash
 * of its leaf of the transparency log: no moment at which an event is there and its leaf is not.
 */
export class LogWriter {
  readonly #recent: RecentIds;
  #end: LogEnd;
  #sinceLook = 0;

  constructor(
    private readonly statements: WriteStatements,
    private readonly lookEvery = LOOK_EVERY,
    private readonly leaves: Leaves = new LeafChain((stream, revision) => statements.leafAt(stream, revision)),
  ) {
    this.#end = statements.end();
    this.#recent = new RecentIds((seq) => statements.writtenAfter(seq));
  }

  /** The group is taken one by one while it is written; the answers come in its order. Throws WriteFailed. */
  commit(group: IterableIterator<AppendRequest>): AppendOutcome[] {
    const before = this.#end;
    const outcomes: AppendOutcome[] = [];
    let taken = 0;
    try {
      this.statements.begin();
      for (const request of group) {
        taken++;
        outcomes.push(this.#append(request));
      }
      this.statements.commit();
      return outcomes;
    } catch (error) {
      this.#end = before;
      this.#recent.forgetAll();
      this.leaves.forgetAll();
      // Where the transaction did not even begin, the group is still to be taken.
      for (const _ of group) taken++;
      return this.#recover(taken, error);
    }
  }

  /** Moves the write-ahead log into the file when it is full. To be called between groups, when answers are out. Throws WriteFailed. */
  checkpointIfDue(): void {
    if (this.#sinceLook < this.lookEvery) return;
    this.#sinceLook = 0;
    try {
      if (this.statements.walFrames() >= WAL_FRAMES) this.statements.checkpoint();
    } catch (error) {
      if (!isFull(error) && !isBusy(error)) throw new WriteFailed(detailOf(error));
    }
  }

  #append(request: AppendRequest): AppendOutcome {
    return this.#hopefully(request) ?? this.#decided(request);
  }

  /**
   * Most appends are right about their stream. The schema refuses a revision that does not follow on, so asking beforehand would be asking
   * twice; null for what it refused, and where nothing can be hoped.
   */
  #hopefully(request: AppendRequest): AppendOutcome | null {
    const { expected } = request;
    if (expected !== 'no_stream' && (typeof expected !== 'bigint' || expected < 0n)) return null;
    const before = this.#end;
    try {
      const at = expected === 'no_stream' ? 0 : Number(expected) + 1;
      const previous = this.#leafBefore(request.stream, at);
      if (previous === null && at > 0) return null;
      const outcome = this.#write(request, at, previous);
      return outcome.kind === 'goes-back' ? null : outcome;
    } catch (error) {
      if (!isRefusedBySchema(error)) throw error;
      this.#end = before;
      return null;
    }
  }

  #decided(request: AppendRequest): AppendOutcome {
    const { stream, events } = request;
    const decision = decideAppend(
      request.expected,
      events.map((event) => event.id),
      {
        current: this.statements.currentRevision(stream),
        idsFrom: (revision, count) => this.statements.idsFrom(stream, revision, count),
        recentRevision: (id) => this.#recent.revisionIn(stream, id, this.#end.seq),
      },
    );
    switch (decision.kind) {
      case 'wrong-revision':
        return decision;
      case 'already-there':
        return {
          kind: 'appended',
          revision: decision.last,
          ...this.statements.placeOf(stream, decision.last),
          leaf: this.statements.leafAt(stream, decision.last),
        };
      case 'append':
        return this.#write(request, decision.at, this.#leafBefore(stream, decision.at));
    }
  }

  #leafBefore(stream: string, revision: number): string | null {
    return revision === 0 ? null : this.leaves.at(stream, revision - 1);
  }

  #write({ stream, events, now, proposal }: AppendRequest, at: number, before: string | null): AppendOutcome {
    const times = this.#times(events, now);
    const goesBack = this.#firstGoingBack(times);
    if (goesBack !== null) return goesBack;
    const asProposed = proposal?.previous === before && events.every((event, index) => times[index] === (event.recordedAt ?? now));
    let { seq } = this.#end;
    let previous = before;
    let revision = at - 1;
    for (const { id, type, data, metadata } of events) {
      const index = ++revision - at;
      const recordedAt = times[index] ?? this.#end.recordedAt;
      const event = { id, type, stream, revision, recordedAt, data, metadata };
      const proposed = asProposed ? proposal.leaves[index] : undefined;
      previous = proposed ?? this.leaves.of(event, previous);
      this.statements.insert(++seq, event, previous);
      this.#sinceLook += 1 + (data.length + metadata.length) / PAGE;
      this.#end = { seq, recordedAt };
    }
    this.leaves.written(stream, revision, previous ?? '');
    return { kind: 'appended', revision, seq, recordedAt: this.#end.recordedAt, leaf: asProposed ? null : previous };
  }

  #firstGoingBack(times: readonly string[]): AppendOutcome | null {
    let last = this.#end.recordedAt;
    for (const recordedAt of times) {
      if (recordedAt < last) return { kind: 'goes-back', recordedAt, last };
      last = recordedAt;
    }
    return null;
  }

  /** A carried time wins; another never goes back behind what the log has. */
  #times(events: readonly EncodedEvent[], now: string): string[] {
    let latest = this.#end.recordedAt;
    return events.map((event) => (latest = event.recordedAt ?? (now > latest ? now : latest)));
  }

  #recover(taken: number, error: unknown): AppendOutcome[] {
    if (!isFull(error) && !isBusy(error)) throw new WriteFailed(detailOf(error));
    try {
      this.statements.rollback();
    } catch (rollbackError) {
      throw new WriteFailed(detailOf(rollbackError));
    }
    return Array.from({ length: taken }, () => ({ kind: 'unavailable', detail: detailOf(error) }));
  }
}
