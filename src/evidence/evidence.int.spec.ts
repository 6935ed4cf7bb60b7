import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { sendEvidence, type Sending } from '../../test/support/evidence';
import { startSystem, type System } from '../../test/support/system';
import { S3Double } from '../platform/evidence/s3-double.fixture';
import { PDF, XLSX } from './files.fixture';

const ACTOR = 'can-bo-1';
const NAME = 'Biên bản họp thôn 12.pdf';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let system: System;
const send = (sending: Sending = {}): Promise<Response> => sendEvidence(system.url, ACTOR, { name: NAME, bytes: PDF, ...sending });
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
const jsonOf = async (answer: Response): Promise<any> => JSON.parse(await answer.text());
const read = (ref: string): Promise<Response> => fetch(`${system.url}/api/evidence/${ref}`, { headers: { 'X-Actor': ACTOR } });
/** Of the log's very end, whatever the read models show. */
const logSize = async (): Promise<number> => {
  const { items } = (await system.get('/api/events?limit=1000', { 'X-Actor': ACTOR })).body;
  return items.length;
};
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() ? [join(file.parentPath, file.name)] : [],
  );
/** What a test leaves behind: files, events. */
let before: { readonly files: readonly string[]; readonly events: number };
const left = async (): Promise<readonly [files: number, events: number]> => [
  evidenceFiles().filter((file) => !before.files.includes(file)).length,
  (await logSize()) - before.events,
];
const evidenceFiles = (): string[] => filesOf(join(system.directory, 'evidence'));

describe('a file of evidence', () => {
  beforeAll(async () => void (system = await startSystem({ settings: { HIEUHOC_EVIDENCE_MAX_MB: 1 } })));
  beforeEach(async () => void (before = { files: evidenceFiles(), events: await logSize() }));
  afterAll(() => system.stop());

  it('is kept, answered with its facts, and given back byte for byte as something to save', async () => {
    const bytes = Buffer.concat([PDF, randomBytes(300_000)]);
    const answer = await send({ bytes });
    expect([answer.status, answer.headers.get('ETag'), answer.headers.get('X-Log-Size')]).toEqual([201, '"0"', String(before.events + 1)]);
    const added = await jsonOf(answer);
    expect(added).toEqual({ ref: expect.any(String), sha256: sha256(bytes), size: bytes.length, type: 'application/pdf', name: NAME });
    const file = await read(added.ref);
    expect(file.status).toBe(200);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    const headers = ['content-type', 'content-length', 'content-security-policy', 'x-content-type-options', 'cache-control'];
    expect(headers.map((name) => file.headers.get(name))).toEqual([
      'application/pdf',
      String(bytes.length),
      "default-src 'none'; sandbox",
      'nosniff',
      'private, no-store',
    ]);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="${added.ref}.pdf"; filename*=UTF-8''${encodeURIComponent(NAME)}`,
    );
  });

  it('stands in the log by what it is sealed to and committed by: neither name nor plain hash is in any file', async () => {
    const { ref } = await jsonOf(await send());
    const { items } = (await system.get(`/api/streams/evidence-${ref}`, { 'X-Actor': ACTOR })).body;
    expect(items[0].data).toEqual({
      ref,
      type: 'application/pdf',
      size: PDF.length,
      hash: expect.any(String),
      commitment: expect.any(String),
    });
    const [file = ''] = evidenceFiles().filter((one) => !before.files.includes(one));
    expect(file).toBe(
      join(system.directory, 'evidence', items[0].data.hash.slice(0, 2), items[0].data.hash.slice(2, 4), items[0].data.hash),
    );
    expect(sha256(readFileSync(file))).toBe(items[0].data.hash);
    for (const secret of [NAME, encodeURIComponent(NAME), sha256(PDF), Buffer.from(sha256(PDF), 'hex'), PDF])
      expect(filesOf(system.directory).filter((one) => readFileSync(one).includes(secret))).toEqual([]);
  });

  it('sent again with the same key is the same, and nothing more is kept; another file under that key is refused', async () => {
    const headers = { 'Idempotency-Key': 'bien-ban-12' };
    const [first, again] = [await send({ headers }), await send({ headers })];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await jsonOf(again)).toEqual(await jsonOf(first));
    expect(again.headers.get('X-Log-Position')).toBe(first.headers.get('X-Log-Position'));
    const other = await send({ headers, bytes: Buffer.concat([PDF, PDF]) });
    expect([other.status, (await jsonOf(other)).code]).toEqual([409, 'idempotency-key-reused']);
    expect(await left()).toEqual([1, 1]);
  });

  it('sent twice at once with one key is kept once', async () => {
    const headers = { 'Idempotency-Key': 'hai-lan' };
    const answers = await Promise.all([send({ headers }), send({ headers }), send({ headers })]);
    const bodies = await Promise.all(answers.map(jsonOf));
    expect(new Set(bodies.map(({ ref, sha256: hash }) => `${ref} ${hash}`)).size).toBe(1);
    expect(await left()).toEqual([1, 1]);
    expect((await read(bodies[0].ref)).status).toBe(200);
  });

  it('takes a ref of its own, which is never given to another file', async () => {
    expect((await jsonOf(await send({ query: '?ref=bien-ban-12' }))).ref).toBe('bien-ban-12');
    const other = await send({ query: '?ref=bien-ban-12', bytes: XLSX, name: 'x.xlsx', type: 'application/octet-stream' });
    expect([other.status, (await jsonOf(other)).code]).toEqual([409, 'evidence-exists']);
    expect(Buffer.from(await (await read('bien-ban-12')).arrayBuffer()).equals(PDF)).toBe(true);
    expect(await left()).toEqual([1, 1]);
  });

  it.each<readonly [string, Sending, number, string]>([
    ['without a name', { headers: { 'X-File-Name': '' } }, 422, 'evidence-name-refused'],
    ['with a name that is not encoded', { headers: { 'X-File-Name': '%E1%BA' } }, 422, 'evidence-name-refused'],
    ['with a path as its name', { name: '../x.pdf' }, 422, 'evidence-name-refused'],
    ['of a type that is not taken', { name: 'x.html', type: 'text/html' }, 415, 'unsupported-media-type'],
    ['that says to be of another type', { type: 'image/png' }, 422, 'evidence-type-not-taken'],
    ['that is not what it says', { bytes: XLSX }, 422, 'evidence-not-of-its-type'],
    ['that is empty', { bytes: Buffer.alloc(0) }, 422, 'evidence-empty'],
    ['that is too large', { bytes: Buffer.concat([PDF, Buffer.alloc(3 * 1024 * 1024)]) }, 413, 'evidence-too-large'],
    ['about an area that is not there', { query: '?area=99.999' }, 404, 'unknown-area'],
    ['under a ref that is none', { query: '?ref=a/b' }, 422, 'malformed'],
    ['under a ref that is an identity number', { query: '?ref=022083001234' }, 422, 'malformed'],
    ['with a parameter that is not known', { query: '?ten=x' }, 422, 'malformed'],
    ['as JSON', { type: 'application/json', bytes: Buffer.from('{}') }, 422, 'evidence-type-not-taken'],
    ['as a form', { type: 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
  ])('%s is refused with a sentence, and nothing of it is kept', async (_, sending, status, code) => {
    const answer = await send(sending);
    const problem = await jsonOf(answer);
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toMatch(/[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]/i);
    expect(await left()).toEqual([0, 0]);
  });

  it('whose sending breaks off leaves nothing', async () => {
    const { port } = new URL(system.url);
    const headers = { 'Content-Type': 'application/pdf', 'X-File-Name': 'x.pdf', 'X-Actor': ACTOR, 'Content-Length': '1000000' };
    const sent = request({ port, method: 'POST', path: '/api/evidence', headers });
    sent.on('error', () => undefined);
    sent.write(Buffer.concat([PDF, Buffer.alloc(200_000)]));
    while (evidenceFiles().length === before.files.length) await new Promise(setImmediate);
    sent.destroy();
    while (evidenceFiles().length > before.files.length) await new Promise(setImmediate);
    expect(await left()).toEqual([0, 0]);
  });

  it('that is missing or was changed outside is not given out, and told', async () => {
    const { ref } = await jsonOf(await send({ query: '?ref=mat' }));
    const [file = ''] = evidenceFiles().filter((one) => !before.files.includes(one));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, -1));
    for (const _ of [1, 2]) {
      const answer = await read(ref);
      expect([answer.status, (await jsonOf(answer)).code]).toEqual([500, 'evidence-damaged']);
      rmSync(file, { force: true });
    }
  });

  it('that was never added is not there', async () => {
    const answer = await read('khong-co');
    expect([answer.status, (await jsonOf(answer)).code]).toEqual([404, 'unknown-evidence']);
  });
});

it('lies in a bucket where one is configured, and is the same to whoever asks', async () => {
  const double = await S3Double.start();
  system = await startSystem({ settings: { HIEUHOC_EVIDENCE_URL: double.url() } });
  const { ref } = await jsonOf(await send());
  expect([double.objects.size, evidenceFiles()]).toEqual([1, []]);
  expect(Buffer.from(await (await read(ref)).arrayBuffer()).equals(PDF)).toBe(true);
  await double.stop();
  const away = [await read(ref), await send()];
  expect(away.map(({ status }) => status)).toEqual([503, 503]);
  expect([evidenceFiles(), await logSize()]).toEqual([[], 1]);
  await system.stop();
});
