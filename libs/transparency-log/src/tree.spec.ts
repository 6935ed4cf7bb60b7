import { createHash } from 'node:crypto';
import { GrowingTree } from './growing-tree';
import { EMPTY_ROOT, leafHash, nodeHash, type Hash } from './hashes';
import { hex, numberedLeaves, treeOf } from './testing.fixture';
import { consistencyProof, inclusionProof, rootOf } from './tree';

/** The eight entries that implementations of RFC 6962 test with, and the roots of the first 1 to 8. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = ENTRIES.map((entry) => leafHash(Buffer.from(entry, 'hex')));

/** RFC 9162 §2.1.1 word for word, slow: the tree as it is defined. */
const defined = (hashes: readonly Hash[]): Hash => {
  const [only, second] = hashes;
  if (only === undefined) return EMPTY_ROOT;
  if (second === undefined) return only;
  const split = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return nodeHash(defined(hashes.slice(0, split)), defined(hashes.slice(split)));
};

describe('the tree of RFC 6962', () => {
  it('has the published roots', () => {
    const { subtree } = treeOf(leaves);
    expect(ROOTS.map((_, index) => hex(rootOf(index + 1, subtree)))).toEqual(ROOTS);
    expect(ROOTS.map((_, index) => hex(treeOf(leaves.slice(0, index + 1)).tree.root))).toEqual(ROOTS);
  });

  it('of nothing is the hash of nothing', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf(0, treeOf([]).subtree)).toBe(EMPTY_ROOT);
    expect(new GrowingTree().root).toBe(EMPTY_ROOT);
  });

  it('is that of the definition for every size up to 300, grown at once or from its edge', () => {
    const many = numberedLeaves(300);
    const { subtree } = treeOf(many);
    for (let size = 0; size <= many.length; size++) {
      const root = hex(defined(many.slice(0, size)));
      const { tree } = treeOf(many.slice(0, size));
      expect([size, hex(tree.root), hex(rootOf(size, subtree)), hex(new GrowingTree(size, tree.edge).root)]).toEqual([
        size,
        root,
        root,
        root,
      ]);
    }
  });

  it('grown from an edge goes on as if it had never stopped', () => {
    const many = numberedLeaves(70);
    const begun = treeOf(many.slice(0, 37)).tree;
    const goneOn = new GrowingTree(begun.size, begun.edge);
    for (const leaf of many.slice(37)) goneOn.push(leaf);
    expect(hex(goneOn.root)).toBe(hex(treeOf(many).tree.root));
  });

  it('is not grown from an edge of another size', () => expect(() => new GrowingTree(5, [EMPTY_ROOT])).toThrow(RangeError));
});

/** draft-ietf-plants-merkle-tree-certs, "Subtree Test Vectors": every output folded into one hash. Those that begin at 0 are ours. */
const isSubtree = (start: number, end: number): boolean => {
  if (start === end) return true;
  let span = 1;
  while (span < end - start) span *= 2;
  return start % span === 0;
};
const line = (prefix: string, proof: readonly Hash[]): string => `${[prefix, ...proof.map(hex)].join(' ')}\n`;

describe('the published vectors of subtrees of 130 leaves', () => {
  const all = numberedLeaves(130);
  const within = (start: number, end: number) => treeOf(all.slice(start, end));

  it('hash as published', () => {
    const folded = createHash('sha256');
    for (let end = 0; end <= 130; end++)
      for (let start = 0; start <= end; start++)
        if (isSubtree(start, end)) folded.update(`[${start}, ${end}) ${hex(within(start, end).tree.root)}\n`);
    expect(folded.digest('hex')).toBe('b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81');
  });

  it('have the published inclusion proofs', () => {
    const folded = createHash('sha256');
    for (let end = 0; end <= 130; end++)
      for (let start = 0; start <= end; start++) {
        if (!isSubtree(start, end)) continue;
        const { subtree } = within(start, end);
        for (let index = start; index < end; index++)
          folded.update(line(`${index} [${start}, ${end})`, inclusionProof(index - start, end - start, subtree)));
      }
    expect(folded.digest('hex')).toBe('ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f');
  });
});

describe('what there is no proof of', () => {
  const { subtree } = treeOf(leaves);
  it.each([
    ['a leaf behind the last', () => inclusionProof(8, 8, subtree)],
    ['a leaf of an empty tree', () => inclusionProof(0, 0, subtree)],
    ['an index that is no count', () => inclusionProof(-1, 8, subtree)],
    ['a size that is no count', () => rootOf(1.5, subtree)],
    ['an older tree that is larger', () => consistencyProof(8, 7, subtree)],
    ['a size that a number cannot hold', () => consistencyProof(2, 2 ** 53, subtree)],
  ])('%s is refused', (_, ask) => expect(ask).toThrow(RangeError));
});
