import { hash } from 'node:crypto';
import {
  consistencyProof,
  EMPTY_ROOT,
  GrowingTree,
  inclusionProof,
  leafHash,
  nodeHash,
  provesConsistency,
  provesInclusion,
  rootOf,
  sameHash,
  subtreesFromTiles,
  type Hash,
  type SubtreeHash,
} from '@hieuhoc/transparency-log';
import { scale } from './scale';

/*
 * Suite 1: trees and proofs are those of RFC 9162, which stands here word for word and slowly. The published roots, subtree vectors, notes
 * and cosignatures are held in the specs of libs/transparency-log.
 */

const LEAVES = scale(512, 90);
const leaves = Array.from({ length: LEAVES }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));

/** What is measured: a tree that grows, and the subtrees it has completed. */
type Grow = (leaves: readonly Hash[]) => { readonly tree: Pick<GrowingTree, 'root'>; readonly subtree: SubtreeHash };
const grow: Grow = (hashes) => {
  const tree = new GrowingTree();
  const complete = new Map<string, Hash>();
  for (const leaf of hashes) tree.push(leaf, (level, index, subtree) => complete.set(`${level} ${index}`, subtree));
  return { tree, subtree: (level, index) => complete.get(`${level} ${index}`) ?? EMPTY_ROOT };
};

/** RFC 9162 §2.1.1, §2.1.3.1, §2.1.4.1 as they are written; [from, to) for D[from:to]. */
class Defined {
  readonly #known = new Map<number, Hash>();
  constructor(private readonly hashes: readonly Hash[]) {}

  tree(from: number, to: number): Hash {
    if (to === from) return EMPTY_ROOT;
    if (to - from === 1) return this.hashes[from] ?? EMPTY_ROOT;
    const key = from * 1_000 + to;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const k = from + this.split(to - from);
    const made = hash('sha256', Buffer.concat([Uint8Array.of(1), this.tree(from, k), this.tree(k, to)]), 'buffer');
    this.#known.set(key, made);
    return made;
  }

  path(m: number, from: number, to: number): Hash[] {
    if (to - from === 1) return [];
    const k = this.split(to - from);
    return m < k
      ? [...this.path(m, from, from + k), this.tree(from + k, to)]
      : [...this.path(m - k, from + k, to), this.tree(from, from + k)];
  }

  proof(m: number, n: number): Hash[] {
    return m === 0 ? [] : this.subproof(m, 0, n, true);
  }

  private subproof(m: number, from: number, to: number, whole: boolean): Hash[] {
    if (m === to - from) return whole ? [] : [this.tree(from, to)];
    const k = this.split(to - from);
    return m <= k
      ? [...this.subproof(m, from, from + k, whole), this.tree(from + k, to)]
      : [...this.subproof(m - k, from + k, to, false), this.tree(from, from + k)];
  }

  private split(n: number): number {
    let k = 1;
    while (k * 2 < n) k *= 2;
    return k;
  }
}

const text = (hashes: readonly Hash[]): string => hashes.map((one) => Buffer.from(one).toString('hex')).join();

/** The first disagreement with the definition, and how many proofs were compared and verified; null where there is none. */
function firstDisagreement(made: Grow): { readonly at: string | null; readonly proofs: number } {
  const defined = new Defined(leaves);
  const { subtree } = made(leaves);
  let proofs = 0;
  for (let n = 1; n <= LEAVES; n++) {
    const root = rootOf(n, subtree);
    if (!sameHash(root, defined.tree(0, n)) || !sameHash(made(leaves.slice(0, n)).tree.root, root)) return { at: `root of ${n}`, proofs };
    for (let i = 0; i < n; i++, proofs++) {
      const proof = inclusionProof(i, n, subtree);
      if (text(proof) !== text(defined.path(i, 0, n))) return { at: `inclusion of ${i} in ${n}`, proofs };
      if (!provesInclusion(leaves[i] ?? EMPTY_ROOT, i, n, proof, root)) return { at: `verification of ${i} in ${n}`, proofs };
    }
    for (let m = 0; m < n; m++, proofs++) {
      const proof = consistencyProof(m, n, subtree);
      if (text(proof) !== text(defined.proof(m, n))) return { at: `consistency of ${m} and ${n}`, proofs };
      const [older, newer] = [
        { size: m, root: defined.tree(0, m) },
        { size: n, root },
      ];
      if (!provesConsistency(older, newer, proof)) return { at: `verification of ${m} and ${n}`, proofs };
    }
  }
  return { at: null, proofs };
}

describe(`suite 1, conformance: trees of 1 to ${LEAVES} leaves`, () => {
  it(`all ${LEAVES * (LEAVES + 1)} proofs of inclusion and consistency are those of RFC 9162 and hold`, () => {
    expect(firstDisagreement(grow)).toEqual({ at: null, proofs: LEAVES * (LEAVES + 1) });
  });

  it('tiles give the same roots as the tree', () => {
    const { subtree } = grow(leaves);
    for (let size = 1; size <= LEAVES; size += 7) {
      const fromTiles = subtreesFromTiles(size, ({ level, index, width }) =>
        Buffer.concat(Array.from({ length: width }, (_, at) => subtree(8 * level, index * 256 + at))),
      );
      expect([size, text([rootOf(size, fromTiles)])]).toEqual([size, text([rootOf(size, subtree)])]);
    }
  });

  describe('the suite sees', () => {
    const grown =
      (change: (hashes: readonly Hash[]) => readonly Hash[]): Grow =>
      (hashes) =>
        grow(change(hashes));
    const withNode =
      (node: (left: Hash, right: Hash) => Hash): Grow =>
      (hashes) => {
        const real = grow(hashes);
        const subtree: SubtreeHash = (level, index) =>
          level === 0 ? real.subtree(0, index) : node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
        return { tree: real.tree, subtree };
      };
    it.each<[string, Grow]>([
      ['a leaf left out', grown((hashes) => hashes.filter((_, index) => index !== 40))],
      [
        'two leaves that changed places',
        grown((hashes) => hashes.map((one, index) => hashes[index === 6 ? 7 : index === 7 ? 6 : index] ?? one)),
      ],
      ['a leaf hashed as a node', grown((hashes) => hashes.map((one, index) => (index === 3 ? nodeHash(one, one) : one)))],
      ['left and right in the other order', withNode((left, right) => nodeHash(right, left))],
      ['nodes hashed as leaves', withNode((left, right) => leafHash(Buffer.concat([left, right])))],
    ])('%s', (_, mutant) => expect(firstDisagreement(mutant).at).toMatch(/root|inclusion|consistency/));
  });
});
