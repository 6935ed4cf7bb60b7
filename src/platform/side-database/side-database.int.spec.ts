import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSideDatabase, type SideDatabase } from '.';

const NOTES: SideDatabase = {
  applicationId: 0x48487474,
  format: 2,
  tables: ['create table note (text text not null) strict'],
  what: 'a store of notes',
  synchronous: 'normal',
};

let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-side-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));
const path = (): string => join(directory, 'data', 'notes.db');

describe('a database beside the log', () => {
  it('is for its owner alone, and opened again it holds what it held', () => {
    const first = openSideDatabase(path(), NOTES);
    first.exec("insert into note values ('a')");
    const second = openSideDatabase(path(), NOTES);
    expect(second.prepare('select text from note').all()).toEqual([{ text: 'a' }]);
    for (const database of [first, second]) database.close();
    expect([statSync(join(directory, 'data')).mode & 0o777, statSync(path()).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it.each([
    ['another format', { format: 3 }],
    ['another application', { applicationId: 1 }],
  ])('of %s is refused, and left as it is', (_, other) => {
    openSideDatabase(path(), NOTES).close();
    expect(() => openSideDatabase(path(), { ...NOTES, ...other })).toThrow('is not a store of notes of this version');
    openSideDatabase(path(), NOTES).close();
  });

  it('that is none is refused', () => {
    openSideDatabase(path(), NOTES).close();
    writeFileSync(path(), 'no database at all, but as long as the head of one would be: a hundred characters and then some more of them');
    expect(() => openSideDatabase(path(), NOTES)).toThrow('not a database');
  });
});
