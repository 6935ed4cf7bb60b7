import { EMPTY_ROOT, nodeHash, type Hash } from './hashes';
import { half, isCount, isOdd } from './sizes';

export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The fewest complete subtrees that hold the leaves [from, to) and no other, from left to right. */
export function subtreesOver(from: number, to: number): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    let width = 1;
    for (; at % (width * 2) === 0 && at + width * 2 <= to; level++) width *= 2;
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

/**
 * A tree of which some leaves are known and of the others whole subtrees' hashes alone, built from left to right in memory of its logarithm.
 * With the root that it must have, every leaf is proven at its place, in the order in which they came: a proof of many leaves that shares
 * all it can. Where a subtree boundary falls, its root at that size is known too, and with it consistency.
 */
export class CoveredTree {
  /** Complete subtrees of the right edge, largest first. */
  private readonly edge: { readonly level: number; readonly hash: Hash }[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  push(leaf: Hash): void {
    this.add(0, 1, leaf);
  }

  /** The next `count` leaves, of which only these subtrees are known: exactly those of `subtreesOver`. False, and nothing is added, for other ones. */
  skip(count: number, hashes: readonly Hash[]): boolean {
    const to = this.leaves + count;
    if (!isCount(count) || count === 0 || !isCount(to)) return false;
    const subtrees = subtreesOver(this.leaves, to);
    if (subtrees.length !== hashes.length) return false;
    for (const [at, { level }] of subtrees.entries()) this.add(level, 2 ** level, hashes[at] ?? EMPTY_ROOT);
    return true;
  }

  get root(): Hash {
    const [smallest, ...larger] = this.edge.toReversed();
    return smallest === undefined ? EMPTY_ROOT : larger.reduce((right, left) => nodeHash(left.hash, right), smallest.hash);
  }

  private add(level: number, width: number, hash: Hash): void {
    let [height, joined] = [level, hash];
    for (let index = this.leaves / width; isOdd(index); index = half(index)) {
      const left = this.edge.pop();
      if (left?.level !== height) throw new RangeError('a subtree in the wrong place');
      joined = nodeHash(left.hash, joined);
      height++;
    }
    this.edge.push({ level: height, hash: joined });
    this.leaves += width;
  }
}
