import { HASH_BYTES, leafHash, sameHash, type Hash } from './hashes';
import { sha256 } from './sha256';
import { isCount } from './sizes';
import { provesInclusion, type TreeHead } from './verify';

/** The newest event of a stream, as the tree of stream heads holds it. */
export interface StreamHead {
  /** SHA-256 of the stream's name: what the tree is sorted by. */
  readonly key: Hash;
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

export const streamKey = (stream: string): Hash => sha256(encoder.encode(stream));

/** What stands in the tree: the name's hash, the revision as eight bytes, the leaf hash. */
export function headData({ key, revision, leaf }: StreamHead): Uint8Array {
  const bytes = new Uint8Array(2 * HASH_BYTES + 8);
  bytes.set(key);
  new DataView(bytes.buffer).setBigUint64(HASH_BYTES, BigInt(revision));
  bytes.set(leaf, HASH_BYTES + 8);
  return bytes;
}

export const headLeaf = (head: StreamHead): Hash => leafHash(headData(head));

/** The order of the tree: byte by byte. */
export function compareKeys(a: Hash, b: Hash): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
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

const isHead = ({ key, revision, leaf }: StreamHead): boolean =>
  key.length === HASH_BYTES && leaf.length === HASH_BYTES && isCount(revision);
