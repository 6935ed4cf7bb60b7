import { sameHash, type TimedVerifier, type TreeHead } from '@hieuhoc/transparency-log';
import { BackupBehind, BackupForked, HeadUnknown } from './restore.errors';
import type { Manifest } from './manifest';
import type { SignedHead } from './read-notes';

/** How far somebody who remembers says that the log was signed. */
export interface KnownHead extends TreeHead {
  /** Who says so, for people to read. */
  readonly from: string;
  /** Null where only a size and a root are told. */
  readonly origin: string | null;
}

/** The newest head that is beyond the log; null: the log has everything that was signed. */
export function newestBeyond(size: number, heads: readonly KnownHead[]): KnownHead | null {
  const beyond = heads.filter((head) => head.size > size).toSorted((a, b) => b.size - a.size);
  return beyond[0] ?? null;
}

/** Throws HeadUnknown where nobody was asked, BackupBehind where more was signed. */
export function requireUpToDate({ log }: Manifest, heads: readonly KnownHead[], unchecked: boolean): void {
  if (heads.length === 0 && !unchecked) throw new HeadUnknown();
  const beyond = newestBeyond(log.size, heads);
  if (beyond !== null) throw new BackupBehind(log.size, log.recordedAt, beyond);
}

/** Throws BackupForked where the tree had another root at a size that somebody remembers. */
export function requireSameRoots(rootAt: (size: number) => Uint8Array, size: number, heads: readonly KnownHead[]): void {
  for (const head of heads) if (head.size <= size && !sameHash(rootAt(head.size), head.root)) throw new BackupForked(head);
}

export const asKnown = ({ path, origin, size, root }: SignedHead): KnownHead => ({ from: path, origin, size, root });

export type Keys = readonly TimedVerifier[];
