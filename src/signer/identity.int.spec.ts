import { hash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EMPTY_ROOT, formatVerifierKey, newSigningKey, verifierKeyOf } from '@hieuhoc/transparency-log';
import { openIdentity, renewKey, type IdentityOptions } from './identity';
import { scratchFolders } from './signer.fixture';

const folder = scratchFolders();
const ORIGIN = 'hoctap.example.vn/nhat-ky';
const opened = (at: string, more: Partial<IdentityOptions> = {}) => openIdentity({ folder: at, role: 'signer', ...more });
const started = (at = folder()): string => {
  opened(at, { name: ORIGIN }).heads.close();
  return at;
};
const signed = (at: string, size: number, root: Uint8Array): void => {
  const { heads } = opened(at);
  heads.change(() => ({ signed: { origin: ORIGIN, head: { size, root }, note: 'x' } }));
  heads.close();
};
const contents = (at: string): string[] => readdirSync(at).map((name) => `${name} ${hash('sha256', readFileSync(join(at, name)))}`);
const shown = (at: string): string[] => {
  const { keys, heads } = opened(at);
  heads.close();
  return keys.map((key) => formatVerifierKey(verifierKeyOf(key)));
};

describe('the folder of a signer', () => {
  it('is made at the first start, for its owner’s eyes only, and is the same ever after', () => {
    const at = started();
    expect(readdirSync(at).toSorted()).toEqual(['ed25519.key', 'heads.db', 'ml-dsa-44.key']);
    expect(statSync(at).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(at)) expect(statSync(join(at, name)).mode & 0o777).toBe(0o600);
    expect(shown(at)).toEqual(shown(at));
    expect(shown(at).map((key) => key.split('+')[0])).toEqual([ORIGIN, ORIGIN]);
  });

  it('gets a name that nobody else has where none is given', () => {
    const [a, b] = [folder(), folder()].map((at) => {
      const { name, heads } = opened(at);
      heads.close();
      return name;
    });
    expect(a).toMatch(/^hieuhoc\.localhost\/[0-9a-f]{16}$/);
    expect(a).not.toBe(b);
  });

  it.each(['', 'hai chữ', 'a+b', 'x'.repeat(256)])('is not made under a name like %j', (name) => {
    const at = folder();
    expect(() => opened(at, { name })).toThrow('blanks or pluses');
    expect(existsSync(at)).toBe(false);
  });

  it('finishes what a first start that was killed had begun', () => {
    const at = started();
    rmSync(join(at, 'ml-dsa-44.key'));
    const database = new DatabaseSync(join(at, 'heads.db'));
    database.exec("delete from key where type = 'ml-dsa-44'");
    database.close();
    expect(shown(at)).toHaveLength(2);
    const early = started();
    for (const name of readdirSync(early).filter((one) => one.endsWith('.key'))) rmSync(join(early, name));
    truncateSync(join(early, 'heads.db'));
    expect(shown(early)).toHaveLength(2);
  });

  it.each([
    ['a folder that others can enter', (at: string) => chmodSync(at, 0o750), /chmod 700/],
    ['a key that others can read', (at: string) => chmodSync(join(at, 'ed25519.key'), 0o640), /chmod 600/],
    ['a memory that others can write', (at: string) => chmodSync(join(at, 'heads.db'), 0o622), /chmod 600/],
    ['keys without their memory', (at: string) => rmSync(join(at, 'heads.db')), /two histories/],
    ['keys with an empty memory', (at: string) => truncateSync(join(at, 'heads.db')), /two histories/],
    ['a missing key', (at: string) => rmSync(join(at, 'ml-dsa-44.key')), /never made in its place/],
    ['another key', (at: string) => writeFileSync(join(at, 'ed25519.key'), newSigningKey('x', 'ed25519').privateKey), /not the key/],
    ['a key that is none', (at: string) => writeFileSync(join(at, 'ed25519.key'), 'khoá'), /no PKCS #8/],
    [
      'a key of the other kind',
      (at: string) => writeFileSync(join(at, 'ed25519.key'), newSigningKey('x', 'ml-dsa-44').privateKey),
      /not the key|no PKCS/,
    ],
    ['a memory that is none', (at: string) => writeFileSync(join(at, 'heads.db'), 'sổ'.repeat(3_000)), /heads\.db/],
  ])('is refused with %s, and left as it is', (_, harm, sentence) => {
    const at = started();
    harm(at);
    const before = contents(at);
    expect(() => opened(at)).toThrow(sentence);
    expect(contents(at)).toEqual(before);
  });

  it('is refused in another role: one key never means two things', () => {
    const at = started();
    expect(() => opened(at, { role: 'witness' })).toThrow('it is the folder of a signer');
    expect(readdirSync(at)).toHaveLength(3);
  });

  it('is refused under another name', () => expect(() => opened(started(), { name: 'khac.example.vn' })).toThrow('it is the folder of'));

  it('keeps the key before beside the new one', () => {
    const at = started();
    const [before, other] = shown(at);
    const identity = opened(at);
    const renewed = formatVerifierKey(verifierKeyOf(renewKey(at, identity, 'ed25519')));
    identity.heads.close();
    expect(shown(at)).toEqual([renewed, other]);
    expect(renewed).not.toBe(before);
    expect(readdirSync(at)).toContain(`ed25519.key.${before?.split('+')[1]}`);
  });
});

describe('the memory of a signer', () => {
  it('keeps what was signed last, over a restart', () => {
    const at = started();
    signed(at, 7, Buffer.alloc(32, 7));
    const { heads } = opened(at);
    expect(heads.latest(ORIGIN)).toEqual({ size: 7, root: new Uint8Array(32).fill(7) });
    expect(heads.latest('khac')).toEqual({ size: 0, root: EMPTY_ROOT });
    heads.close();
  });

  it.each([
    ['a smaller size', 6, 7],
    ['the same size with another root', 7, 8],
  ])('takes no %s, whatever the rules above it say', (_, size, fill) => {
    const at = started();
    signed(at, 7, Buffer.alloc(32, 7));
    expect(() => signed(at, size, Buffer.alloc(32, fill))).toThrow('a head goes on');
  });

  it('forgets nothing that was decided on and not committed, nor keeps it', () => {
    const at = started();
    const failing = opened(at, {
      beforeCommit: () => {
        throw new Error('cut');
      },
    });
    expect(() => failing.heads.change(() => ({ signed: { origin: ORIGIN, head: { size: 1, root: Buffer.alloc(32) }, note: '' } }))).toThrow(
      'cut',
    );
    expect(failing.heads.latest(ORIGIN).size).toBe(0);
    failing.heads.close();
  });
});
