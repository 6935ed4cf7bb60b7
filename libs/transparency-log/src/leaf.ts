import { leafHash, type Hash } from './hashes';
import { sha256 } from './sha256';

/** An event as it stands in a log, in the exact bytes that the log keeps. */
export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** What is hashed of an event: its own bytes by their hashes, and the event before it in its stream. */
export interface Leaf {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  /** SHA-256 of the stored bytes, hex. */
  readonly data: string;
  readonly metadata: string;
  /** Leaf hash of the stream's event before it, hex; null for the first. Who has a stream's last leaf can tell whether all before it is there. */
  readonly previous: string | null;
}

const LEAF_VERSION = 1;

export const leafOf = ({ data, metadata, ...event }: LoggedEvent, previous: Hash | null): Leaf => ({
  ...event,
  data: toHex(sha256(data)),
  metadata: toHex(sha256(metadata)),
  previous: previous === null ? null : toHex(previous),
});

/** The entry of the tree: canonical JSON after RFC 8785, which for texts and whole numbers is JSON with its members in order. */
export function entryOf({ data, id, metadata, previous, recordedAt, revision, stream, type }: Leaf): string {
  return JSON.stringify({ data, id, metadata, previous, recordedAt, revision, stream, type, v: LEAF_VERSION });
}

const encoder = new TextEncoder();

export const hashOfLeaf = (leaf: Leaf): Hash => leafHash(encoder.encode(entryOf(leaf)));

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
