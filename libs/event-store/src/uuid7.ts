import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/** The system is asked for randomness a few hundred ids at a time: asking costs more than all the rest of an id. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

function random(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += bytes));
}

/** UUIDv7 (RFC 9562 §5.7) with a 12-bit counter, so ids of one process sort in the order they were minted. */
export function uuid7(now: number = Date.now()): string {
  if (now > lastMs) {
    lastMs = now;
    counter = random(2).readUInt16BE() & 0x3ff;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const tail = random(8);
  tail[0] = (tail.readUInt8(0) & 0x3f) | 0x80;
  const time = lastMs.toString(16).padStart(12, '0');
  const middle = (0x7000 | counter).toString(16);
  const rest = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
