import { hash } from 'node:crypto';

/** The one primitive of this library; its digest has 32 bytes. A browser's build puts another in its place. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
