import { join } from 'node:path';
import { bundleVerifier } from './bundle';

/** Run by `npm run build`, from dist/src/verifier/bundle. */
const root = join(__dirname, '..', '..', '..', '..');
void bundleVerifier(root, join(root, 'dist', 'verifier'));
