import fs from 'node:fs/promises';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { uuid7 } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { SealedFile } from '../platform/sealing/sealed-file';
import { SmallSystem, VKEY } from './backup.fixture';
import { takeBackup, verifyBackup } from '.';

let system: SmallSystem;
beforeEach(async () => {
  system = await SmallSystem.open();
  await system.append(600);
  await system.seal();
});
afterEach(() => system.close());

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      if (typeof Reflect.get(Object(error), 'code') !== 'string') throw error;
      return { code: Reflect.get(Object(error), 'code'), ...Reflect.get(Object(error), 'facts') };
    },
  );

/** Writes to the file of the log past all its guards. */
function alter(sql: string): void {
  const database = new DatabaseSync(join(system.data, 'log.db'));
  for (const { name } of database.prepare("select name from sqlite_schema where type = 'trigger'").all())
    if (/never|follow/.test(String(name))) database.exec(`drop trigger ${String(name)}`);
  database.exec(sql);
  database.close();
}

describe('an altered log is not backed up', () => {
  it('the event whose bytes were changed is named', async () => {
    alter(`update events set data = '{"value":"1.00"}' where seq = 77`);
    expect(await refusal(system.backUp())).toMatchObject({ code: 'log-altered', logSize: 77, against: 'store' });
    expect(await verifyBackup(system.folder)).toMatchObject({ found: [{ code: 'no-backup' }] });
  });

  it('also when the leaf of the store was changed with it: the sealed tree remembers', async () => {
    alter(`update events set data = '{"value":"1.00"}' where seq = 77`);
    const withoutLeaves = new Proxy(system.store, {
      get: (store, name): unknown => {
        const member: unknown = Reflect.get(store, name);
        if (name === 'readAll') return (options: object) => store.readAll({ ...options, leaves: false });
        return typeof member === 'function' ? member.bind(store) : member;
      },
    });
    const sealed = new SealedFile(join(system.data, 'seal.db'));
    const source = { data: system.data, store: withoutLeaves, sealed, evidence: null, keys: [VKEY] };
    expect(await refusal(takeBackup(source, system.folder))).toMatchObject({ code: 'log-altered', logSize: 77, against: 'seal' });
    sealed.close();
  });

  it('what was signed is compared too, where no sealed tree stands beside it', async () => {
    const sealed = new SealedFile(join(system.data, 'seal.db'));
    const notes = [...sealed.checkpoints()].map((note) => ({ ...note }));
    sealed.close();
    const other = await SmallSystem.open();
    await other.append(600);
    const source = {
      data: other.data,
      store: other.store,
      sealed: { size: () => 0, tile: () => null, checkpoints: () => notes },
      evidence: null,
      keys: [],
    };
    expect(await refusal(takeBackup(source, other.folder))).toMatchObject({ code: 'signed-root-differs' });
    await other.close();
  });

  it('one altered after it was backed up is found by the whole comparison, and the backup stays what it was', async () => {
    await system.backUp();
    alter(`update events set data = '{"value":"1.00"}' where seq = 77`);
    expect(await refusal(system.backUp({ whole: true }))).toMatchObject({ code: 'log-altered', logSize: 77 });
    expect((await verifyBackup(system.folder)).found).toEqual([]);
  });

  it('one that was cut, and another log, are refused', async () => {
    await system.backUp();
    const shorter = await openSqliteEventStore({ path: join(system.scratch, 'other', 'log.db'), writer: 'inline' });
    const source = { data: join(system.scratch, 'other'), store: shorter, sealed: null, evidence: null, keys: [] };
    expect(await refusal(takeBackup(source, system.folder))).toMatchObject({ code: 'log-behind-backup' });
    const [last] = (await system.store.readAll({ limit: 10_000 })).events.slice(-1);
    for (let at = 0; at <= Number(last!.revision); at++)
      await shorter.append(last!.stream, 'any', [{ id: uuid7(), type: 'X', data: {}, metadata: { actor: 'a', schemaVersion: 1 } }]);
    expect(await refusal(takeBackup(source, system.folder))).toMatchObject({ code: 'log-altered', against: 'backup' });
    await shorter.close();
    expect((await verifyBackup(system.folder)).found).toEqual([]);
  });
});

describe('where a backup may stand', () => {
  it('not in the data folder, not among the files of somebody else, not two at once', async () => {
    expect(await refusal(system.backUp({}, join(system.data, 'backup')))).toMatchObject({ code: 'backup-inside-data' });
    mkdirSync(join(system.scratch, 'photos'));
    writeFileSync(join(system.scratch, 'photos', 'hoa.jpg'), '');
    expect(await refusal(system.backUp({}, join(system.scratch, 'photos')))).toMatchObject({ code: 'not-a-backup-folder' });
    expect(readdirSync(join(system.scratch, 'photos'))).toEqual(['hoa.jpg']);
    const both = await Promise.all([refusal(system.backUp()), refusal(system.backUp())]);
    expect(both.filter((one) => one === 'taken')).toHaveLength(1);
    expect(both).toContainEqual(expect.objectContaining({ code: 'backup-busy' }));
  });
});

describe('a backup that is interrupted', () => {
  afterEach(() => jest.restoreAllMocks());

  it('before any of its files was moved to its place leaves the one before whole, and the next one finishes', async () => {
    await system.backUp();
    for (let moves = 0; ; moves++) {
      await system.append(moves === 0 ? 300 : 1);
      await system.seal();
      const before = (await verifyBackup(system.folder)).manifest!;
      const rename = fs.rename.bind(fs);
      let left = moves;
      const spied = jest.spyOn(fs, 'rename').mockImplementation(async (from, to) => {
        if (left-- <= 0) throw Object.assign(new Error('the power went'), { code: 'EIO' });
        return rename(from, to);
      });
      const outcome = await refusal(system.backUp());
      spied.mockRestore();
      const { found, manifest } = await verifyBackup(system.folder);
      expect([moves, found]).toEqual([moves, []]);
      if (outcome === 'taken') break;
      if (manifest!.takenAt === before.takenAt) expect(manifest).toEqual(before);
      expect(moves).toBeLessThan(40);
    }
    const { logSize } = await system.store.head();
    expect((await verifyBackup(system.folder)).manifest!.log.size).toBe(logSize);
  });
});

describe('what a copy of the databases holds', () => {
  it('older copies go after thirty days, one a day stays before that, and what is unchanged is not copied again', async () => {
    const day = (n: number, hour = 0) => ({ now: () => new Date(Date.UTC(2026, 10, 1 + n, hour)) });
    const copies = () => readdirSync(join(system.folder, 'databases'));
    await system.backUp(day(0));
    await system.backUp(day(1));
    expect(copies()).toEqual(['vault-20261101T000000000Z.db']);
    for (const [n, hour] of [
      [2, 1],
      [2, 2],
      [3, 0],
    ] as const) {
      await system.append(10);
      await system.backUp(day(n, hour));
    }
    expect(copies()).toEqual(['vault-20261101T000000000Z.db', 'vault-20261103T020000000Z.db', 'vault-20261104T000000000Z.db']);
    await system.append(10);
    await system.backUp(day(32));
    expect(copies()).toEqual(['vault-20261103T020000000Z.db', 'vault-20261104T000000000Z.db', 'vault-20261203T000000000Z.db']);
    await system.backUp(day(90));
    expect(copies()).toEqual(['vault-20261203T000000000Z.db']);
    expect((await verifyBackup(system.folder)).found).toEqual([]);
  });

  it('never a key: what is kept is log, tiles, notes and databases', async () => {
    await system.backUp();
    const files = readdirSync(system.folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /key|signer|heads/.test(file))).toEqual([]);
  });

  it('a name that the vault has lost without erasure is told', async () => {
    const vault = new DatabaseSync(join(system.data, 'vault.db'));
    vault.exec("delete from kept where ref = 's-0'");
    vault.close();
    expect(await system.backUp()).toMatchObject({ namesMissing: [{ ref: 's-0' }] });
    expect((await verifyBackup(system.folder)).found).toMatchObject([{ code: 'names-missing' }]);
  });
});
