import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openVault } from '.';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hieu-hoc-contacts-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const bytes = (): Buffer => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));

describe('addresses beside the log', () => {
  it('are those that were given last, also the one of before again, over a restart', () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    expect(vault.contacts.of('a')).toBeNull();
    for (const email of ['mot@so.example', 'hai@so.example', 'mot@so.example']) vault.contacts.put('a', { email, reminders: true });
    vault.close();
    const again = openVault({ HIEUHOC_DATA: folder });
    expect(again.contacts.of('a')).toEqual({ email: 'mot@so.example', reminders: true });
    again.close();
  });

  it('stand in no file in words, and the name of the person stays', async () => {
    const vault = openVault({ HIEUHOC_DATA: folder });
    await vault.keep('a', { name: 'Nguyễn Thị Hoa' });
    vault.contacts.put('a', { email: 'hoa@so.example', reminders: false });
    expect(vault.names(['a']).get('a')).toBe('Nguyễn Thị Hoa');
    expect(bytes().includes('hoa@so.example')).toBe(false);
    vault.close();
    expect(bytes().includes('hoa@so.example')).toBe(false);
  });

  it('find a place in a vault of before, and one moved to another person opens nothing', () => {
    openVault({ HIEUHOC_DATA: folder }).close();
    const before = new DatabaseSync(join(folder, 'vault.db'));
    before.exec('drop table contact');
    before.close();
    const vault = openVault({ HIEUHOC_DATA: folder });
    for (const ref of ['a', 'b']) vault.contacts.put(ref, { email: `${ref}@so.example`, reminders: true });
    vault.close();
    const altered = new DatabaseSync(join(folder, 'vault.db'));
    altered.exec(`update contact set sealed = (select sealed from contact where ref = 'a') where ref = 'b'`);
    altered.close();
    const again = openVault({ HIEUHOC_DATA: folder });
    expect(() => again.contacts.of('b')).toThrow('vault.db');
    again.close();
  });
});
