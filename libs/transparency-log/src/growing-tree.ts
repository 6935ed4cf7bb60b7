import { EMPTY_ROOT, nodeHash, type Hash } from './hashes';
import { half, isOdd, levelsOf } from './sizes';

/** Told of every subtree that has just become complete, leaves among them, lower ones first. */
export type Completed = (level: number, index: number, hash: Hash) => void;

/** A tree that grows leaf by leaf in memory of its logarithm: the complete subtrees of its right edge. */
export class GrowingTree {
  /** By level; those whose bit in `size` is set are part of the tree. */
  readonly #edge: Hash[];
  #size: number;

  /** `edge`: the complete subtrees of the first `size` leaves, largest first, as `edge` gave them. */
  constructor(size = 0, edge: readonly Hash[] = []) {
    this.#size = size;
    this.#edge = [];
    const levels = levelsOf(size);
    if (levels.length !== edge.length) throw new RangeError(`${edge.length} subtrees are not the edge of ${size} leaves`);
    for (const [at, level] of levels.entries()) this.#edge[level] = edge[at] ?? EMPTY_ROOT;
  }

  get size(): number {
    return this.#size;
  }

  /** The complete subtrees that the tree consists of, largest first: enough to go on growing it. */
  get edge(): readonly Hash[] {
    return levelsOf(this.#size).map((level) => this.at(level));
  }

  push(leaf: Hash, completed: Completed = () => undefined): void {
    let hash = leaf;
    let index = this.#size;
    let level = 0;
    completed(0, index, hash);
    for (; isOdd(index); index = half(index)) {
      hash = nodeHash(this.at(level), hash);
      level++;
      completed(level, half(index), hash);
    }
    this.#edge[level] = hash;
    this.#size++;
  }

  get root(): Hash {
    const [smallest, ...larger] = this.edge.toReversed();
    return smallest === undefined ? EMPTY_ROOT : larger.reduce((right, left) => nodeHash(left, right), smallest);
  }

  private at(level: number): Hash {
    const hash = this.#edge[level];
    if (hash === undefined) throw new RangeError(`no subtree of level ${level}`);
    return hash;
  }
}
