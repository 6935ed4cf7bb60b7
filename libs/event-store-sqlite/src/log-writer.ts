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
  readonly #recent = new RecentIds();
  #end: LogEnd;
  #sinceLook = 0;
  /** One reading of the clock a group: its events become durable together. */
  #now = '';

  constructor(
    private readonly statements: WriteStatements,
    private readonly clock: () => number = Date.now,
    private readonly lookEvery = LOOK_EVERY,
    private readonly leaves: Leaves = new LeafChain((stream, revision) => statements.leafAt(stream, revision)),
  ) {
    this.#end = statements.end();
  }

  /** The group is taken one by one while it is written; the answers come in its order. Throws WriteFailed. */
  commit(group: IterableIterator<AppendRequest>): AppendOutcome[] {
    const before = this.#end;
    const outcomes: AppendOutcome[] = [];
    let taken = 0;
    try {
      this.statements.begin();
      this.#now = new Date(this.clock()).toISOString();
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
        recentRevision: (id) => this.#recent.revisionIn(stream, id),
      },
    );
    switch (decision.kind) {
      case 'wrong-revision':
        return decision;
      case 'already-there':
        return { kind: 'appended', revision: decision.last, ...this.statements.placeOf(stream, decision.last) };
      case 'append':
        return this.#write(request, decision.at, this.#leafBefore(stream, decision.at));
    }
  }

  #leafBefore(stream: string, revision: number): string | null {
    return revision === 0 ? null : this.leaves.at(stream, revision - 1);
  }

  #write(request: AppendRequest, at: number, previous: string | null): AppendOutcome {
    const times = this.#times(request);
    for (const [index, recordedAt] of times.entries()) {
      const last = times[index - 1] ?? this.#end.recordedAt;
      if (recordedAt < last) return { kind: 'goes-back', recordedAt, last };
    }
    const { stream, events } = request;
    let revision = at;
    let leaf = previous ?? '';
    for (const [index, event] of events.entries()) {
      const { id, type, data, metadata } = event;
      revision = at + index;
      const recordedAt = times[index] ?? this.#end.recordedAt;
      leaf = this.leaves.next(event, revision === 0 ? null : leaf, recordedAt, revision);
      this.#end = { seq: this.#end.seq + 1, recordedAt };
      this.statements.insert(this.#end.seq, { id, type, stream, revision, recordedAt, data, metadata }, leaf);
      this.#recent.remember(id, stream, revision);
      this.#sinceLook += 1 + (data.length + metadata.length) / PAGE;
    }
    this.leaves.written(stream, revision, leaf);
    return { kind: 'appended', revision, ...this.#end };
  }

  /** A carried time wins; the clock's never goes back behind what the log has. */
  #times(request: AppendRequest): string[] {
    let latest = this.#end.recordedAt;
    const now = request.now === null ? this.#now : new Date(request.now).toISOString();
    return request.events.map((event) => (latest = event.recordedAt ?? (now > latest ? now : latest)));
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
