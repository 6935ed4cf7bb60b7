import { toHex } from '@hieuhoc/transparency-log';
import { readPaper } from './paper';

const CODE = '63JZ-4A7K-CD2X-2C7V';
const hash = Buffer.alloc(32, 0xfb);
const [base64, base64url] = [hash.toString('base64'), hash.toString('base64url')];
const whole = { code: CODE, size: 34_115, root: toHex(hash) };
const read = (text: string) => {
  const paper = readPaper(text);
  return paper && { ...paper, root: paper.root && toHex(paper.root) };
};

describe('a paper', () => {
  it.each([CODE, ` ${CODE.toLowerCase()}\n`, `https://hoc.example/api/check/${CODE}`])('is its code: %j', (text) =>
    expect(read(text)).toEqual({ code: CODE, size: null, root: null }),
  );

  it.each([
    `HIEUHOC ${CODE} 34115 ${base64url}`,
    `HIEUHOC ${CODE} 34115 ${base64}`,
    `https://hoc.example/api/check/${CODE}?size=34115&root=${base64url}`,
    `http://hoc.example:3000/kiem-tra/${CODE}?root=${encodeURIComponent(base64)}&size=34115`,
  ])('is what its QR code says: %s', (text) => expect(read(text)).toEqual(whole));

  it.each([
    '',
    'HIEUHOC',
    `HIEUHOC ${CODE} 34115`,
    `HIEUHOC ${CODE} 034115 ${base64url}`,
    `HIEUHOC ${CODE} 34115 ${base64url.slice(1)}`,
    `https://hoc.example/${CODE.slice(1)}`,
    `https://hoc.example/api/check/${CODE}?size=x`,
  ])('is not %j', (text) => expect(readPaper(text)).toBeNull());
});
