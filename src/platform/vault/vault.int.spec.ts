import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openVault, type Commitment, type Vault } from '.';
import { commit } from './sealing';

const NAME = 'Nguyễn Thị Hoa Mẫu Đơn';
const KEY = 'ab'.repeat(32);
const base = mkdtempSync(join(tmpdir(), 'hieu-hoc-vault-'));
const open = new Set<Vault>();
let folders = 0;

const newFolder = (): string => join(base, `${++folders}`);
const vaultIn = (folder: string, key?: string): Vault => {
  const vault = openVault({ HIEUHOC_DATA: folder, ...(key !== undefined && { HIEUHOC_VAULT_KEY: key }) });
  open.add(vault);
  return vault;
};
const closed = (vault: Vault): void => {
  open.delete(vault);
  vault.close();
};
const refusalOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : error;
  }
};
/** Every file of a folder that holds the text, in UTF-8 or UTF-16. */
const holding = (folder: string, text: string): string[] =>
  readdirSync(folder).filter((file) => {
    const bytes = readFileSync(join(folder, file));
    return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
  });

afterEach(() => {
  for (const vault of open) closed(vault);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('names beside the log', () => {
  it('a name is found again by its ref and by its commitment, also after a new start', async () => {
    const folder = newFolder();
    const vault = vaultIn(folder);
    const [hoa, an] = await vault.keepAll([
      { ref: 's-1', values: { name: NAME } },
      { ref: 's-2', values: { name: 'Trần Văn An', email: 'an@vi-du.vn' } },
    ]);
    closed(vault);
    const again = vaultIn(folder);
    expect([...again.names(['s-1', 's-2', 's-3'])]).toEqual([
      ['s-1', NAME],
      ['s-2', 'Trần Văn An'],
    ]);
    expect(again.open(hoa ?? { ref: '', h: '' })).toEqual({ name: NAME });
    expect(again.open({ ref: 's-1', h: an?.h ?? '' })).toBeNull();
    expect(again.latest('s-2')).toEqual({ name: 'Trần Văn An', email: 'an@vi-du.vn' });
  });

  it('h is the HMAC of the canonical values under a salt of their own: equal names do not show as equal', async () => {
    const vault = vaultIn(newFolder());
    const one = await vault.keep('s-1', { name: NAME });
    const other = await vault.keep('s-2', { name: NAME });
    expect(one.h).toMatch(/^[0-9a-f]{64}$/);
    expect(one.h).not.toBe(other.h);
    expect(commit(Buffer.alloc(32, 1), Buffer.from('{"name":"A"}'))).toBe(
      '0fc6b6b2a9364b8a9157cf07b13364bfba1f3d5cda4d0c98fdf9d07e2256764a',
    );
  });

  it('the same values again are the same commitment; other values a new one, and the earlier can still be opened', async () => {
    const vault = vaultIn(newFolder());
    const first = await vault.keep('s-1', { name: NAME });
    expect(await vault.keep('s-1', { name: NAME })).toEqual(first);
    const second = await vault.keep('s-1', { name: 'Nguyễn Thị Hoa' });
    expect(second.h).not.toBe(first.h);
    expect(vault.open(first)).toEqual({ name: NAME });
    expect(vault.names(['s-1']).get('s-1')).toBe('Nguyễn Thị Hoa');
  });

  it('no file holds a name, nor the vault its key: not while it runs, not after it is closed', async () => {
    const folder = newFolder();
    const vault = vaultIn(folder);
    await vault.keepAll(Array.from({ length: 600 }, (_, i) => ({ ref: `s-${i}`, values: { name: `${NAME} ${i}` } })));
    expect(readdirSync(folder).toSorted()).toEqual(['vault.db', 'vault.db-shm', 'vault.db-wal', 'vault.key']);
    expect(holding(folder, NAME)).toEqual([]);
    expect(holding(folder, 's-599')).toEqual(['vault.db-wal']);
    const key = readFileSync(join(folder, 'vault.key'), 'utf8').trim();
    closed(vault);
    expect(readdirSync(folder).toSorted()).toEqual(['vault.db', 'vault.key']);
    expect(holding(folder, NAME)).toEqual([]);
    expect(holding(folder, key)).toEqual(['vault.key']);
    expect(readFileSync(join(folder, 'vault.db')).includes(Buffer.from(key, 'base64'))).toBe(false);
  });

  it('both files are for the eyes of their owner', () => {
    const folder = newFolder();
    vaultIn(folder);
    for (const file of ['vault.db', 'vault.key']) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('a large batch is kept whole although it takes more than one commit, also by a vault that is being closed', async () => {
    const folder = newFolder();
    const vault = vaultIn(folder);
    const kept = vault.keepAll(Array.from({ length: 900 }, (_, i) => ({ ref: `s-${i}`, values: { name: `${i}` } })));
    closed(vault);
    expect(new Set((await kept).map(({ h }) => h)).size).toBe(900);
    expect(vaultIn(folder).names(['s-899']).get('s-899')).toBe('899');
  });
});

describe('what was tampered with', () => {
  const tampered = async (statement: string): Promise<Vault> => {
    const folder = newFolder();
    const vault = vaultIn(folder);
    await vault.keepAll([
      { ref: 's-1', values: { name: NAME } },
      { ref: 's-2', values: { name: 'Trần Văn An' } },
    ]);
    closed(vault);
    const database = new DatabaseSync(join(folder, 'vault.db'));
    database.exec(statement);
    database.close();
    return vaultIn(folder);
  };

  it.each([
    ['a ciphertext', "update kept set sealed = cast(substr(sealed, 1, 40) || x'5a5a5a5a' || substr(sealed, 45) as blob) where ref = 's-1'"],
    ['a cut ciphertext', "update kept set sealed = x'0102' where ref = 's-1'"],
    ["another person's ciphertext", "update kept set sealed = (select sealed from kept where ref = 's-2') where ref = 's-1'"],
    ["another person's key", "update person set sealed_key = (select sealed_key from person where ref = 's-2') where ref = 's-1'"],
    ['another commitment', "update kept set h = (select h from kept where ref = 's-2') where ref = 's-1'"],
    ['no key', "delete from person where ref = 's-1'"],
  ])('%s is told, and nothing of the name; others are not touched by it', async (_, statement) => {
    const vault = await tampered(statement);
    expect(refusalOf(() => vault.names(['s-1']))).toBe('vault-damaged');
    expect(refusalOf(() => vault.names(['s-2']))).toEqual(new Map([['s-2', 'Trần Văn An']]));
    const outcomes = await Promise.allSettled([vault.keep('s-1', { name: 'B' }), vault.keep('s-3', { name: 'C' })]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('the key of the installation', () => {
  it('comes from the configuration, as hex or base64; then no file is made', async () => {
    const folder = newFolder();
    const vault = vaultIn(folder, KEY);
    const kept: Commitment = await vault.keep('s-1', { name: NAME });
    closed(vault);
    expect(existsSync(join(folder, 'vault.key'))).toBe(false);
    expect(vaultIn(folder, Buffer.from(KEY, 'hex').toString('base64')).open(kept)).toEqual({ name: NAME });
  });

  it('is refused where it is another, malformed or missing, and nothing is changed', () => {
    const folder = newFolder();
    closed(vaultIn(folder, KEY));
    const before = readFileSync(join(folder, 'vault.db'));
    expect(refusalOf(() => vaultIn(folder, 'cd'.repeat(32)))).toBe('vault-key-refused');
    expect(refusalOf(() => vaultIn(folder))).toBe('vault-key-refused');
    writeFileSync(join(folder, 'vault.key'), 'không phải khoá');
    expect(refusalOf(() => vaultIn(folder))).toBe('vault-key-refused');
    expect(readFileSync(join(folder, 'vault.db'))).toEqual(before);
  });

  it.each([
    ['a foreign database', (file: string): void => new DatabaseSync(file).exec('create table hoa_don (so integer)')],
    ['no database at all', (file: string): void => writeFileSync(file, Buffer.alloc(40_000, 'x'))],
  ])('%s in the place of the vault is refused and left as it was', (_, make) => {
    const folder = newFolder();
    mkdirSync(folder);
    make(join(folder, 'vault.db'));
    const before = readFileSync(join(folder, 'vault.db'));
    expect(refusalOf(() => vaultIn(folder, KEY))).toBe('vault-damaged');
    expect(readFileSync(join(folder, 'vault.db'))).toEqual(before);
  });
});
