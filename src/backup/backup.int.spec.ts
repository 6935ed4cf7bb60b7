import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { SealedFile } from '../platform/sealing/sealed-file';
import { LOG_KEY, SmallSystem } from './backup.fixture';
import { restoreBackup, verifyBackup } from '.';

let system: SmallSystem;
beforeEach(async () => (system = await SmallSystem.open()));
afterEach(() => system.close());

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

describe('a backup', () => {
  it('may be named in any way that a path is written', async () => {
    await system.append(300);
    await system.seal();
    for (const folder of [`${system.folder}/`, relative(process.cwd(), system.folder), `./${relative(process.cwd(), system.folder)}/`]) {
      await system.append(1);
      await system.backUp({}, folder);
    }
    expect(filesIn(system.folder).filter((path) => path.startsWith('bundle/'))).toEqual(['bundle/000.ndjson', 'bundle/001.p/47.ndjson']);
    expect((await verifyBackup(`${system.folder}/`)).found).toEqual([]);
  });

  it('is taken, verified and restored: the same events in the same bytes, the same root, the same names', async () => {
    await system.append(700);
    await system.seal();
    const taken = await system.backUp();
    expect(taken).toMatchObject({ newEvents: 700, namesMissing: [] });
    expect(await verifyBackup(system.folder, [LOG_KEY])).toMatchObject({ found: [], ownKeys: false, signed: { size: 700 } });
    const into = join(system.scratch, 'restored');
    const restored = await restoreBackup(system.folder, into, { unchecked: true });
    expect(restored).toMatchObject({ size: 700, root: taken.manifest.log.root, databases: ['vault'] });
    expect(readdirSync(into).toSorted()).toEqual(['log.db', 'seal.db', 'vault.db']);
    const copy = await openSqliteEventStore({ path: join(into, 'log.db'), readonly: true });
    expect((await copy.readAll({ limit: 10_000 })).events).toEqual((await system.store.readAll({ limit: 10_000 })).events);
    await copy.close();
    const sealed = new SealedFile(join(into, 'seal.db'));
    expect(sealed.latest()?.size).toBe(700);
    sealed.close();
  });

  it('taken again copies only what is new, and leaves what is full as it was', async () => {
    await system.append(600);
    await system.seal();
    await system.backUp();
    const full = join(system.folder, 'bundle', '000.ndjson');
    const before = statSync(full).mtimeMs;
    await system.append(300);
    await system.seal();
    const taken = await system.backUp();
    expect(taken).toMatchObject({ newEvents: 300, manifest: { log: { size: 900 } } });
    expect(statSync(full).mtimeMs).toBe(before);
    expect(filesIn(system.folder).filter((path) => path.startsWith('bundle/'))).toEqual([
      'bundle/000.ndjson',
      'bundle/001.ndjson',
      'bundle/002.ndjson',
      'bundle/003.p/132.ndjson',
    ]);
    expect(await verifyBackup(system.folder)).toMatchObject({ found: [], ownKeys: true });
    expect(await system.backUp()).toMatchObject({ newEvents: 0, newFiles: 0, newBytes: 0 });
  });

  it('step by step gives the very files that one in a single step gives', async () => {
    const once = join(system.scratch, 'once');
    for (const count of [1, 255, 1, 300, 0, 12]) {
      await system.append(count);
      await system.seal();
      await system.backUp();
      expect((await verifyBackup(system.folder)).found).toEqual([]);
    }
    await system.backUp({}, once);
    const log = (folder: string) => filesIn(folder).filter((path) => /^(tile|bundle)/.test(path));
    expect(log(system.folder)).toEqual(log(once));
    for (const path of log(once)) expect(readFileSync(join(system.folder, path))).toEqual(readFileSync(join(once, path)));
  });

  it('whose files were lost in part is made whole by the next run', async () => {
    await system.append(600);
    await system.seal();
    await system.backUp();
    rmSync(join(system.folder, 'bundle', '000.ndjson'));
    expect((await verifyBackup(system.folder)).found.map(({ code }) => code)).toEqual(['missing-file']);
    await system.backUp();
    expect((await verifyBackup(system.folder)).found).toEqual([]);
  });

  it.each(['bundle/002.p/88.ndjson', 'tile/entries/002.p/88', 'tile/0/002.p/88', 'tile/1/000.p/2'])(
    'whose last %s came to harm is not gone on with as if it were sound',
    async (path) => {
      await system.append(600);
      await system.seal();
      await system.backUp();
      const bytes = readFileSync(join(system.folder, path));
      bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
      writeFileSync(join(system.folder, path), bytes);
      await system.append(200);
      await system.seal();
      await system.backUp();
      expect((await verifyBackup(system.folder)).found).toEqual([]);
    },
  );
});
