import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { rootOf, subtreesFromTiles, tilePath } from '@hieuhoc/transparency-log';
import { openAccessDatabase } from '../platform/access/sign-in/access-database';
import { FolderStore } from '../platform/evidence/folder-store';
import { openVault } from '../platform/vault';
import { logOrigins } from './log-origins';
import { LOG_KEY, SmallSystem } from './backup.fixture';
import { requireWholeRestore, restoreBackup, type KnownHead, type RestoreOptions, verifyBackup } from '.';
import { sha256Of } from './files';
import { formatManifest } from './manifest';

let system: SmallSystem;
let into: string;
beforeEach(async () => {
  system = await SmallSystem.open();
  into = join(system.scratch, 'into');
  await system.append(600);
  await system.seal();
  await system.backUp();
});
afterEach(() => system.close());

const restoring = (options: RestoreOptions): Promise<unknown> =>
  restoreBackup(system.folder, into, { keys: [LOG_KEY], ...options }).catch((error: unknown) => {
    if (typeof Reflect.get(Object(error), 'code') !== 'string') throw error;
    return {
      code: Reflect.get(Object(error), 'code'),
      vi: Reflect.get(Object(error), 'messageVi'),
      ...Reflect.get(Object(error), 'facts'),
    };
  });

/** The tree as a later backup has it: what a signer would remember. */
async function later(more: number): Promise<{ readonly folder: string; readonly head: KnownHead }> {
  await system.append(more);
  await system.seal();
  const folder = join(system.scratch, 'later');
  const { manifest } = await system.backUp({}, folder);
  const { size, root } = manifest.log;
  return { folder, head: { from: 'bộ ký', origin: 'hieuhoc.localhost/thu', size, root: Buffer.from(root, 'base64') } };
}
const remembering = (...heads: KnownHead[]): RestoreOptions => ({ heads: async () => Promise.resolve(heads) });
const rootAt = (size: number): Uint8Array =>
  rootOf(
    size,
    subtreesFromTiles(600, (tile) => readFileSync(join(system.folder, tilePath(tile)))),
  );

describe('history is not forked', () => {
  it('where nobody tells how far it was signed nothing is restored, unless that is accepted', async () => {
    expect(await restoring({})).toMatchObject({ code: 'head-unknown' });
    expect(readdirSync(into)).toEqual([]);
    expect(await restoring({ unchecked: true })).toMatchObject({ size: 600, asked: [] });
  });

  it('whoever remembers what the backup has, or a part of it, agrees', async () => {
    const heads = [600, 1, 257].map((size) => ({ from: `${size}`, origin: 'x', size, root: rootAt(size) }));
    expect(await restoring(remembering(...heads))).toMatchObject({ size: 600, asked: ['600', '1', '257'] });
  });

  it('where more was signed it says which events are missing since when, and restores nothing', async () => {
    const { head } = await later(17);
    const refused = await restoring(remembering(head));
    expect(refused).toMatchObject({ code: 'backup-behind', size: 600, missing: { from: 601, to: 617, count: 17 }, signedBy: 'bộ ký' });
    expect(refused).toMatchObject({ vi: expect.stringContaining('từ thứ 601 đến thứ 617') });
    expect(readdirSync(into)).toEqual([]);
    expect(await restoring({ ...remembering(head), unchecked: true })).toMatchObject({ code: 'backup-behind' });
  });

  it('a newer checkpoint that lies in the backup itself is believed too', async () => {
    const { folder } = await later(17);
    writeFileSync(join(system.folder, 'checkpoint'), readFileSync(join(folder, 'checkpoint')));
    expect(await restoring({ unchecked: true })).toMatchObject({ code: 'backup-behind', missing: { to: 617 } });
  });

  it('what is missing can come from a mirror that begins with all of the backup, and from no other', async () => {
    const { folder, head } = await later(17);
    const other = await SmallSystem.open();
    await other.append(700);
    await other.seal();
    await other.backUp();
    expect(await restoring({ ...remembering(head), bundles: other.folder })).toMatchObject({ code: 'bundles-of-another-log' });
    await other.close();
    rmSync(join(folder, 'databases'), { recursive: true });
    expect(await restoring({ ...remembering(head), bundles: folder })).toMatchObject({ size: 617, asked: ['bộ ký'] });
  });

  it('one who remembers another root is not overruled', async () => {
    const head = { from: 'bên chứng thực', origin: 'x', size: 300, root: Buffer.alloc(32, 1) };
    expect(await restoring({ ...remembering(head), unchecked: true })).toMatchObject({ code: 'backup-forked', size: 300 });
    const newOrigin = { reason: 'hỏng đĩa', actor: 'quan-tri' };
    expect(await restoring({ ...remembering(head), newOrigin })).toMatchObject({ code: 'backup-forked' });
  });

  it('what is lost for good is written down under a new origin: who decided, why, what of which name', async () => {
    const { head } = await later(17);
    const newOrigin = { reason: 'Biên bản hỏng đĩa số 12', actor: 'quan-tri' };
    expect(await restoring({ ...remembering(head), newOrigin })).toMatchObject({ lost: { from: 601, to: 617 } });
    const store = await openSqliteEventStore({ path: join(into, 'log.db'), readonly: true });
    const [event] = await store.readStream('origin');
    expect(event).toMatchObject({
      type: 'OriginChanged',
      data: { from: 'hieuhoc.localhost/thu', size: 600, lost: { from: 601, to: 617 } },
      metadata: { actor: 'quan-tri', reason: 'Biên bản hỏng đĩa số 12' },
    });
    expect((await store.head()).logSize).toBe(601);
    // Under another name than the one that was signed before, the log is signed on only because of this.
    const origins = logOrigins(store);
    expect(await Promise.all(['hieuhoc.localhost/thu', 'hieuhoc.localhost/khac'].map(origins.changedFrom))).toEqual([true, false]);
    await store.close();
  });
});

describe('where it is restored', () => {
  it('an empty folder, in which key and signer may lie already; anything else is left as it is', async () => {
    mkdirSync(join(into, 'signer'), { recursive: true });
    writeFileSync(join(into, 'vault.key'), readFileSync(join(system.data, 'vault.key')));
    expect(await restoring({ unchecked: true })).toMatchObject({ size: 600 });
    const restored = openVault({ HIEUHOC_DATA: into });
    expect(restored.names(['s-590']).get('s-590')).toBe('Nguyễn Văn s-590');
    restored.close();
    expect(await restoring({ unchecked: true })).toMatchObject({ code: 'data-folder-not-empty' });
  });

  it('after an interrupted restore nothing starts there, and the next one begins anew', async () => {
    mkdirSync(join(into, 'restoring'), { recursive: true });
    writeFileSync(join(into, 'vault.db'), 'half');
    expect(() => requireWholeRestore(into)).toThrow('interrupted');
    expect(await restoring({ unchecked: true })).toMatchObject({ size: 600 });
    expect(() => requireWholeRestore(into)).not.toThrow();
    expect(readdirSync(into).toSorted()).toEqual(['log.db', 'seal.db', 'vault.db']);
  });
});

describe('what is brought back, and what is not', () => {
  const counted = (file: string, sql: string): unknown => {
    const database = new DatabaseSync(join(into, file));
    const count = database.prepare(sql).get()?.['n'];
    database.close();
    return count;
  };

  it('no session that was open; nobody who was erased since the copy of the names', async () => {
    const access = openAccessDatabase(join(system.data, 'access.db'));
    access.exec("insert into session values ('x', 'can-bo-1', '', 'password', 0, 1, 1)");
    await system.backUp();
    access.close();
    const [vault] = readdirSync(join(system.folder, 'databases')).filter((name) => name.startsWith('vault'));
    const before = readFileSync(join(system.folder, 'databases', vault!));
    await system.erase('s-10');
    const { manifest } = await system.backUp();
    // The copy of the names as it was before the erasure, under a manifest that knows it.
    writeFileSync(join(system.folder, manifest.databases['vault']!.path), before);
    const files = manifest.files.map((file) =>
      file.path === manifest.databases['vault']!.path ? { ...file, size: before.length, sha256: sha256Of(before) } : file,
    );
    writeFileSync(join(system.folder, 'manifest.json'), formatManifest({ ...manifest, files }));
    expect(await restoring({ unchecked: true })).toMatchObject({ databases: ['access', 'vault'] });
    expect(counted('access.db', 'select count(*) as n from session')).toBe(0);
    for (const table of ['kept', 'person']) {
      expect(counted('vault.db', `select count(*) as n from ${table} where ref = 's-10'`)).toBe(0);
      expect(counted('vault.db', `select count(*) as n from ${table} where ref = 's-20'`)).toBe(1);
    }
    const [registered] = await system.store.readStream('subject-s-10');
    const { commitment } = JSON.parse(registered!.dataText);
    expect(before.includes(commitment)).toBe(true);
    expect(readFileSync(join(into, 'vault.db')).includes(commitment)).toBe(false);
  });

  it('evidence under its hash, but for what was erased; a file that is lost or changed is told', async () => {
    const hashes = [await system.addEvidence('m-1', 'một'), await system.addEvidence('m-2', 'hai')];
    expect(await system.backUp()).toMatchObject({ newEvidence: 2, evidenceMissing: [], evidenceChanged: [] });
    expect(await system.backUp()).toMatchObject({ newEvidence: 0, newFiles: 0 });
    await system.erase('evidence:m-1');
    await system.backUp();
    expect((await verifyBackup(system.folder)).found).toEqual([]);
    expect(await restoring({ unchecked: true })).toMatchObject({ evidence: 1 });
    const found = [];
    for await (const hash of new FolderStore(join(into, 'evidence')).hashes()) found.push(hash);
    expect(found).toEqual([hashes[1]]);

    const lost = await system.addEvidence('m-3', 'ba');
    await system.evidence.remove(lost);
    const changed = await system.addEvidence('m-4', 'bốn');
    const file = join(system.data, 'evidence', changed.slice(0, 2), changed.slice(2, 4), changed);
    chmodSync(file, 0o600);
    writeFileSync(file, 'bon');
    const taken = await system.backUp();
    expect(taken.evidenceMissing.toSorted()).toEqual([lost, changed].toSorted());
    expect(taken.evidenceChanged).toEqual([changed]);
    expect((await verifyBackup(system.folder)).found.map(({ code }) => code)).toEqual(['evidence-missing', 'evidence-missing']);
  });

  it('evidence that lies elsewhere is put there', async () => {
    const hash = await system.addEvidence('m-1', 'một');
    await system.backUp();
    const elsewhere = new FolderStore(join(system.scratch, 'bucket'));
    expect(await restoring({ unchecked: true, evidence: elsewhere })).toMatchObject({ evidence: 1 });
    const file = await elsewhere.read(hash);
    expect(file).not.toBeNull();
    file?.destroy();
    expect(readdirSync(into)).not.toContain('evidence');
  });
});
