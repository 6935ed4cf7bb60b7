import { join } from 'node:path';
import { bundleAssets } from './bundle';

/** Run by `npm run build`, from dist/src/web/bundle. */
const root = join(__dirname, '..', '..', '..', '..');
void bundleAssets(root, join(root, 'dist', 'web'));
