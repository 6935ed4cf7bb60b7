import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the package: beside the sources, or two folders above what is built of them. */
export function version(): string {
  for (const up of [
    ['..', '..'],
    ['..', '..', '..'],
  ]) {
    try {
      const found: unknown = JSON.parse(readFileSync(join(__dirname, ...up, 'package.json'), 'utf8'));
      if (typeof found === 'object' && found !== null && 'version' in found) return String(found.version);
    } catch {
      // not there: one further up
    }
  }
  return '0.0.0';
}
