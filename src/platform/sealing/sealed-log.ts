import type { Hash, StreamHead, StreamHeadProof, SubtreeHash, Tile, TreeHead } from '@hieuhoc/transparency-log';

/** A size and root of the log that the signer has signed. */
export interface SealedCheckpoint extends TreeHead {
  /** The signed note, with every signature that came for it. */
  readonly note: string;
  /** When it was signed: RFC 3339 UTC. */
  readonly at: string;
}

/** The name of the log that a checkpoint is signed under. */
export const originOf = ({ note }: Pick<SealedCheckpoint, 'note'>): string => note.split('\n', 1)[0] ?? '';

/** The heads of all streams after the first events of the log, as a StreamHeadsSealed names them. */
export interface StreamHeads {
  readonly root: Hash;
  /** Streams that there were. */
  readonly count: number;
  proofOf(stream: string): StreamHeadProof;
  /** How many streams have a name that comes before this one (`compareKeys`): where it stands, or would stand. */
  before(stream: string): number;
  /** In the order of the tree. */
  at(index: number): StreamHead;
  /** Of the tree of heads, for proofs of many of them at once. */
  readonly subtree: SubtreeHash;
}

/**
 * What was hashed of the log, and what was signed of that. Sizes and indices count events: the event at log size n has index n − 1.
 * Throws NotSealed for what is not in it yet.
 */
export interface SealedLog {
  /** Events whose leaf is in the sealed tree. */
  size(): number;
  /** The newest signed one. */
  latest(): SealedCheckpoint | null;
  /** The smallest signed one that has at least this size. */
  covering(size: number): SealedCheckpoint | null;
  /** Waits for a signed checkpoint of at least this size. Throws SealBehind after `patienceMs`. */
  whenSealed(size: number, patienceMs: number): Promise<SealedCheckpoint>;
  rootAt(size: number): Hash;
  inclusion(index: number, size: number): readonly Hash[];
  consistency(from: number, to: number): readonly Hash[];
  /** The envelope that was hashed as the leaf of an event; null beyond the end. */
  entry(index: number): string | null;
  entries(first: number, count: number): readonly string[];
  /** The bytes of a tile; null for one that is not there (yet). */
  tile(tile: Tile): Uint8Array | null;
  /** `sealSize`: that of a StreamHeadsSealed of this log. */
  headsAt(sealSize: number): StreamHeads;
  /** An RFC 3161 token (DER) over the bytes of this note; null where there is none. */
  timestampOf(note: string): Uint8Array | null;
  /** The checkpoint of this size is published: it is stamped too, in the background, where there is an authority. */
  wantStamp(size: number): void;
}
