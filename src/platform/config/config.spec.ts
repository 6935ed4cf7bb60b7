import { formatVerifierKey, newSigningKey, verifierKeyOf } from '@hieuhoc/transparency-log';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessModeOf, BadConfiguration, readConfig } from './config';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof BadConfiguration) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('has a default for everything', () =>
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      HIEUHOC_DATA: './data',
      HIEUHOC_LOG_LEVEL: 'info',
      HIEUHOC_SAMPLE: false,
    }));

  it('says all that is wrong at once', () =>
    expect(problemsOf({ PORT: 'ba nghìn', HIEUHOC_EVENTSTORE_URL: 'http://kho', HIEUHOC_SAMPEL: 'true' })).toHaveLength(3));

  it('names the names that exist when one is misspelt', () => expect(problemsOf({ HIEUHOC_DAT: '/x' })[0]).toContain('HIEUHOC_DATA'));

  it('takes a secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'url');
    writeFileSync(file, 'esdb://kho:2113?tls=true\n');
    expect(readConfig({ HIEUHOC_EVENTSTORE_URL_FILE: file }).HIEUHOC_EVENTSTORE_URL).toBe('esdb://kho:2113?tls=true');
    expect(problemsOf({ HIEUHOC_EVENTSTORE_URL_FILE: `${file}.gone` })[0]).toContain('không đọc được tệp');
  });

  it('opens to accounts alone unless the sample is asked for or it says otherwise', () => {
    expect(accessModeOf(readConfig({}))).toBe('accounts');
    expect(accessModeOf(readConfig({ HIEUHOC_SAMPLE: 'true' }))).toBe('demo');
    expect(accessModeOf(readConfig({ HIEUHOC_SAMPLE: 'true', HIEUHOC_ACCESS: 'accounts' }))).toBe('accounts');
    expect(problemsOf({ HIEUHOC_ACCESS: 'open' })).toHaveLength(1);
  });

  it('takes no public address over which passwords would travel in the clear', () => {
    expect(readConfig({ HIEUHOC_PUBLIC_URL: 'https://hieuhoc.example' }).HIEUHOC_PUBLIC_URL).toBe('https://hieuhoc.example');
    expect(problemsOf({ HIEUHOC_PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual([]);
    for (const url of ['http://hieuhoc.example', 'https://hieuhoc.example/app', 'hieuhoc.example'])
      expect(problemsOf({ HIEUHOC_PUBLIC_URL: url })).toHaveLength(1);
  });

  it('takes proxies by address, network or name', () => {
    expect(problemsOf({ HIEUHOC_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8, fd00::/8, 192.0.2.1' })).toEqual([]);
    expect(problemsOf({ HIEUHOC_TRUSTED_PROXIES: 'true, 10.0.0.0/64' })[0]).toMatch(/"true".*"10\.0\.0\.0\/64"/);
  });

  it('takes issuers, from a file too, and says all that is wrong with them at once', () => {
    const good = { id: 'so-gddt', name: 'Sở GD&ĐT', issuer: 'https://id.example', clientId: 'hieuhoc', clientSecret: 's' };
    const base = { HIEUHOC_PUBLIC_URL: 'https://hieuhoc.example' };
    expect(problemsOf({ ...base, HIEUHOC_OIDC: JSON.stringify([good]) })).toEqual([]);
    expect(problemsOf({ HIEUHOC_OIDC: JSON.stringify([good]) })[0]).toContain('HIEUHOC_PUBLIC_URL');
    const bad = { ...good, issuer: 'http://id.example', algorithm: 'none', scope: 'profile', secret: 'x' };
    const [sentence] = problemsOf({ ...base, HIEUHOC_OIDC: JSON.stringify([bad, good]) });
    for (const word of ['.issuer', '.algorithm', '.scope', '[0].secret', 'id bị lặp']) expect(sentence).toContain(word);
    expect(problemsOf({ ...base, HIEUHOC_OIDC: '{}' })[0]).toContain('danh sách JSON');
  });

  it('takes a signer on this machine, behind a socket or under TLS, and its token', () => {
    const token = { HIEUHOC_SIGNER_TOKEN: 'mot-ma-bi-mat-dai' };
    for (const url of ['unix:/run/s.sock', 'https://ky.example', 'http://127.0.0.1:4701'])
      expect(problemsOf({ HIEUHOC_SIGNER_URL: url, ...token })).toEqual([]);
    for (const url of ['http://ky.example:4701', 'unix:s.sock', 'ky.example', 'https://a:b@ky.example'])
      expect(problemsOf({ HIEUHOC_SIGNER_URL: url, ...token })[0]).toContain('HIEUHOC_SIGNER_URL phải là');
    expect(problemsOf({ HIEUHOC_SIGNER_URL: 'unix:/run/s.sock' })[0]).toContain('HIEUHOC_SIGNER_TOKEN');
  });

  it('takes witnesses with keys that cosign, and says all that is wrong with them at once', () => {
    const key = formatVerifierKey(verifierKeyOf(newSigningKey('w.example', 'ed25519-cosignature')));
    const logKey = formatVerifierKey(verifierKeyOf(newSigningKey('w.example', 'ed25519')));
    const url = 'https://w.example/';
    expect(
      problemsOf({
        HIEUHOC_WITNESSES: JSON.stringify([
          { url, key },
          { url, key: [key] },
        ]),
      }),
    ).toEqual([]);
    const [sentence] = problemsOf({
      HIEUHOC_WITNESSES: JSON.stringify([
        { url: 'w.example', key: `${key}x`, keys: [] },
        { url, key: logKey },
      ]),
    });
    for (const word of ['[0].url', '[0].key phải', '[0].keys: không có', '[1].key']) expect(sentence).toContain(word);
    expect(problemsOf({ HIEUHOC_WITNESSES: '{}' })[0]).toContain('danh sách JSON');
  });

  it('asks no time stamps of an authority that nobody is said to believe', () => {
    expect(problemsOf({ HIEUHOC_TSA_URL: 'http://tsa.example' })[0]).toContain('HIEUHOC_TSA_CA');
    expect(problemsOf({ HIEUHOC_TSA_URL: 'tsa.example', HIEUHOC_TSA_CA: 'x' })).toHaveLength(2);
  });
});
