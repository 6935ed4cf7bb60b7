import type { EncodedEvent, ExpectedRevision } from '@hieuhoc/event-store';

/** An append on its way to the writer: plain values, so that it can cross to another thread. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  /** Milliseconds of an injected clock; null = the writer's own. */
  readonly now: number | null;
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly seq: number; readonly recordedAt: string }
  | { readonly kind: 'wrong-revision'; readonly actual: number | null }
  | { readonly kind: 'goes-back'; readonly recordedAt: string; readonly last: string }
  | { readonly kind: 'unavailable'; readonly detail: string };
