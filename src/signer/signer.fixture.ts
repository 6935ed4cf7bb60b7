import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  formatCheckpoint,
  formatExtension,
  GrowingTree,
  leafHash,
  rootOf,
  signerOf,
  signNote,
  type Hash,
  type SigningKey,
  type SubtreeHash,
} from '@hieuhoc/transparency-log';

/** A tree of so many leaves, which differs from another of the same seed in nothing, of another seed in every leaf. */
export const grownTree = (count: number, seed = ''): SubtreeHash =>
  treeOf(Array.from({ length: count }, (_, index) => Buffer.from(`${seed}${index}`)));

function treeOf(leaves: readonly Uint8Array[]): SubtreeHash {
  const known = new Map<string, Hash>();
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.push(leafHash(leaf), (level, at, hash) => known.set(`${level} ${at}`, hash));
  return (level, index) => {
    const hash = known.get(`${level} ${index}`);
    if (hash === undefined) throw new Error(`no subtree ${index} of level ${level}`);
    return hash;
  };
}

/** As `grownTree(count)` for its first leaves, and then another. */
export const partingTree = (same: number, count: number): SubtreeHash =>
  treeOf(Array.from({ length: count }, (_, index) => Buffer.from(`${index < same ? '' : 'khac '}${index}`)));

/** What a log asks of its signer, and signed, of a witness. */
export class Growth {
  constructor(
    readonly origin: string,
    private readonly subtree: SubtreeHash,
    private readonly key?: SigningKey,
  ) {}

  root(size: number): Hash {
    return rootOf(size, this.subtree);
  }

  text(size: number): string {
    return formatCheckpoint({ origin: this.origin, size, root: this.root(size) });
  }

  note(size: number): string {
    return this.key === undefined ? this.text(size) : signNote(this.text(size), [signerOf(this.key, () => new Date())]);
  }

  asked(old: number, size: number, proof = old <= size ? consistencyProof(old, size, this.subtree) : []): string {
    return formatExtension({ old, proof, checkpoint: this.note(size) });
  }
}

export const scratchFolders = (): (() => string) => {
  const base = mkdtempSync(join(tmpdir(), 'signer-'));
  let made = 0;
  afterAll(() => rmSync(base, { recursive: true, force: true }));
  return () => join(base, `${++made}`);
};

export const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
