import type { EncodedEvent, ExpectedRevision } from '@hieuhoc/event-store';

/** An append as the store was given it. */
export interface Arrival {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  /** The time then: what its events are stamped with, unless they carry their own or the log is already later. */
  readonly now: string;
}

/** Leaves of an append's events, hashed before the writer has it: they stand where it gives them that time, behind that leaf. */
export interface Proposal {
  /** Leaf before the first, hex; null = it begins its stream. */
  readonly previous: string | null;
  readonly leaves: readonly string[];
}

/** An append on its way to the writer: plain values, so that it can cross to another thread. */
export interface AppendRequest extends Arrival {
  readonly proposal: Proposal | null;
}

export type AppendOutcome =
  | {
      readonly kind: 'appended';
      readonly revision: number;
      readonly seq: number;
      readonly recordedAt: string;
      /** Leaf of the last event, hex; null = the proposed one. */
      readonly leaf: string | null;
    }
  | { readonly kind: 'wrong-revision'; readonly actual: number | null }
  | { readonly kind: 'goes-back'; readonly recordedAt: string; readonly last: string }
  | { readonly kind: 'unavailable'; readonly detail: string };
