import { HASH_BYTES, leafHash, sameHash, type Hash } from './hashes';
import { isCount } from './sizes';
import { provesInclusion, type TreeHead } from './verify';

/** The newest event of a stream, as the tree of stream heads holds it. */
export interface StreamHead {
  /** The stream's name in UTF-8: what the tree is sorted by, so that streams whose names begin alike are neighbours. */
  readonly key: Uint8Array;
  readonly revision: number;
  /** Leaf hash of that event; through `previous` it stands for every event of the stream. */
  readonly leaf: Hash;
}

/** A stream head and its place among the heads. */
export interface PlacedHead extends StreamHead {
  readonly index: number;
  readonly proof: readonly Hash[];
}

/** That a stream ended with this event, or that there was none of its name: then its neighbours stand next to each other. */
export type StreamHeadProof =
  | { readonly kind: 'present'; readonly head: PlacedHead }
  | { readonly kind: 'absent'; readonly before: PlacedHead | null; readonly after: PlacedHead | null };

const encoder = new TextEncoder();

/**
 * Neighbours prove that nothing is between them. Sorted by name they prove more than that one stream is there or not: that these are all
 * streams whose names begin so, all figures of an indicator in an area, all recognitions of a title. By the names' hashes nothing of that.
 */
export const streamKey = (stream: string): Uint8Array => encoder.encode(stream);

/** What stands in the tree: the name, the revision as eight bytes, the leaf hash; the last forty bytes are no part of the name. */
export function headData({ key, revision, leaf }: StreamHead): Uint8Array {
  const bytes = new Uint8Array(key.length + 8 + HASH_BYTES);
  bytes.set(key);
  new DataView(bytes.buffer).setBigUint64(key.length, BigInt(revision));
  bytes.set(leaf, key.length + 8);
  return bytes;
}

export const headLeaf = (head: StreamHead): Hash => leafHash(headData(head));

/** The order of the tree: byte by byte, what goes on behind what does not. */
export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0);
  return a.length - b.length;
}

/** Whether this is what the sealed heads (their count and root) say of the stream. Never throws. */
export function provesStreamHead(stream: string, proof: StreamHeadProof, heads: TreeHead): boolean {
  const key = streamKey(stream);
  const stands = (head: PlacedHead): boolean =>
    isHead(head) && provesInclusion(headLeaf(head), head.index, heads.size, head.proof, heads.root);
  if (proof.kind === 'present') return sameHash(proof.head.key, key) && stands(proof.head);
  const { before, after } = proof;
  // Nothing before it is the first place, nothing after it the last: what is not there must have had its place between the two.
  const place = before === null ? 0 : before.index + 1;
  if (after === null ? place !== heads.size : after.index !== place) return false;
  return (
    (before === null || (stands(before) && compareKeys(before.key, key) < 0)) &&
    (after === null || (stands(after) && compareKeys(key, after.key) < 0))
  );
}

const isHead = ({ key, revision, leaf }: StreamHead): boolean => key.length > 0 && leaf.length === HASH_BYTES && isCount(revision);
