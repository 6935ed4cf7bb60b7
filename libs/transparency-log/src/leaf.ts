import { leafHash, type Hash } from './hashes';
import { sha256, sha256HexOfText } from './sha256';

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

/** The same event with its stored bytes as text, which is how a log gives and takes them. */
export interface LoggedText extends Omit<LoggedEvent, 'data' | 'metadata'> {
  readonly data: string;
  readonly metadata: string;
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

/**
 * `entryOf(leafOf(event, previous))` of texts and hex, at a third of its cost: who writes or checks a log does this for every event.
 * Only names and times can hold what JSON escapes; hex cannot.
 */
export const entryOfText = ({ data, id, metadata, recordedAt, revision, stream, type }: LoggedText, previous: string | null): string =>
  `{"data":"${sha256HexOfText(data)}","id":${quoted(id)},"metadata":"${sha256HexOfText(metadata)}",` +
  `"previous":${previous === null ? 'null' : `"${previous}"`},"recordedAt":${quoted(recordedAt)},"revision":${revision},` +
  `"stream":${quoted(stream)},"type":${quoted(type)},"v":${LEAF_VERSION}}`;

const quoted = (text: string): string => JSON.stringify(text);

/** Leaf hash of an entry's text, hex. */
export const leafHexOf = (entry: string): string => sha256HexOfText(`\0${entry}`);

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
