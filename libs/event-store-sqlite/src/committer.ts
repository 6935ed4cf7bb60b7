import type { AppendOutcome, AppendRequest } from './append-request';
import type { LeafProposals } from './leaf-proposals';

/** Where groups of appends are committed: a worker thread, or the caller's own. Answers come in the order of the requests. */
export interface Committer {
  /** So many appends of one turn of the event loop are sent before it ends. */
  readonly sendAt: number;
  /** Where hashing before the append is sent spares the writer something. */
  readonly proposals: LeafProposals | null;
  send(requests: readonly AppendRequest[]): void;
  /** Commits what was sent, then lets go of the file. */
  close(): Promise<void>;
}

export interface CommitterEvents {
  answered(outcomes: readonly AppendOutcome[]): void;
  /** Nothing is answered after this. */
  failed(detail: string): void;
}
