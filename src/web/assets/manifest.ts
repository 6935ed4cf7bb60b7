import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Where pages find what they load. */
export const ADDRESS = '/tai-san/';
export const MANIFEST = 'manifest.json';

export interface Manifest {
  readonly style: string;
  readonly script: string;
}

/** `npm run build` leaves it beside what is run, whether that is built or the sources. */
export function builtAssets(): string {
  const root = resolve(__dirname, '..', '..', '..');
  return basename(root) === 'dist' ? join(root, 'web') : join(root, 'dist', 'web');
}

const NOTHING_BUILT: Manifest = { style: `${ADDRESS}hieu-hoc.css`, script: `${ADDRESS}hieu-hoc.js` };

/** Where nothing was built, pages name files that are not found and are read without their look. */
export function readManifest(folder = builtAssets()): Manifest {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the build that is run
    return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
  } catch {
    return NOTHING_BUILT;
  }
}
