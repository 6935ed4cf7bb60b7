import type { Request } from 'express';
import { Readable } from 'node:stream';
import { readForm } from './multipart';

const BOUNDARY = 'ranh-gioi';
const part = (name: string, file?: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n1\r\n`;

/** As express hands it over, as far as a form is read of it. */
function requestOf(parts: readonly string[]): Request {
  const stream = Readable.from([Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stream with a head is what is read
  return Object.assign(stream, {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    is: () => 'multipart/form-data',
  }) as unknown as Request;
}
const letGo = (): Promise<void> => Promise.resolve();

it.each([
  ['fields', [part('a'), part('b'), part('c')], { fields: 2 }],
  ['files', [part('a', '1.pdf'), part('b', '2.pdf')], { files: 1 }],
  ['parts', [part('a'), part('b'), part('c')], { parts: 2 }],
])('a form with more %s than are read is refused, not read in part', async (_, parts, limits) =>
  expect(readForm(requestOf(parts), letGo, limits)).rejects.toMatchObject({ status: 413, code: 'too-large' }),
);

it('a form is read with all that it has', async () => {
  const request = requestOf([part('a'), part('b'), part('a'), part('tep', '1.pdf')]);
  const taken: string[] = [];
  await readForm(request, (field, name) => (taken.push(`${field} ${name}`), Promise.resolve()));
  expect([request.body, taken]).toEqual([{ a: ['1', '1'], b: '1' }, ['tep 1.pdf']]);
});
