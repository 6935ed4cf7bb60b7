import { EMPTY_ROOT, HASH_BYTES, nodeHash, sameHash, type Hash } from './hashes';
import { half, isCount, isOdd, levelOf } from './sizes';

/** Longer than any proof of 2^53 leaves. */
const MOST_HASHES = 53;

const isProof = (proof: readonly Hash[]): boolean => proof.length <= MOST_HASHES && proof.every((hash) => hash.length === HASH_BYTES);

/** RFC 9162 §2.1.3.2: whether the leaf stands at `index` in the tree of this size and root. Never throws: what is no proof proves nothing. */
export function provesInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || leaf.length !== HASH_BYTES || !isProof(proof)) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(hash, root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** RFC 9162 §2.1.4.2: whether the newer tree begins with the whole older one. Never throws. */
export function provesConsistency(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  if (!isHead(older) || !isHead(newer) || older.size > newer.size || !isProof(proof)) return false;
  if (older.size === newer.size) return proof.length === 0 && sameHash(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const path = levelOf(older.size) !== null ? [older.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let fn = older.size - 1;
  let sn = newer.size - 1;
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [was, is] = [first, first];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      was = nodeHash(hash, was);
      is = nodeHash(hash, is);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else is = nodeHash(is, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(was, older.root) && sameHash(is, newer.root);
}

/** A tree of nothing has one root. */
const isHead = ({ size, root }: TreeHead): boolean =>
  isCount(size) && root.length === HASH_BYTES && (size > 0 || sameHash(root, EMPTY_ROOT));
