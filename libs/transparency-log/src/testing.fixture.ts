import { GrowingTree } from './growing-tree';
import { leafHash, type Hash } from './hashes';
import type { SubtreeHash } from './tree';

export const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** A tree of these leaves, and every complete subtree it has. */
export function treeOf(leaves: readonly Hash[]): { readonly tree: GrowingTree; readonly subtree: SubtreeHash } {
  const tree = new GrowingTree();
  const known = new Map<string, Hash>();
  for (const leaf of leaves) tree.push(leaf, (level, index, hash) => known.set(`${level} ${index}`, hash));
  const subtree: SubtreeHash = (level, index) => {
    const hash = known.get(`${level} ${index}`);
    if (hash === undefined) throw new Error(`no subtree ${index} of level ${level}`);
    return hash;
  };
  return { tree, subtree };
}

/** Leaves with the values 0x00, 0x01, … as in the vectors of draft-ietf-plants-merkle-tree-certs. */
export const numberedLeaves = (count: number): Hash[] => Array.from({ length: count }, (_, index) => leafHash(Uint8Array.of(index % 256)));
