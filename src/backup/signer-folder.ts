import type { TreeHead } from '@hieuhoc/transparency-log';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HeadsFile, LOG_KEYS } from '../signer';

export interface RememberedBySigner {
  readonly origin: string;
  /** Verifier keys; the keys themselves are not looked at. */
  readonly keys: readonly string[];
  readonly head: TreeHead;
}

/** What the signer of a folder remembers; null where there is none. Throws KeyFolderRefused for what is another's or readable by others. */
export function signerIn(folder: string): RememberedBySigner | null {
  const file = join(folder, 'heads.db');
  if (!existsSync(file)) return null;
  const heads = new HeadsFile(file);
  try {
    const origin = heads.name;
    if (origin === null) return null;
    const keys = LOG_KEYS.map((type) => heads.keyOf(type)?.used ?? null).filter((key) => key !== null);
    return { origin, keys, head: heads.latest(origin) };
  } finally {
    heads.close();
  }
}
