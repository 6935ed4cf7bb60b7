import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey } from 'jose';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccessDatabase } from './access-database';
import { AccessTokens } from './access-tokens';
import { derivedKey } from './secrets';
import { TokenRefused } from './sign-in.errors';
import { SigningKeys } from './signing-keys';

const HOUR = 3_600_000;

describe('a token of a programme', () => {
  let directory: string;
  let now: number;
  let database: ReturnType<typeof openAccessDatabase>;
  let tokens: AccessTokens;
  const sealing = derivedKey(new Uint8Array(32), 'test');
  const clock = (): Date => new Date(now);
  const over = (): AccessTokens => new AccessTokens(new SigningKeys(database, sealing, clock), clock);
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tokens-'));
    database = openAccessDatabase(join(directory, 'access.db'));
    now = Date.parse('2026-11-21T00:00:00Z');
    tokens = over();
  });
  afterEach(() => {
    database.close();
    rmSync(directory, { recursive: true });
  });

  it('says whose it is, for ten minutes', async () => {
    const token = await tokens.issue({ account: 'kho-du-lieu', secret: 'a1' });
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
    expect(await tokens.verify(token)).toEqual({ account: 'kho-du-lieu', secret: 'a1' });
    now += 10 * 60_000 - 1_000;
    expect(await tokens.verify(token)).toMatchObject({ account: 'kho-du-lieu' });
    now += 2_000;
    await expect(tokens.verify(token)).rejects.toBeInstanceOf(TokenRefused);
  });

  it('is signed with a key that changes every day; the last tokens of the old one are still good, also after a restart', async () => {
    const first = decodeProtectedHeader(await tokens.issue({ account: 'a', secret: 'a1' })).kid;
    now += 24 * HOUR - 60_000;
    const last = await tokens.issue({ account: 'a', secret: 'a1' });
    expect(decodeProtectedHeader(last).kid).toBe(first);
    now += 2 * 60_000;
    tokens = over();
    const next = await tokens.issue({ account: 'a', secret: 'a1' });
    expect(decodeProtectedHeader(next).kid).not.toBe(first);
    expect(await tokens.verify(last)).toMatchObject({ account: 'a' });
    expect(await over().verify(next)).toMatchObject({ account: 'a' });
  });

  it('is refused when anything about it is not ours', async () => {
    const token = await tokens.issue({ account: 'a', secret: 'a1' });
    const { kid = '' } = decodeProtectedHeader(token);
    const own = decodeJwt(token);
    const foreign = await generateKeyPair('EdDSA', { extractable: true });
    const text = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const publicKey = JSON.stringify(await exportJWK(await publicOf(kid)));
    const forged = [
      `${text({ alg: 'none', typ: 'at+jwt', kid })}.${text(own)}.`,
      await new SignJWT(own).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid }).sign(foreign.privateKey),
      await new SignJWT(own).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid }).sign(Buffer.from(publicKey)),
      // Not the last letter: four of its bits say nothing.
      token.replace(/.(?=.{9}$)/, (one) => (one === 'A' ? 'B' : 'A')),
      `${token.split('.')[0]}.${text({ ...own, sub: 'b' })}.${token.split('.')[2]}`,
      'a.b.c',
      '',
    ];
    for (const one of forged) await expect(tokens.verify(one)).rejects.toBeInstanceOf(TokenRefused);
  });

  it('for another audience, issuer or of another kind is refused though our key signed it', async () => {
    const keys = new SigningKeys(database, sealing, clock);
    const { kid, key } = await keys.toSign();
    const made = (change: object, typ = 'at+jwt'): Promise<string> =>
      new SignJWT({ iss: 'hieuhoc', aud: 'hieuhoc-api', sub: 'a', secret: 'a1', iat: now / 1_000, exp: now / 1_000 + 60, ...change })
        .setProtectedHeader({ alg: 'EdDSA', typ, kid })
        .sign(key);
    expect(await tokens.verify(await made({}))).toMatchObject({ account: 'a' });
    const wrong = [made({ aud: 'else' }), made({ iss: 'else' }), made({}, 'JWT'), made({ exp: undefined }), made({ secret: undefined })];
    for (const one of await Promise.all(wrong)) await expect(tokens.verify(one)).rejects.toBeInstanceOf(TokenRefused);
  });

  async function publicOf(kid: string): Promise<CryptoKey> {
    const row = database.prepare('select public from signing_key where kid = ?').get(kid);
    return (await importJWK(JSON.parse(String(row?.['public'])), 'EdDSA', { extractable: true })) as CryptoKey;
  }
});
