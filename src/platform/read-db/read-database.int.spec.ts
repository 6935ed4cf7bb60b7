import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { moveAside, openProjectionDatabase, openReadModels } from '.';
import { journal, JOURNAL, sums, SUMS } from './sample-projections.fixture';

describe('the file of the read database', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'read-db-'));
    path = join(directory, 'read.db');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const refusal = { code: 'read-database-damaged', kind: 'damaged', messageVi: expect.stringContaining('rebuild --all') };
  const opening = (): unknown => {
    try {
      return openProjectionDatabase(path);
    } catch (error) {
      return error;
    }
  };

  it('that is not a database is refused and left as it was', () => {
    writeFileSync(path, 'đây là một tệp văn bản '.repeat(200));
    const before = readFileSync(path);
    expect(opening()).toMatchObject(refusal);
    expect(readFileSync(path)).toEqual(before);
  });

  it('of another program is refused and left as it was', () => {
    const foreign = new DatabaseSync(path);
    foreign.exec('create table contacts (name text); pragma application_id = 7');
    foreign.close();
    const before = readFileSync(path);
    expect(opening()).toMatchObject({ ...refusal, message: expect.stringContaining('another program (application id 7)') });
    expect(readFileSync(path)).toEqual(before);
  });

  it('of another format is refused', async () => {
    await openProjectionDatabase(path).close();
    const changed = new DatabaseSync(path);
    changed.exec('pragma user_version = 99');
    changed.close();
    expect(opening()).toMatchObject({ ...refusal, message: expect.stringContaining('format 99') });
  });

  it('that was cut short is refused', async () => {
    const database = openProjectionDatabase(path);
    await database.create(sums(), 1);
    await database.close();
    truncateSync(path, statSync(path).size - 8192);
    expect(opening()).toMatchObject(refusal);
  });

  it('that lost its tables with the power while they were made is a new one', async () => {
    const begun = new DatabaseSync(path);
    begun.exec('pragma page_size = 8192; pragma journal_mode = wal');
    begun.close();
    expect(statSync(path).size).toBeGreaterThan(0);
    const database = openProjectionDatabase(path);
    expect(await database.instances()).toEqual([]);
    await database.close();
  });

  it('that is empty is a new one, and an existing one is opened as it is', async () => {
    writeFileSync(path, '');
    const database = openProjectionDatabase(path);
    await database.create(sums(), 1);
    await database.close();
    const again = openProjectionDatabase(path);
    expect(await again.instances()).toMatchObject([{ name: 'sums', status: 'building', checkpoint: null }]);
    await again.close();
  });

  it('is moved aside with all that belongs to it, and never over another one', async () => {
    expect(moveAside(path, new Date())).toBeNull();
    const database = openProjectionDatabase(path);
    await database.create(sums(), 1);
    copyFileSync(path, join(directory, 'live.db'));
    copyFileSync(`${path}-wal`, join(directory, 'live.db-wal'));
    await database.close();
    const aside = moveAside(join(directory, 'live.db'), new Date('2026-08-31T00:00:00.000Z'));
    const found = openProjectionDatabase(aside ?? '');
    expect(await found.instances()).toHaveLength(1);
    await found.close();
  });

  it('answers queries only for what serves: a model under construction is not ready, with a sentence for the reader', async () => {
    const database = openProjectionDatabase(path);
    const read = openReadModels(path);
    const instance = await database.create(journal(), 1);
    await expect(read.all(JOURNAL)).rejects.toMatchObject({ code: 'read-model-not-ready', kind: 'unavailable', model: 'journal_entry' });
    await database.promote(instance);
    expect(await read.all(JOURNAL)).toEqual([]);
    expect(await read.get(JOURNAL)).toBeUndefined();
    await expect(read.all('select householdz from journal_entry')).rejects.toThrow('no such column');
    read.close();
    await database.close();
  });

  it('cannot be written through a query', async () => {
    const database = openProjectionDatabase(path);
    await database.promote(await database.create(sums(), 1));
    const read = openReadModels(path);
    await expect(read.all(`delete from area_sum__v1`)).rejects.toMatchObject({ code: 'read-database-unavailable' });
    expect(await read.all(SUMS)).toEqual([]);
    read.close();
    await database.close();
  });

  it('uses the indexes for queries through the names that readers use', async () => {
    const database = openProjectionDatabase(path);
    await database.promote(await database.create(journal(), 1));
    const read = openReadModels(path);
    const plan = await read.all<{ detail: string }>(`explain query plan select log_size from journal_entry where type = 'X'`);
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH journal_entry__v1 USING COVERING INDEX journal_entry__v1__by_type (type=?)']);
    read.close();
    await database.close();
  });

  it('makes indexes for queries at the end of a first build, and at once beside something that serves', async () => {
    const database = openProjectionDatabase(path);
    const read = openReadModels(path);
    const indexes = async (): Promise<readonly unknown[]> => read.all(`select name from sqlite_schema where name like '%by_type'`);
    const first = await database.create(journal(), 1);
    expect(await indexes()).toEqual([]);
    await database.promote(first);
    await database.create(journal(2), 1);
    expect(await indexes()).toEqual([{ name: 'journal_entry__v1__by_type' }, { name: 'journal_entry__v2__by_type' }]);
    read.close();
    await database.close();
  });

  it('keeps many prepared queries without keeping all of them', async () => {
    const database = openProjectionDatabase(path);
    const read = openReadModels(path);
    for (let n = 0; n < 1200; n++) expect(await read.get(`select ${n} as n`)).toEqual({ n });
    read.close();
    await database.close();
  });
});
