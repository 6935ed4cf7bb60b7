import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorization, EMPTY_BODY } from './aws-signature';
import { FolderStore } from './folder-store';
import { openEvidence } from './open-evidence';
import { ACCESS, S3Double, SECRET } from './s3-double.fixture';
import { readS3Url } from './s3-settings';
import { S3Store } from './s3-store';
import { bytesOf, storeOfEvidenceContract } from './store-contract.fixture';

const HASH = 'ab'.repeat(32);
const settingsOf = (url: string) => {
  const settings = readS3Url(url);
  if (settings === null) throw new Error(`no address: ${url}`);
  return settings;
};
const storeAt = (url: string): S3Store => new S3Store(settingsOf(url));

storeOfEvidenceContract('evidence in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hieu-hoc-evidence-'));
  return Promise.resolve({ store: new FolderStore(folder), stop: () => rmSync(folder, { recursive: true }) });
});

storeOfEvidenceContract('evidence in a bucket', async () => {
  const double = await S3Double.start();
  return { store: storeAt(double.url()), stop: () => double.stop() };
});

describe('a folder of evidence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hieu-hoc-evidence-'));
  const config = { HIEUHOC_DATA: folder, HIEUHOC_EVIDENCE_MAX_MB: 20, HIEUHOC_EVIDENCE_DAILY_MB: 500 };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is entered by its owner alone, two levels deep', async () => {
    const { store, incoming } = openEvidence(config);
    writeFileSync(join(incoming, '1.x'), 'x', { mode: 0o600 });
    await store.put(HASH, join(incoming, '1.x'));
    for (const part of ['evidence', 'evidence/incoming', 'evidence/ab', 'evidence/ab/ab'])
      expect(statSync(join(folder, part)).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'evidence/ab/ab', HASH)).mode & 0o777).toBe(0o600);
  });

  it('forgets at the start what a process before it had half written', () => {
    const { incoming } = openEvidence(config);
    for (const name of [`${process.pid}.cu`, '4194999.mat', 'la']) writeFileSync(join(incoming, name), 'x');
    writeFileSync(join(incoming, `${process.ppid}.dang-chay`), 'x');
    openEvidence(config);
    expect(readdirSync(incoming)).toEqual([`${process.ppid}.dang-chay`]);
  });
});

describe('a bucket of evidence', () => {
  let double: S3Double;
  beforeEach(async () => void (double = await S3Double.start()));
  afterEach(() => double.stop());

  it('is asked again after a failure on its side, and what goes on failing is told as such', async () => {
    const store = storeAt(double.url());
    double.failures.push(500, 503);
    expect(await store.read(HASH)).toBeNull();
    expect(double.requests).toHaveLength(3);
    double.failures.push(500, 500, 500);
    await expect(store.read(HASH)).rejects.toMatchObject({ code: 'evidence-unavailable', kind: 'unavailable' });
  });

  it('gives a file as slowly as whoever downloads it takes it: there is a time to answer, none to have sent all', async () => {
    const bytes = randomBytes(3_000_000);
    double.objects.set(`so-gddt/${HASH}`, bytes);
    const over = new AbortController();
    const limit = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(over.signal);
    const file = await storeAt(double.url()).read(HASH);
    over.abort();
    expect((await bytesOf(file))?.equals(bytes)).toBe(true);
    limit.mockRestore();
  });

  it('that refuses the key is told, without the key', async () => {
    const refused = await storeAt(double.url('sai'))
      .read(HASH)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'evidence-unavailable', message: expect.stringContaining('SignatureDoesNotMatch') });
    expect(JSON.stringify(refused)).not.toContain(ACCESS);
  });

  it('that is not there is told', async () => {
    const url = double.url();
    await double.stop();
    await expect(storeAt(url).read(HASH)).rejects.toMatchObject({ code: 'evidence-unavailable' });
  });

  it.each([
    ['http://a:b@c/thung', 'another scheme'],
    ['s3://may/thung', 'no key'],
    ['s3://a:b@may/', 'no bucket'],
    ['s3://a:b@may/thung?vung=1', 'an unknown name'],
    ['s3://a:b@may/thung/%2e%2e/x%20y', 'a path out of it'],
    ['s3://a:b@may/thung?tls=maybe', 'a doubtful switch'],
  ])('is not addressed by %s: %s', (url) => expect(readS3Url(url)).toBeNull());

  it('is addressed by a URL with its key', () =>
    expect(settingsOf('s3://a:b%2Fc@s3.example:9000/thung/nam/2026?region=vn-1')).toEqual({
      endpoint: new URL('https://s3.example:9000'),
      bucket: 'thung',
      prefix: 'nam/2026/',
      region: 'vn-1',
      accessKey: 'a',
      secretKey: 'b/c',
    }));
});

describe('a signature of S3', () => {
  const about = {
    headers: { host: 'examplebucket.s3.amazonaws.com', 'x-amz-content-sha256': EMPTY_BODY, 'x-amz-date': '20130524T000000Z' },
  };
  const key = { accessKey: ACCESS, secretKey: SECRET, region: 'us-east-1' };

  it.each([
    [{}, { lifecycle: '' }, '/', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [{}, { 'max-keys': '2', prefix: 'J' }, '/', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
    [{ range: 'bytes=0-9' }, {}, '/test.txt', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  ])('is that of the published examples', (more, query, path, signature) => {
    const request = { method: 'GET', path, query: { ...query }, headers: { ...about.headers, ...more }, bodyHash: EMPTY_BODY };
    expect(authorization(request, key)).toMatch(new RegExp(`^AWS4-HMAC-SHA256 Credential=${ACCESS}/20130524/.*Signature=${signature}$`));
  });
});
