import { hashOf } from '@hieuhoc/decider';

/** An id that says nothing and is the same for the same seed: a UUIDv8 (RFC 9562 §5.8). */
export function derivedId(seed: string): string {
  const hash = hashOf(seed);
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
