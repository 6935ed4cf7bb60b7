import type { StatusRow } from '@hieuhoc/indicator-maths';
import { codeOfPublication, digestOfRows, readCode, type Published } from './publication';

const published: Published = {
  plan: 'dong-trieu-2013',
  area: '22.205',
  level: 'commune',
  period: null,
  on: '2015-07-31',
  basis: 'reported',
  origin: 'hieuhoc.example/log',
  logSize: 34_115,
  root: 'ab'.repeat(32),
  digest: 'cd'.repeat(32),
};
const code = codeOfPublication(published);

describe('the code of a publication', () => {
  it('is the same for ever', () => expect(code).toMatchInlineSnapshot(`"63JZ-4A7K-CD2X-2C7V"`));

  it.each(Object.keys(published))('changes with the %s', (field) => {
    const other = { ...published, [field]: field === 'logSize' ? 34_116 : `${Reflect.get(published, field)}x` };
    expect(codeOfPublication(other)).not.toBe(code);
  });

  it.each([
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('-', ' '),
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
    code.replaceAll('1', 'I'),
  ])('is read as %s', (typed) => expect(readCode(typed)).toBe(code));

  it.each(['', code.slice(1), `${code}0`, code.replace(/.$/, 'U'), 'không phải mã'])('is not %s', (typed) =>
    expect(readCode(typed)).toBeNull(),
  );
});

it('the digest of rows does not depend on the order of their members, and depends on everything else', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two members are enough to tell rows apart
  const row = (members: object): StatusRow => members as StatusRow;
  const [a, b] = [row({ target: 'a', value: '82.35' }), row({ target: 'b', value: null })];
  expect(digestOfRows([a, b])).toBe(digestOfRows([row({ value: '82.35', target: 'a' }), b]));
  expect(new Set([[a, b], [b, a], [a], [a, row({ target: 'b', value: '0.00' })]].map(digestOfRows)).size).toBe(4);
});
