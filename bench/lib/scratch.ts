import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', 'data', 'bench');

/** A folder on the disk the repository is on (a temporary folder may live in memory, where nothing has to reach a disk), gone afterwards. */
export async function inScratch<Outcome>(action: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, 'run-'));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
