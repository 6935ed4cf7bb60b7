import { array, assert, nat, property } from 'fast-check';
import { CoveredTree, subtreesOver } from './covering';
import { sameHash } from './hashes';
import { numberedLeaves, treeOf } from './testing.fixture';
import { rootOf } from './tree';

const SIZE = 130;
const leaves = numberedLeaves(SIZE);
const { subtree } = treeOf(leaves);

/** The tree of `size` leaves of which only those chosen are shown. */
function covered(size: number, isShown: (index: number) => boolean): CoveredTree {
  const tree = new CoveredTree();
  while (tree.size < size) {
    const shown = leaves[tree.size];
    if (shown !== undefined && isShown(tree.size)) {
      tree.push(shown);
      continue;
    }
    let to = tree.size;
    while (to < size && !isShown(to)) to++;
    const hashes = subtreesOver(tree.size, to).map(({ level, index }) => subtree(level, index));
    expect(tree.skip(to - tree.size, hashes)).toBe(true);
  }
  return tree;
}

describe('a tree of which only some leaves are shown', () => {
  it('has the root of the whole tree, whichever leaves are shown', () => {
    assert(
      property(nat(SIZE), array(nat(SIZE)), (size, shown) => {
        const some = new Set(shown);
        return sameHash(covered(size, (index) => some.has(index)).root, rootOf(size, subtree));
      }),
    );
  });

  it('has another root if a shown leaf changes, or two change places', () => {
    const tree = new CoveredTree();
    const [first, second] = leaves;
    if (first === undefined || second === undefined) throw new Error('no leaves');
    tree.push(second);
    tree.push(first);
    expect(sameHash(tree.root, rootOf(2, subtree))).toBe(false);
  });

  it('does not take another number of hashes than the skipped leaves need, or a step that is none', () => {
    const tree = new CoveredTree();
    expect(tree.skip(3, [subtree(1, 0)])).toBe(false);
    expect(tree.skip(0, [])).toBe(false);
    expect(tree.skip(-1, [])).toBe(false);
    expect(tree.skip(1.5, [subtree(0, 0)])).toBe(false);
    expect(tree.skip(2 ** 53, [])).toBe(false);
    expect(tree.size).toBe(0);
    expect(tree.skip(3, [subtree(1, 0), subtree(0, 2)])).toBe(true);
    expect(sameHash(tree.root, rootOf(3, subtree))).toBe(true);
  });

  it('knows its root at every size on its way', () => {
    const tree = new CoveredTree();
    tree.skip(
      64,
      subtreesOver(0, 64).map(({ level, index }) => subtree(level, index)),
    );
    expect(sameHash(tree.root, rootOf(64, subtree))).toBe(true);
  });
});
