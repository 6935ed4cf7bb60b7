import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { DoesNotOpen, FileSealer, opened } from './sealed-file';

const KEY = Buffer.alloc(32, 9);
function sealed(plain: Buffer, step = 10_000): Buffer {
  const sealer = new FileSealer(KEY);
  const parts: Buffer[] = [];
  for (let at = 0; at < plain.length; at += step) parts.push(sealer.push(plain.subarray(at, at + step)));
  return Buffer.concat([...parts, sealer.end()]);
}
async function unsealed(bytes: Buffer, step = 9_999, key = KEY): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) parts.push(bytes.subarray(at, at + step));
  const plain: Buffer[] = [];
  for await (const part of opened(Readable.from(parts), key)) plain.push(part);
  return Buffer.concat(plain);
}

describe('a sealed file', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('of %i bytes opens to the same, however it was cut up', async (size) => {
    const plain = randomBytes(size);
    for (const step of [1_000, 65_536, 400_000]) expect((await unsealed(sealed(plain, step), step + 1)).equals(plain)).toBe(true);
  });

  it('looks different each time, also under the same key', () => {
    const plain = Buffer.alloc(100, 1);
    expect(sealed(plain).equals(sealed(plain))).toBe(false);
  });

  const whole = sealed(randomBytes(200_000));
  const CHUNK = 65_536 + 16;
  it.each([
    ['cut at its end', whole.subarray(0, -1)],
    ['cut after a whole chunk', whole.subarray(0, 36 + CHUNK)],
    ['cut in its head', whole.subarray(0, 20)],
    ['empty', Buffer.alloc(0)],
    ['longer', Buffer.concat([whole, Buffer.alloc(1)])],
    [
      'with two chunks exchanged',
      Buffer.concat([
        whole.subarray(0, 36),
        whole.subarray(36 + CHUNK, 36 + 2 * CHUNK),
        whole.subarray(36, 36 + CHUNK),
        whole.subarray(36 + 2 * CHUNK),
      ]),
    ],
    ['with a chunk left out', Buffer.concat([whole.subarray(0, 36), whole.subarray(36 + CHUNK)])],
    ['with another beginning', Buffer.concat([Buffer.from('XXXX'), whole.subarray(4)])],
    ...[4, 36, 70_000, whole.length - 1].map((at): [string, Buffer] => [
      `with byte ${at} changed`,
      Buffer.from(whole.map((byte, i) => (i === at ? byte ^ 1 : byte))),
    ]),
  ])('does not open %s', async (_, bytes) => {
    await expect(unsealed(bytes)).rejects.toThrow(DoesNotOpen);
  });

  it('does not open with another key', () => expect(unsealed(whole, 9_999, Buffer.alloc(32, 8))).rejects.toThrow(DoesNotOpen));
});
