import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { restoreBackup, verifyBackup } from '.';
import { LOG_KEY, noteOf, SmallSystem } from './backup.fixture';
import { lineOf, parseLine } from './bundle-line';
import { sha256Of } from './files';
import { formatManifest, parseManifest, type Manifest } from './manifest';
import { formatNotes } from './notes';

let system: SmallSystem;
let folder: string;
beforeAll(async () => {
  system = await SmallSystem.open();
  await system.append(600);
  await system.seal();
  await system.backUp();
  await system.append(50);
  await system.seal();
  await system.backUp();
});
afterAll(() => system.close());
beforeEach(() => {
  folder = join(system.scratch, 'damaged');
  rmSync(folder, { recursive: true, force: true });
  cpSync(system.folder, folder, { recursive: true });
});

const codes = async (): Promise<readonly string[]> => (await verifyBackup(folder, [LOG_KEY])).found.map(({ code }) => code);
const into = (): string => join(system.scratch, 'into');
const restoring = (): Promise<unknown> =>
  restoreBackup(folder, into(), { unchecked: true, keys: [LOG_KEY] }).then(
    () => 'restored',
    (error: unknown) => Reflect.get(Object(error), 'code'),
  );
const at = (path: string): string => join(folder, path);
const flipped = (path: string, byte: number): void => {
  const bytes = readFileSync(at(path));
  bytes[byte] = (bytes[byte] ?? 0) ^ 4;
  writeFileSync(at(path), bytes);
};
const manifest = (): Manifest => parseManifest(readFileSync(at('manifest.json'), 'utf8'))!;
const files = (): string[] => [...manifest().files.map(({ path }) => path), 'manifest.json', 'checkpoint'];

/** As somebody would who knows the format: the manifest says what now stands there. */
const forged = (change: (manifest: Manifest) => Partial<Manifest> = () => ({})): void => {
  const before = manifest();
  const now = before.files.map(({ path }) => ({
    path,
    size: readFileSync(at(path)).length,
    sha256: sha256Of(readFileSync(at(path))),
  }));
  writeFileSync(at('manifest.json'), formatManifest({ ...before, files: now, ...change(before) }));
};

describe('a backup that came to harm is neither verified nor restored', () => {
  it('as it was taken it is sound', async () => {
    expect(await codes()).toEqual([]);
    expect(files().length).toBeGreaterThan(10);
  });

  it('a flipped bit in any of its files is found', async () => {
    for (const path of files()) {
      const before = readFileSync(at(path));
      for (const byte of [0, Math.floor(before.length / 2), before.length - 1]) {
        flipped(path, byte);
        expect([path, byte, (await codes()).length]).toEqual([path, byte, 1]);
        writeFileSync(at(path), before);
      }
    }
    flipped('bundle/001.ndjson', 100);
    expect(await restoring()).toBe('backup-damaged');
    expect(readdirSync(into())).toEqual([]);
  });

  it('any missing file is found, and any that was cut or added to', async () => {
    for (const path of files()) {
      const before = readFileSync(at(path));
      rmSync(at(path));
      expect([path, await codes()]).toEqual([path, [path === 'manifest.json' ? 'no-backup' : 'missing-file']]);
      writeFileSync(at(path), before.subarray(0, -1));
      expect([path, (await codes()).length]).toEqual([path, 1]);
      writeFileSync(at(path), Buffer.concat([before, Buffer.from('\n')]));
      expect([path, (await codes()).length]).toEqual([path, 1]);
      writeFileSync(at(path), before);
    }
    truncateSync(at('bundle/000.ndjson'), 0);
    expect(await restoring()).toBe('backup-damaged');
  });

  it('swapped bundles are found, also with a manifest made for them', async () => {
    renameSync(at('bundle/000.ndjson'), at('kept'));
    renameSync(at('bundle/001.ndjson'), at('bundle/000.ndjson'));
    renameSync(at('kept'), at('bundle/001.ndjson'));
    expect((await codes()).length).toBe(2);
    expect(await restoring()).toBe('backup-damaged');
    forged();
    expect(await codes()).toEqual(['stream-broken']);
    expect(await restoring()).toBe('backup-damaged');
  });
});

describe('a backup whose manifest was made anew around a change', () => {
  const edited = (change: (line: string) => string): void => {
    const lines = readFileSync(at('bundle/001.ndjson'), 'utf8').split('\n');
    lines[17] = change(lines[17]!);
    writeFileSync(at('bundle/001.ndjson'), lines.join('\n'));
    forged();
  };
  const other = (line: string, field: 'data' | 'recordedAt' | 'id'): string => {
    const event = parseLine(line)!;
    const now = { data: '{"value":"99.00"}', recordedAt: '2015-07-10T02:03:04.005Z', id: '01a1feaf-6ee8-72c0-88a3-e2b8dcc385c4' };
    return lineOf({ ...event, [field]: now[field] });
  };

  it.each(['data', 'recordedAt', 'id'] as const)('another %s of an event does not match its leaf', async (field) => {
    edited((line) => other(line, field));
    expect(await codes()).toEqual(['event-altered']);
    expect(await restoring()).toBe('backup-damaged');
  });

  it('the same event in other bytes is none that a backup has written', async () => {
    edited((line) => line.replace('{"data"', '{ "data"'));
    expect(await codes()).toEqual(['bundle-malformed']);
  });

  it('an event left out breaks its bundle', async () => {
    edited(() => '');
    expect(await codes()).toEqual(['bundle-malformed']);
  });

  it('a note signed by somebody else, or by nobody, is told from one of the log', async () => {
    const { checkpoint, files } = manifest();
    const path = files.find(({ path }) => path.startsWith('checkpoints/'))!.path;
    const root = Buffer.from(checkpoint!.root, 'base64');
    const genuine = noteOf(checkpoint!.size, root);
    const [text = '', line = ''] = genuine.split('\n\n');
    const forgedLine = `${line.slice(0, -9)}${line.at(-9) === 'A' ? 'B' : 'A'}${line.slice(-8)}`;
    const notes = { forged: `${text}\n\n${forgedLine}`, unsigned: `${text}\n\n${line.replace('hieuhoc', 'khac')}`, malformed: 'x' };
    for (const [kind, note] of Object.entries(notes)) {
      writeFileSync(at(path), formatNotes([{ size: checkpoint!.size, at: '2026-11-21T10:00:00.000Z', note }]));
      forged();
      expect(await codes()).toEqual([`note-${kind}`]);
      expect(await restoring()).toBe('backup-damaged');
    }
  });

  it('a signed root that the events do not give is named', async () => {
    writeFileSync(at('checkpoint'), noteOf(300, Buffer.alloc(32, 7)));
    expect(await codes()).toEqual(['signed-root-differs']);
  });

  it('a vault without a name that the log stands for is behind it', async () => {
    const vault = new DatabaseSync(at(manifest().databases['vault']!.path));
    vault.exec("delete from kept where ref = 's-640'");
    vault.close();
    forged();
    expect(await codes()).toEqual(['names-missing']);
    expect(await restoring()).toBe('backup-damaged');
  });

  it('a manifest that names a place outside of its folder is not believed, and nothing is written there', async () => {
    const { vault } = manifest().databases;
    const outside = join(system.scratch, 'outside.db');
    const elsewhere: Manifest['databases'][] = [{ '../../outside': vault! }, { vault: { ...vault!, path: '../data/vault.key' } }];
    for (const databases of elsewhere) {
      forged(() => ({ databases }));
      expect([await codes(), await restoring(), existsSync(outside)]).toEqual([['manifest-damaged'], 'backup-damaged', false]);
      rmSync(at('manifest.json'));
      cpSync(join(system.folder, 'manifest.json'), at('manifest.json'));
    }
  });

  it('a database that is none is damaged', async () => {
    writeFileSync(at(manifest().databases['vault']!.path), 'not a database, but long enough to be looked at by somebody');
    forged();
    expect(await codes()).toEqual(['database-damaged']);
  });
});
