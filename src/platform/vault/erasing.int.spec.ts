import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openVault } from '.';

const NAME = 'Nguyễn Thị Hoa Mẫu Đơn';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hieu-hoc-erasing-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesHolding = (bytes: Buffer): string[] => readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(bytes));
/** The very bytes in which a person's things lie on disk. */
function sealedBytesOf(ref: string): Buffer[] {
  const database = new DatabaseSync(join(folder, 'vault.db'));
  const rows = [
    ...database.prepare('select sealed_key as bytes from person where ref = ?').all(ref),
    ...database.prepare('select sealed as bytes from kept where ref = ?').all(ref),
    ...database.prepare('select sealed as bytes from contact where ref = ?').all(ref),
  ];
  database.close();
  return rows.map(({ bytes }) => Buffer.from(bytes as Uint8Array));
}

describe('what is erased from the vault', () => {
  it('is gone with its key, its salts and its addresses, from the file and from its write-ahead log, while the vault runs', async () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    const hoa = await vault.keep('s-1', { name: NAME });
    await vault.keep('s-1', { name: `${NAME} (Hoa)` });
    vault.contacts.put('s-1', { email: 'hoa@vi-du.vn', reminders: true });
    const an = await vault.keep('s-2', { name: 'Trần Văn An' });
    const sealed = sealedBytesOf('s-1');
    expect(sealed).toHaveLength(4);
    expect(sealed.every((bytes) => filesHolding(bytes).length > 0)).toBe(true);

    vault.erase('s-1');
    expect(sealed.flatMap(filesHolding)).toEqual([]);
    expect(filesHolding(createHash('sha256').update(NAME).digest())).toEqual([]);
    expect([vault.open(hoa), vault.latest('s-1'), vault.contacts.of('s-1'), vault.holds('s-1')]).toEqual([null, null, null, false]);
    expect([vault.everything('s-1'), vault.everything('s-2'), vault.open(an)]).toEqual([
      [],
      [{ name: 'Trần Văn An' }],
      { name: 'Trần Văn An' },
    ]);
    vault.close();
    expect(sealed.flatMap(filesHolding)).toEqual([]);
  });

  it('may be erased again, and what never was kept too', () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    vault.erase('s-1');
    vault.erase('s-1');
    expect(vault.holds('s-1')).toBe(false);
    vault.close();
  });

  it('is erased also where it was still to be written', async () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    const kept = vault.keep('s-1', { name: NAME });
    vault.erase('s-1');
    await kept;
    expect(vault.holds('s-1')).toBe(false);
    vault.close();
  });

  it('comes to no new life under the same commitment: the same name again has another salt', async () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    const before = await vault.keep('s-1', { name: NAME });
    vault.erase('s-1');
    const after = await vault.keep('s-1', { name: NAME });
    expect(after.h).not.toBe(before.h);
    expect(vault.open(before)).toBeNull();
    vault.close();
  });

  it('is told not to be gone from the disk while somebody else reads the file', async () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    await vault.keep('s-1', { name: NAME });
    const reader = new DatabaseSync(join(folder, 'vault.db'));
    reader.exec('begin');
    reader.prepare('select count(*) from kept').get();
    expect(() => vault.erase('s-1')).toThrow('write-ahead log');
    expect(vault.holds('s-1')).toBe(false);
    reader.exec('commit');
    vault.erase('s-1');
    reader.close();
    vault.close();
  });
});
