import { randomBytes } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/** UUIDv7 (RFC 9562 §5.7) with a 12-bit counter, so ids of one process sort in the order they were minted. */
export function uuid7(now: number = Date.now()): string {
  if (now > lastMs) {
    lastMs = now;
    counter = randomBytes(2).readUInt16BE() & 0x3ff;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const tail = randomBytes(8);
  tail[0] = (tail.readUInt8(0) & 0x3f) | 0x80;
  const time = lastMs.toString(16).padStart(12, '0');
  const middle = (0x7000 | counter).toString(16);
  const rest = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
