import type { StreamHead, SubtreeHash } from '@hieuhoc/transparency-log';

/** An event as the log keeps it, and its place there, from 0. */
export interface PlacedEvent {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly data: string;
  readonly metadata: string;
}

/** The tree of stream heads that one StreamHeadsSealed names. */
export interface HeadsSource {
  readonly count: number;
  before(stream: string): number;
  at(index: number): StreamHead;
  readonly subtree: SubtreeHash;
}

/** The log of which a dossier is made, as one checkpoint signs it. */
export interface LogSource {
  readonly origin: string;
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  /** RFC 3161 tokens over it, DER. */
  readonly tokens: readonly Uint8Array[];
  /** Of the tree of `size` leaves. */
  readonly subtree: SubtreeHash;
  /** The envelope that was hashed as the leaf of an event. */
  entry(index: number): string;
}
