import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FILE_TYPES } from './file-types';
import { takeIn, type Spooled } from './intake';
import { opened } from './sealed-file';

const PART = Buffer.alloc(64 * 1024, 7);
const MIB = 1024 * 1024;
const [pdf] = FILE_TYPES;
let incoming: string;
beforeEach(() => (incoming = mkdtempSync(join(tmpdir(), 'incoming-'))));
afterEach(() => rmSync(incoming, { recursive: true }));

const taken = (parts: Iterable<Buffer> | AsyncIterable<Buffer>, allow: (size: number) => void = () => undefined): Promise<Spooled> => {
  if (pdf === undefined) throw new Error('no type');
  return takeIn(Readable.from(parts), pdf, { incoming, mostBytes: 200 * MIB, allow });
};
function* large(mebibytes: number): Generator<Buffer> {
  yield Buffer.from('%PDF-');
  for (let part = 0; part < mebibytes * 16; part++) yield PART;
}

it('what comes in is on disk under the hash of what lies there, and opens to what was sent', async () => {
  const spooled = await taken(large(1));
  const lies = readFileSync(spooled.path);
  expect(createHash('sha256').update(lies).digest('hex')).toBe(spooled.hash);
  const plain = createHash('sha256');
  for await (const part of opened(Readable.from([lies]), spooled.key)) plain.update(part);
  expect(plain.digest('hex')).toBe(spooled.sha256);
  expect(spooled.size).toBe(MIB + 5);
});

it('a file of 128 MiB is never held', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  // Buffers are let go beside the program; a second collection waits for the first one's.
  const collect = (): void => [gc, gc].forEach((once) => once());
  const onDisk = (): number => statSync(join(incoming, readdirSync(incoming)[0] ?? '')).size;
  const ahead: number[] = [];
  collect();
  const before = process.memoryUsage().arrayBuffers;
  let held = Number.POSITIVE_INFINITY;
  await taken(large(128), (size) => {
    ahead.push(size - onDisk());
    if (size < 128 * MIB) return;
    collect();
    held = process.memoryUsage().arrayBuffers - before;
  });
  expect(held).toBeLessThan(4 * MIB);
  expect(Math.max(...ahead)).toBeLessThan(MIB);
}, 60_000);

it.each([
  ['is not what it says', [Buffer.from('<html>')]],
  ['is empty', []],
  [
    'breaks off',
    (async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('%PDF-');
      await Promise.resolve();
      throw new Error('socket hang up');
    })(),
  ],
])('of a file that %s nothing is left', async (_, parts) => {
  await expect(taken(parts)).rejects.toMatchObject({ code: expect.stringMatching(/^evidence-(not-of-its-type|empty|cut-off)$/) });
  expect(readdirSync(incoming)).toEqual([]);
});
