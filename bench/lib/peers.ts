import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(__dirname, '..');

/**
 * A package of bench/package.json, installed at the first need; null where it cannot be (no network, no compiler): its rows are then
 * printed as not measured.
 */
export async function peer<Module>(name: string): Promise<Module | null> {
  if (!existsSync(join(folder, 'node_modules', name))) install();
  try {
    const file = createRequire(join(folder, 'package.json')).resolve(name);
    const loaded: Module = await import(file);
    return loaded;
  } catch {
    return null;
  }
}

function install(): void {
  console.log('installing the peers to measure against (bench/package.json) …');
  spawnSync('npm', ['install', '--prefix', folder, '--no-package-lock', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
}
