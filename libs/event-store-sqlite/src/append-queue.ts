import { RecordedAtGoesBack, StoreFailed, StoreUnavailable, WrongExpectedRevision, type AppendResult } from '@hieuhoc/event-store';
import type { AppendOutcome, AppendRequest, Arrival } from './append-request';
import type { Committer, CommitterEvents } from './committer';
import { positionOf } from './position';
import type { StreamEnds } from './stream-ends';

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/** Appends of one turn of the event loop go to the committer together; each promise waits for its own answer. */
export class AppendQueue implements CommitterEvents {
  readonly #waiting: Waiting[] = [];
  #outbox: AppendRequest[] = [];
  #committer: Committer | null = null;
  #failure: StoreFailed | null = null;
  #sendAt = Number.POSITIVE_INFINITY;
  #emptied: (() => void) | null = null;

  constructor(
    private readonly ends: StreamEnds,
    private readonly hooks: { readonly committed: () => void; readonly failed: (error: StoreFailed) => void },
  ) {}

  start(committer: Committer): void {
    this.#committer = committer;
    this.#sendAt = committer.sendAt;
  }

  append(arrival: Arrival): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      this.ends.appending(arrival.stream);
      const request = { ...arrival, proposal: this.#committer?.proposals?.of(arrival) ?? null };
      this.#waiting.push({ request, resolve, reject });
      const count = this.#outbox.push(request);
      if (count === 1) setImmediate(() => this.#flush());
      else if (count >= this.#sendAt) this.#flush();
    });
  }

  /** Everything taken so far, answered. */
  async settled(): Promise<void> {
    this.#flush();
    if (this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => {
      this.#emptied = resolve;
    });
  }

  async close(): Promise<void> {
    await this.#committer?.close();
  }

  answered(outcomes: readonly AppendOutcome[]): void {
    const answered = this.#waiting.splice(0, outcomes.length);
    for (const [index, { request, resolve, reject }] of answered.entries()) {
      this.ends.answered(request.stream);
      this.#committer?.proposals?.answered(request, outcomes[index]);
      const answer = toAnswer(request, outcomes[index]);
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    }
    this.hooks.committed();
    if (this.#waiting.length === 0) this.#emptied?.();
  }

  failed(detail: string): void {
    const failure = new StoreFailed(detail);
    this.#failure = failure;
    this.hooks.failed(failure);
    for (const { reject } of this.#waiting.splice(0)) reject(failure);
    this.#emptied?.();
  }

  #flush(): void {
    const requests = this.#outbox;
    this.#outbox = [];
    if (requests.length > 0 && this.#failure === null) this.#committer?.send(requests);
  }
}

function toAnswer(request: AppendRequest, outcome: AppendOutcome | undefined): AppendResult | Error {
  switch (outcome?.kind) {
    case 'appended':
      return {
        revision: BigInt(outcome.revision),
        position: positionOf(outcome.seq),
        logSize: outcome.seq,
        recordedAt: outcome.recordedAt,
      };
    case 'wrong-revision':
      return new WrongExpectedRevision(request.stream, request.expected, outcome.actual === null ? 'no_stream' : BigInt(outcome.actual));
    case 'goes-back':
      return new RecordedAtGoesBack(outcome.recordedAt, outcome.last);
    case 'unavailable':
      return new StoreUnavailable(outcome.detail);
    case undefined:
      return new StoreFailed('the writer gave no answer');
  }
}
