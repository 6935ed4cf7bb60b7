import { StoreDamaged, StoreLocked, StoreUnavailable, type Found } from '@hieuhoc/event-store';
import { detailOf } from './sqlite-error';
import type { Packed, PackedOutcome } from './wire';

/** Starts the writer's thread. */
export interface WriterOptions {
  readonly path: string;
  readonly channel: string;
  /** Rung after each message to the writer. */
  readonly bell: SharedArrayBuffer;
}

export type ToWriter = { readonly kind: 'append'; readonly requests: readonly Packed[] } | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly refusal: OpenRefusal }
  | { readonly kind: 'answered'; readonly outcomes: readonly PackedOutcome[] }
  | { readonly kind: 'failed'; readonly detail: string };

/** An error class does not survive the way between threads. */
export type OpenRefusal =
  | { readonly kind: 'locked'; readonly place: string }
  | { readonly kind: 'damaged'; readonly place: string; readonly found: Found }
  | { readonly kind: 'unavailable'; readonly detail: string };

export function toRefusal(error: unknown): OpenRefusal {
  if (error instanceof StoreLocked) return { kind: 'locked', place: error.place };
  if (error instanceof StoreDamaged) return { kind: 'damaged', place: error.place, found: { en: error.found, vi: error.foundVi } };
  return { kind: 'unavailable', detail: error instanceof StoreUnavailable ? error.detail : detailOf(error) };
}

export function fromRefusal(refusal: OpenRefusal): Error {
  switch (refusal.kind) {
    case 'locked':
      return new StoreLocked(refusal.place);
    case 'damaged':
      return new StoreDamaged(refusal.place, refusal.found);
    case 'unavailable':
      return new StoreUnavailable(refusal.detail);
  }
}
