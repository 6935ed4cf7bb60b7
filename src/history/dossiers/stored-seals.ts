import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SealBehind, SealedFile, TimestampFile } from '../../platform/sealing';
import type { SealedForDossiers } from './dossiers.service';

export type StoredSeals = SealedForDossiers & { close(): void };

/** The sealed log as its file has it: nobody seals or signs here, so that nothing is waited for. Throws SealBehind where there is none. */
export function storedSeals(folder: string): StoredSeals {
  const path = join(folder, 'seal.db');
  if (!existsSync(path)) throw new SealBehind(1, 0);
  const file = new SealedFile(path);
  const timestamps = new TimestampFile(join(folder, 'timestamps.db'));
  return {
    close: () => {
      file.close();
      timestamps.close();
    },
    latest: () => file.latest(),
    covering: (size) => file.covering(size),
    headsAt: (size) => file.headsAt(size),
    tile: (tile) => file.tile(tile),
    timestampOf: (note) => timestamps.timestampOf(note),
    entries: (first, count) => file.entries(first, count),
    whenSealed: (size) => Promise.reject(new SealBehind(size, file.latest()?.size ?? 0)),
  };
}
