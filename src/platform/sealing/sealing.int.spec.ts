import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as breath } from 'node:timers/promises';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { openNote, toHex, verifierKeyOf, verifierOf } from '@hieuhoc/transparency-log';
import { Sealer, Sealing, type LogOrigins, type SealedCheckpoint, type SealingOptions } from '.';
import { happened, LogToSeal, SignerInMemory } from './testing';

const PATIENCE_MS = 20_000;

let log: LogToSeal;
let signer: SignerInMemory;
let sealing: Sealing;
beforeEach(async () => {
  log = await LogToSeal.open();
  signer = new SignerInMemory();
  sealing = open();
});
afterEach(async () => {
  await sealing.close();
  await log.close();
});

const open = (options: SealingOptions = {}): Sealing =>
  Sealing.open(
    log.directory,
    { kind: 'sqlite', path: log.path },
    { sealer: (path, events) => new Sealer(log.store, path, events), ...options },
  );

const opened = () => ({ signer, close: async () => undefined });

const started = async (size: number): Promise<SealedCheckpoint> => {
  sealing.start(opened());
  return sealing.whenSealed(size, PATIENCE_MS);
};

/** As a process that ends and starts again; `meanwhile` with nothing open. */
async function restarted(meanwhile: () => void | Promise<void> = () => undefined, options: SealingOptions = {}): Promise<void> {
  await sealing.close();
  await meanwhile();
  sealing = open(options);
}

/** A log whose events say that it was signed under this name; left out: they say nothing. */
const saying = (origin?: string | null, changedFrom = async (_: string): Promise<boolean> => false): LogOrigins => ({
  changedFrom,
  signedAs: async () => (origin === undefined ? null : { origin }),
});

const loseSeals = (): void => ['', '-wal', '-shm'].forEach((suffix) => rmSync(`${log.sealPath}${suffix}`, { force: true }));

/** The first alarm after a start. */
async function alarmOf(meanwhile: () => void | Promise<void>, origins: LogOrigins = saying()): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<Error>();
  await restarted(meanwhile, { onAlarm: resolve, aheadMs: 0, origins });
  sealing.start(opened());
  return promise;
}

describe('sealing', () => {
  it('has every size signed that somebody waits for, in a note that the signer’s key opens', async () => {
    await log.append('a', 'b', 'a');
    const checkpoint = await started(3);
    expect(checkpoint.size).toBe(3);
    expect(openNote(checkpoint.note, [verifierOf(verifierKeyOf(signer.key))]).kind).toBe('signed');
    expect(toHex(checkpoint.root)).toBe(toHex(sealing.rootAt(3)));
    await log.append('c');
    expect((await sealing.whenSealed(4, PATIENCE_MS)).size).toBe(4);
    expect([sealing.covering(1)?.size, sealing.covering(4)?.size, sealing.covering(5)]).toEqual([3, 4, null]);
    expect(await sealing.state()).toMatchObject({ running: true, sealed: 4, signed: 4, unsignedMs: 0, alarm: null, trouble: null });
  });

  it('goes on where it was, and signs nothing twice', async () => {
    await log.append('a', 'b');
    await started(2);
    await restarted();
    await log.append('c');
    const checkpoint = await started(3);
    expect([checkpoint.size, signer.signed]).toEqual([3, 2]);
  });

  it('says in time that something is not signed yet', async () => {
    sealing.start(opened());
    await expect(sealing.whenSealed(9, 20)).rejects.toMatchObject({ code: 'seal-behind', kind: 'unavailable', facts: { size: 9 } });
  });

  it('while the signer is away the log is sealed on, and signed when it is back', async () => {
    signer.away = true;
    const { promise, resolve } = Promise.withResolvers<Error>();
    await restarted(undefined, { onTrouble: resolve });
    sealing.start(opened());
    await log.append('a', 'b');
    expect(await promise).toMatchObject({ code: 'signer-unavailable' });
    expect(await sealing.state()).toMatchObject({ sealed: 2, signed: 0, alarm: null, trouble: { code: 'signer-unavailable' } });
    for (let waited: number | null = 0; waited === 0;) waited = (await sealing.state()).unsignedMs;
    signer.away = false;
    expect((await sealing.whenSealed(2, PATIENCE_MS)).size).toBe(2);
  });

  it('the file of the seals may be lost: it is made again and ends in the same signed tree', async () => {
    await log.append('a', 'b', 'c');
    const { root } = await started(3);
    await restarted(loseSeals);
    expect(toHex((await started(3)).root)).toBe(toHex(root));
  });

  it('works on a thread of its own too', async () => {
    await restarted();
    const threaded = Sealing.open(join(log.directory, 'beside'), { kind: 'sqlite', path: log.path });
    try {
      threaded.start(opened());
      await log.append('a', 'b');
      expect((await threaded.whenSealed(2, PATIENCE_MS)).size).toBe(2);
      expect(await threaded.sealHeads()).toMatchObject({ size: 2, count: 2 });
      expect(await threaded.state()).toMatchObject({ running: true, sealed: 2, signed: 2 });
    } finally {
      await threaded.close();
    }
  });
});

describe('an alarm is raised, and nothing more is signed, when', () => {
  const withoutGuards = (change: string): void => {
    const file = new DatabaseSync(log.path);
    const triggers = file.prepare("select name, sql from sqlite_schema where type = 'trigger'").all();
    for (const { name } of triggers) file.exec(`drop trigger ${String(name)}`);
    file.exec(change);
    for (const { sql } of triggers) file.exec(String(sql));
    file.close();
  };

  it('the log has become shorter', async () => {
    await log.append('a', 'b', 'c');
    await started(3);
    const alarm = await alarmOf(() => withoutGuards('delete from events where seq = 3'));
    expect(alarm).toMatchObject({ code: 'log-differs', kind: 'damaged', messageVi: expect.stringContaining('ngắn hơn 3 sự kiện') });
    await expect(sealing.whenSealed(4, PATIENCE_MS)).rejects.toBe(alarm);
    expect((await sealing.state()).alarm).toBe(alarm);
  });

  it('the last sealed event is another one', async () => {
    await log.append('a', 'b');
    await started(2);
    const alarm = await alarmOf(() => withoutGuards("update events set id = '00000000-0000-7000-8000-000000000000' where seq = 2"));
    expect(alarm).toMatchObject({ code: 'log-differs', facts: { size: 2, stream: 'b' } });
  });

  it('an event does not hash to the leaf that was written with it', async () => {
    await log.append('a');
    await started(1);
    const alarm = await alarmOf(async () => {
      await log.append('b');
      withoutGuards(`update events set data = replace(data, '82.35', '92.35') where seq = 2`);
    });
    expect(alarm).toMatchObject({ code: 'log-differs', facts: { size: 2 }, messageVi: expect.stringContaining('log verify') });
    expect(signer.latest.size).toBe(1);
  });

  it('what was sealed before goes on differently: the signer refuses', async () => {
    await log.append('a', 'b', 'c');
    await started(3);
    signer.latest = { size: 2, root: sealing.rootAt(3) };
    const alarm = await alarmOf(() => log.append('d'));
    expect(alarm).toMatchObject({ code: 'signer-refused', facts: { signed: 2, asked: 4 } });
  });

  it('log and seals are both those of an older copy: the signer remembers more', async () => {
    await log.append('a', 'b');
    await started(2);
    signer.latest = { size: 3, root: sealing.rootAt(2) };
    const alarm = await alarmOf(() => undefined);
    expect(alarm).toMatchObject({ code: 'log-differs', messageVi: expect.stringContaining('khôi phục từ bản cũ') });
  });

  describe('the signer is another one', () => {
    const replaced = (): void => void (signer = new SignerInMemory('hieuhoc.example/anew'));

    it('of which the log says nothing', async () => {
      await log.append('a', 'b');
      await started(2);
      const alarm = await alarmOf(replaced);
      expect(alarm).toMatchObject({ code: 'another-signer', facts: { before: 'hieuhoc.example/log', now: 'hieuhoc.example/anew' } });
      expect(signer.signed).toBe(0);
    });

    it('and the log says so: it signs on', async () => {
      await log.append('a', 'b');
      await started(2);
      await restarted(replaced, { origins: saying('hieuhoc.example/log', async (from) => from === 'hieuhoc.example/log') });
      await log.append('c');
      expect((await started(3)).note).toContain('hieuhoc.example/anew\n3\n');
    });
  });

  describe('seals and signer are both lost, and the log’s own events say that it was signed', () => {
    const lost = (name: string) => (): void => {
      loseSeals();
      signer = new SignerInMemory(name);
    };

    it.each([
      ['under the name of another', 'hieuhoc.example/log', 'hieuhoc.example/anew'],
      ['under the same name, by one that remembers nothing', 'hieuhoc.example/log', 'hieuhoc.example/log'],
      ['under a name that an older version did not say', null, 'hieuhoc.example/log'],
    ])('%s', async (_, before, now) => {
      await log.append('a', 'b');
      await started(2);
      const alarm = await alarmOf(lost(now), saying(before));
      expect(alarm).toMatchObject({ code: 'another-signer', facts: { before, now }, messageVi: expect.stringContaining('--new-origin') });
      expect(signer.signed).toBe(0);
      await log.append('c');
      while (sealing.size() < 3) await breath();
      expect(await sealing.state()).toMatchObject({ running: true, signed: 0, alarm });
      expect(sealing.origin()).toBeNull();
    });

    it('the signer that signed it is still there: it signs on', async () => {
      await log.append('a', 'b');
      await started(2);
      await restarted(loseSeals, { origins: saying(signer.key.name) });
      await log.append('c');
      expect((await started(3)).size).toBe(3);
      expect(sealing.origin()).toBe(signer.key.name);
    });

    it('or that it began anew: it signs on under the new name', async () => {
      await log.append('a', 'b');
      await started(2);
      await restarted(lost('hieuhoc.example/anew'), { origins: saying('hieuhoc.example/log', async () => true) });
      expect((await started(2)).note).toContain('hieuhoc.example/anew\n2\n');
    });
  });

  it('another log stands in the place of this one', async () => {
    await log.append('a', 'b');
    await started(2);
    await sealing.close();
    const other = await openSqliteEventStore({ path: join(log.directory, 'other.db'), writer: 'inline' });
    for (const stream of ['a', 'b', 'c']) await other.append(stream, 'any', [happened(stream)]);
    const { promise, resolve } = Promise.withResolvers<Error>();
    sealing = open({ sealer: (path, events) => new Sealer(other, path, events), onAlarm: resolve });
    sealing.start(opened());
    expect(await promise).toMatchObject({ code: 'log-differs', facts: { size: 2 } });
    await other.close();
  });
});
