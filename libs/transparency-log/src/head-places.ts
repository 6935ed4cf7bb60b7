import type { Hash } from './hashes';
import { compareKeys, headLeaf, streamKey, type PlacedHead, type StreamHead, type StreamHeadProof } from './stream-heads';
import { inclusionProof, type SubtreeHash } from './tree';
import { GrowingTree } from './growing-tree';

/** The sorted heads of all streams: where a key stands or would, what stands at a place, and the tree over them. */
export interface HeadPlaces {
  readonly count: number;
  /** Of heads whose key comes before this one. */
  placeOf(key: Hash): number;
  headAt(place: number): StreamHead;
  readonly subtree: SubtreeHash;
}

/** That the stream ended with this event, or that there was none of its name. */
export function proofOfHead(stream: string, heads: HeadPlaces): StreamHeadProof {
  const key = streamKey(stream);
  const place = heads.placeOf(key);
  const after = placed(place, heads);
  if (after !== null && compareKeys(after.key, key) === 0) return { kind: 'present', head: after };
  return { kind: 'absent', before: placed(place - 1, heads), after };
}

function placed(index: number, heads: HeadPlaces): PlacedHead | null {
  if (index < 0 || index >= heads.count) return null;
  return { ...heads.headAt(index), index, proof: inclusionProof(index, heads.count, heads.subtree) };
}

/** All of it in memory: for few streams, and as the plain reading of what larger ones are to give. */
export function headPlaces(heads: readonly StreamHead[]): HeadPlaces & { readonly root: Hash } {
  const sorted = heads.toSorted((a, b) => compareKeys(a.key, b.key));
  const tree = new GrowingTree();
  const hashes = new Map<string, Hash>();
  for (const head of sorted) tree.push(headLeaf(head), (level, index, hash) => hashes.set(`${level} ${index}`, hash));
  return {
    root: tree.root,
    count: sorted.length,
    placeOf: (key) => sorted.filter((head) => compareKeys(head.key, key) < 0).length,
    headAt: (place) => required(sorted[place], place),
    subtree: (level, index) => required(hashes.get(`${level} ${index}`), index),
  };
}

function required<T>(value: T | undefined, at: number): T {
  if (value === undefined) throw new RangeError(`no head at ${at}`);
  return value;
}
