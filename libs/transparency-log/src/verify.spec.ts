import { assert, constantFrom, integer, nat, property, record } from 'fast-check';
import { EMPTY_ROOT, leafHash, type Hash } from './hashes';
import { numberedLeaves, treeOf } from './testing.fixture';
import { consistencyProof, inclusionProof, rootOf } from './tree';
import { provesConsistency, provesInclusion } from './verify';

const leaves = numberedLeaves(260);
const { subtree } = treeOf(leaves);
const roots = Array.from({ length: leaves.length + 1 }, (_, size) => rootOf(size, subtree));
const root = (size: number): Hash => roots[size] ?? EMPTY_ROOT;
const leaf = (index: number): Hash => leaves[index] ?? EMPTY_ROOT;
const head = (size: number) => ({ size, root: root(size) });
const SIZES = [...Array.from({ length: 70 }, (_, size) => size), 127, 128, 129, 255, 256, 257, 260];

describe('a proof of inclusion', () => {
  it('holds for every leaf of every tree', () => {
    let count = 0;
    for (const size of SIZES)
      for (let index = 0; index < size; index++, count++)
        if (!provesInclusion(leaf(index), index, size, inclusionProof(index, size, subtree), root(size)))
          throw new Error(`${index} of ${size}`);
    expect(count).toBe(SIZES.reduce((sum, size) => sum + size, 0));
  });

  it('holds for no other leaf, index, size or root', () => {
    for (const size of SIZES.filter((one) => one > 1))
      for (let index = 0; index < size; index += 7) {
        const proof = inclusionProof(index, size, subtree);
        const other = (index + 1) % size;
        expect(provesInclusion(leaf(index), other, size, proof, root(size))).toBe(false);
        expect(provesInclusion(leaf(other), index, size, proof, root(size))).toBe(false);
        expect(provesInclusion(leaf(index), index, size, proof, root(size - 1))).toBe(false);
        expect(provesInclusion(leafHash(leaf(index)), index, size, proof, root(size))).toBe(false);
      }
  });

  it('holds for no tree of another height, nor behind the last leaf', () => {
    for (const size of SIZES.filter((one) => one > 0 && one <= 64)) {
      const proof = inclusionProof(0, size, subtree);
      for (const other of [size * 4, Math.ceil(size / 4)].filter((one) => one !== size))
        expect([size, other, provesInclusion(leaf(0), 0, other, proof, root(size))]).toEqual([size, other, false]);
    }
    expect(provesInclusion(leaf(0), 1, 1, [], root(1))).toBe(false);
    expect(provesInclusion(leaf(1), 0, 1, [leaf(0)], root(2))).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('holds from every tree to every later one', () => {
    for (const newer of SIZES)
      for (let older = 0; older <= newer; older++)
        if (!provesConsistency(head(older), head(newer), consistencyProof(older, newer, subtree))) throw new Error(`${older} to ${newer}`);
  });

  it('holds for no tree that was another one', () => {
    const forked = treeOf(leaves.map((one, index) => (index === 3 ? leafHash(one) : one))).subtree;
    for (const newer of SIZES.filter((size) => size > 4))
      for (let older = 4; older < newer; older++) {
        const proof = consistencyProof(older, newer, forked);
        expect(provesConsistency(head(older), { size: newer, root: rootOf(newer, forked) }, proof)).toBe(false);
        expect(provesConsistency({ size: older, root: rootOf(older, forked) }, head(newer), proof)).toBe(false);
      }
  });

  it('from nothing is empty, and nothing has one root', () => {
    expect(provesConsistency(head(0), head(5), [])).toBe(true);
    expect(provesConsistency(head(0), head(5), [root(5)])).toBe(false);
    expect(provesConsistency({ size: 0, root: root(5) }, head(5), [])).toBe(false);
  });

  it('between equal sizes wants equal roots', () => {
    expect(provesConsistency(head(5), head(5), [])).toBe(true);
    expect(provesConsistency(head(5), { size: 5, root: root(4) }, [])).toBe(false);
    expect(provesConsistency(head(5), head(5), [root(5)])).toBe(false);
  });

  it('holds for no tree of another height', () => {
    for (const [older, newer] of [
      [3, 5],
      [4, 7],
      [6, 8],
      [5, 64],
    ] as const)
      for (const size of [newer * 4, Math.max(older, Math.ceil(newer / 4))].filter((one) => one !== newer)) {
        const proof = consistencyProof(older, newer, subtree);
        expect([older, newer, size, provesConsistency(head(older), { size, root: root(newer) }, proof)]).toEqual([
          older,
          newer,
          size,
          false,
        ]);
      }
  });

  it('of the right part of a tree is none of the tree', () => {
    const proof = consistencyProof(7, 8, subtree);
    expect(provesConsistency(head(7), head(8), proof)).toBe(true);
    expect(provesConsistency({ size: 3, root: root(7) }, { size: 4, root: root(8) }, proof)).toBe(false);
  });

  it('of an older tree does not hold backwards', () => {
    expect(provesConsistency(head(8), head(5), consistencyProof(5, 8, subtree))).toBe(false);
  });
});

const size = integer({ min: 1, max: 260 });
const forgery = record({
  kind: constantFrom('flip', 'drop', 'add', 'double', 'swap', 'shorten'),
  at: nat(60),
  bit: nat(255),
});
function forged(proof: readonly Hash[], { kind, at, bit }: { kind: string; at: number; bit: number }): readonly Hash[] {
  const place = at % Math.max(1, proof.length);
  const hash = proof[place];
  if (kind === 'add' || hash === undefined) return proof.toSpliced(place, 0, leafHash(Uint8Array.of(bit)));
  if (kind === 'drop') return proof.toSpliced(place, 1);
  if (kind === 'double') return proof.toSpliced(place, 0, hash);
  if (kind === 'shorten') return proof.with(place, hash.slice(0, 31));
  if (kind === 'swap' && proof.length > 1) return proof.with(place, proof[(place + 1) % proof.length] ?? hash);
  const flipped = Uint8Array.from(hash);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return proof.with(place, flipped);
}

describe('what is no proof', () => {
  it('proves no inclusion, however it was made from one', () =>
    assert(
      property(size, nat(), forgery, (of, seed, change) => {
        const index = seed % of;
        expect(provesInclusion(leaf(index), index, of, forged(inclusionProof(index, of, subtree), change), root(of))).toBe(false);
      }),
      { numRuns: 3_000 },
    ));

  it('proves no consistency, however it was made from one', () =>
    assert(
      property(size, nat(), forgery, (newer, seed, change) => {
        const older = 1 + (seed % newer);
        expect(provesConsistency(head(older), head(newer), forged(consistencyProof(older, newer, subtree), change))).toBe(false);
      }),
      { numRuns: 3_000 },
    ));

  it.each([-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('%p is neither index nor size', (odd) => {
    expect(provesInclusion(leaf(0), odd, 1, [], leaf(0))).toBe(false);
    expect(provesInclusion(leaf(0), 0, odd, [], leaf(0))).toBe(false);
    expect(provesConsistency({ size: odd, root: root(5) }, head(5), [])).toBe(false);
    expect(provesConsistency(head(5), { size: odd, root: root(5) }, [])).toBe(false);
  });

  it('an endless proof is not even read', () => {
    expect(
      provesInclusion(
        leaf(0),
        0,
        2 ** 52,
        Array.from({ length: 54 }, () => root(3)),
        root(3),
      ),
    ).toBe(false);
  });
});
