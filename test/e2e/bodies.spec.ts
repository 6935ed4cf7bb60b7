import { gzipSync } from 'node:zlib';
import { figurePath, FIRST, issueSmall, smallDocument } from '../support/ground';
import { startSystem, type System } from '../support/system';

let system: System;
beforeAll(async () => {
  system = await startSystem();
  await issueSmall(system);
});
afterAll(() => system.stop());

type Sent = readonly [body: string | Uint8Array<ArrayBuffer>, headers?: Readonly<Record<string, string>>];

async function put(body: Sent[0], headers: Sent[1] = {}): Promise<readonly [number, string, string]> {
  const response = await fetch(`${system.url}${figurePath('x1')}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Actor': 'can-bo', ...FIRST, ...headers },
    body,
  });
  const problem: { readonly code: string; readonly detail: string } = JSON.parse(await response.text());
  expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  expect(problem.detail.length).toBeGreaterThan(20);
  return [response.status, problem.code, problem.detail];
}
const deep = (n: number): string => `${'['.repeat(n)}${']'.repeat(n)}`;

describe('a body that cannot be read', () => {
  it.each<readonly [string, Sent, number, string]>([
    ['is cut off', ['{"numerator":"1"'], 422, 'malformed-json'],
    ['has single quotes', ["{'numerator':'1'}"], 422, 'malformed-json'],
    ['is not there', [''], 422, 'wrong-measure'],
    ['is null', ['null'], 422, 'wrong-measure'],
    ['is a list', ['[]'], 422, 'malformed'],
    ['is a word', ['"numerator"'], 422, 'malformed'],
    ['is a number', ['1'], 422, 'malformed'],
    ['is nested without end', [`{"note":${deep(100_000)}}`], 422, 'malformed'],
    ['names __proto__', ['{"__proto__":{"numerator":"1"},"numerator":"1","denominator":"2"}'], 422, 'malformed'],
    ['is no UTF-8', [Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])], 422, 'malformed'],
    ['says it is in another alphabet', ['{}', { 'Content-Type': 'application/json; charset=latin1' }], 415, 'unsupported-media-type'],
    ['is a form', ['numerator=1', { 'Content-Type': 'application/x-www-form-urlencoded' }], 415, 'unsupported-media-type'],
    ['is plain text', ['{"numerator":"1","denominator":"2"}', { 'Content-Type': 'text/plain' }], 415, 'unsupported-media-type'],
    ['is YAML where none is read', ['numerator: "1"', { 'Content-Type': 'application/yaml' }], 422, 'malformed'],
    ['is compressed wrongly', ['{}', { 'Content-Encoding': 'gzip' }], 422, 'malformed-json'],
    ['is packed in a way nobody knows', ['{}', { 'Content-Encoding': 'lzma' }], 415, 'unsupported-media-type'],
    [
      'is small and unpacks to more than 1 MiB',
      [new Uint8Array(gzipSync(`{"note":"${'x'.repeat(2_000_000)}"}`)), { 'Content-Encoding': 'gzip' }],
      413,
      'body-too-large',
    ],
  ])('because it %s is refused', async (_, [body, headers], status, code) => {
    const answered = await put(body, headers);
    expect(answered.slice(0, 2)).toEqual([status, code]);
  });

  it('has recorded nothing', async () => expect((await system.get(figurePath('x1'))).status).toBe(404));
});

describe('a plan sent as JSON', () => {
  it('is told where each mistake stands', async () => {
    const document = JSON.parse(JSON.stringify(smallDocument('ke-hoach-sai')));
    document.targets[1].criterion = { kind: 'at-least', value: 85 };
    document.targets[0].indicator = 'khong-co';
    document.areas[2].level = 'huyen';
    const { status, body } = await system.post('/api/plans', document);
    expect([status, body.code]).toEqual([422, 'plan-document-malformed']);
    const fields = body.problems.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['areas[2].level', 'targets[1].criterion.value']));
    for (const { message, found, allowed } of body.problems)
      expect([message, found, allowed]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });
});
