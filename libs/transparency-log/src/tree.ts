import { EMPTY_ROOT, nodeHash, type Hash } from './hashes';
import { isCount, levelOf, splitOf } from './sizes';

/** The hash of the complete subtree of 2^level leaves that begins at leaf `index` × 2^level; level 0 gives leaf hashes. */
export type SubtreeHash = (level: number, index: number) => Hash;

/** Root of the first `size` leaves. Throws RangeError for what is no size. */
export function rootOf(size: number, subtree: SubtreeHash): Hash {
  requireCount(size, 'size');
  return size === 0 ? EMPTY_ROOT : rangeRoot(0, size, subtree);
}

/** RFC 9162 §2.1.3.1: the hashes beside the way from leaf `index` up to the root of `size` leaves. Throws RangeError outside of it. */
export function inclusionProof(index: number, size: number, subtree: SubtreeHash): Hash[] {
  requireCount(index, 'index');
  requireCount(size, 'size');
  if (index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const proof: Hash[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      proof.push(rangeRoot(middle, to, subtree));
      to = middle;
    } else {
      proof.push(rangeRoot(from, middle, subtree));
      from = middle;
    }
  }
  return proof.toReversed();
}

/** RFC 9162 §2.1.4.1: that the first `older` leaves of `newer` ones are the same. Empty for 0 and for equal sizes. Throws RangeError. */
export function consistencyProof(older: number, newer: number, subtree: SubtreeHash): Hash[] {
  requireCount(older, 'older size');
  requireCount(newer, 'newer size');
  if (older > newer) throw new RangeError(`a tree of ${newer} leaves does not hold one of ${older}`);
  if (older === 0 || older === newer) return [];
  const proof: Hash[] = [];
  let from = 0;
  let to = newer;
  while (to !== older) {
    const middle = from + splitOf(to - from);
    if (older <= middle) {
      proof.push(rangeRoot(middle, to, subtree));
      to = middle;
    } else {
      proof.push(rangeRoot(from, middle, subtree));
      from = middle;
    }
  }
  // A complete subtree of the older tree that begins with its first leaf is its root, which the verifier has.
  if (from > 0) proof.push(rangeRoot(from, to, subtree));
  return proof.toReversed();
}

/** Leaves [from, to). `from` is a multiple of every power of two that the range is split at, so that whatever is left of a split is complete. */
function rangeRoot(from: number, to: number, subtree: SubtreeHash): Hash {
  const size = to - from;
  const level = levelOf(size);
  if (level !== null) return subtree(level, from / size);
  const middle = from + splitOf(size);
  return nodeHash(rangeRoot(from, middle, subtree), rangeRoot(middle, to, subtree));
}

function requireCount(value: number, what: string): void {
  if (!isCount(value)) throw new RangeError(`${what} is no whole number below 2^53: ${value}`);
}
