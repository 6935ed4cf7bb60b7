import { DatabaseSync } from 'node:sqlite';
import {
  formatCheckpoint,
  newSigningKey,
  signNote,
  signerOf,
  toHex,
  verifierKeyOf,
  verifierOf,
  type SigningKey,
} from '@hieuhoc/transparency-log';
import { writeHeads } from '../heads-writer';
import { SealWriter } from '../seal-writer';
import { SealedFile } from '../sealed-file';
import { storeCheckpoint } from '../store-checkpoint';
import { LogToSeal, SignerInMemory } from '../testing';
import { checkCheckpoints, checkEvents, checkGivenCheckpoint, checkStreamHeads, hashSqliteLog, type Outcome } from '.';

/** Two threads have something to do each, and a tile is full. */
const EVENTS = 620;
const { key } = new SignerInMemory();
const verifiers = [verifierOf(verifierKeyOf(key))];
const quiet = (): void => undefined;

let whole: LogToSeal;
let log: LogToSeal;
beforeAll(async () => {
  whole = await LogToSeal.open();
  await whole.append(...Array.from({ length: EVENTS }, (_, at) => `chuoi-${at % 50}`));
  const writer = new SealWriter(whole.sealPath);
  const { size, root } = writer.seal(await whole.events());
  storeCheckpoint(writer.database, { size, root, at: '2026-01-31T00:00:00.000Z', note: noteOf(size, root) });
  const heads = writeHeads(writer.database, size);
  const sealed = { type: 'StreamHeadsSealed', data: { size, root: toHex(heads.root), count: heads.count } };
  await whole.store.append('seal', 'no_stream', [
    { id: '01a1ff3c-d1b6-73c0-a9ae-8b7c77420ed0', metadata: { actor: 'may-chu', schemaVersion: 1 }, ...sealed },
  ]);
  writer.close();
});
afterAll(() => whole.close());
beforeEach(async () => void (log = await whole.copy()));
afterEach(() => log.close());

const noteOf = (size: number, root: Uint8Array): string =>
  signNote(formatCheckpoint({ origin: key.name, size, root }), [signerOf(key, () => new Date())]);

async function found(): Promise<readonly Outcome[]> {
  const seal = new SealedFile(log.sealPath);
  try {
    const events = await checkEvents({ kind: 'sqlite', path: log.path }, log.store, seal, quiet);
    return [...events, checkCheckpoints(seal, verifiers), await checkStreamHeads(log.store, seal)];
  } finally {
    seal.close();
  }
}

const failedOf = (outcomes: readonly Outcome[]): unknown =>
  outcomes.filter(({ outcome }) => outcome === 'failed').map(({ check, facts }) => [check, facts['harm'] ?? null, facts['size'] ?? null]);

/** As somebody with the disk would: the guards of the file taken off, and put back. */
function behindItsBack(path: string, change: string): void {
  const file = new DatabaseSync(path);
  const triggers = file.prepare("select name, sql from sqlite_schema where type = 'trigger'").all();
  for (const { name } of triggers) file.exec(`drop trigger ${String(name)}`);
  file.exec(change);
  for (const { sql } of triggers) file.exec(String(sql));
  file.close();
}
const inLog = (change: string): void => behindItsBack(log.path, change);

const MOVE_UP = (from: number): string =>
  `update events set seq = seq + 100000 where seq >= ${from}; update events set seq = seq - 99999 where seq > 100000;`;
const COPY = `insert into events select 300, '00000000-0000-7000-8000-000000000009', 'chen-vao', 0, type, recorded_at, leaf, data, metadata from events where seq = 1;`;

describe('the check of a log', () => {
  it('passes one that nobody touched, and counts what is not sealed yet', async () => {
    const outcomes = await found();
    expect(outcomes.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['events', 'passed'],
      ['tree', 'passed'],
      ['checkpoints', 'passed'],
      ['stream-heads', 'passed'],
    ]);
    expect(outcomes[0]?.facts).toMatchObject({ size: EVENTS, unsealed: 1 });
  });

  it.each([
    ['a content changed', `update events set data = replace(data, '82.35', '92.35') where seq = 401`, 'changed', 401],
    [
      'a byte that is no text',
      `update events set data = cast(replace(cast(data as blob), x'38', x'ff') as text) where seq = 77`,
      'redacted',
      77,
    ],
    ['metadata changed', `update events set metadata = replace(metadata, 'can-bo-1', 'can-bo-2') where seq = 3`, 'changed', 3],
    ['a time changed', `update events set recorded_at = '2020-01-01T00:00:00.000Z' where seq = 310`, 'changed', 310],
    ['a content overwritten', `update events set data = x'ffffff' || '' where seq = 12`, 'redacted', 12],
    ['the last ones removed', `delete from events where seq >= 600`, 'cut', 600],
    [
      'one removed, the others moved down',
      `delete from events where seq = 200; update events set seq = seq - 1 where seq > 200`,
      'deleted',
      200,
    ],
    ['one removed, a gap left', `delete from events where seq = 200`, 'deleted', 200],
    ['one inserted, the others moved up', `${MOVE_UP(300)} ${COPY}`, 'inserted', 300],
    ['its stored leaf changed', `update events set leaf = zeroblob(32) where seq = 500`, 'stored-leaf', 500],
    ['the leaf of one that is not sealed yet changed', `update events set leaf = zeroblob(32) where seq = 621`, 'stored-leaf', 621],
  ])('finds %s, and says which event was the first', async (_, change, harm, size) => {
    inLog(change);
    expect(failedOf(await found())).toContainEqual(['events', harm, size]);
  });

  it('finds two that changed places, at the first of them', async () => {
    inLog(
      'update events set seq = 100001 where seq = 51; update events set seq = 51 where seq = 52; update events set seq = 52 where seq = 100001',
    );
    expect(failedOf(await found())).toContainEqual(['events', 'inserted', 51]);
  });

  it('finds a stream written anew with leaves to match: the seals know what was there', async () => {
    const other = await LogToSeal.open();
    await other.append(...Array.from({ length: EVENTS }, (_, at) => `chuoi-${at % 50}`));
    const seal = new SealedFile(log.sealPath);
    const [events] = await checkEvents({ kind: 'sqlite', path: other.path }, other.store, seal, quiet);
    expect(events).toMatchObject({ outcome: 'failed', facts: { harm: 'changed', size: 1, fields: ['id'] } });
    seal.close();
    await other.close();
  });

  it.each([
    [
      'an envelope',
      `update entry set text = replace(text, 'SomethingHappened', 'SomethingElse') where place = 5`,
      ['events', 'seal-file', 6],
    ],
    ['a leaf in a tile', `update tile set bytes = zeroblob(8192) where place = 1`, ['events', 'seal-file', 257]],
    ['a tile above the leaves', `update tile set bytes = zeroblob(length(bytes)) where place = 1099511627776`, ['tree', null, null]],
    ['a checkpoint', `update checkpoint set root = zeroblob(32)`, ['checkpoints', null, EVENTS]],
    ['a note', `update checkpoint set note = replace(note, '${key.name}', 'another.example/log')`, ['checkpoints', null, EVENTS]],
    ['the kept heads', `update heads set root = zeroblob(32)`, ['stream-heads', null, EVENTS]],
  ])('finds %s that was changed in the file of the seals', async (_, change, expected) => {
    behindItsBack(log.sealPath, change);
    expect(failedOf(await found())).toContainEqual(expected);
  });

  it('on two threads finds what it finds on one', async () => {
    const hashed = async (): Promise<unknown> => {
      const seal = new SealedFile(log.sealPath);
      const { mismatch, root, tile } = await hashSqliteLog(log.path, seal, quiet, 1);
      const sound = root !== null && toHex(root) === toHex(seal.rootAt(EVENTS));
      seal.close();
      return [mismatch, sound, tile];
    };
    expect(await hashed()).toEqual([null, true, null]);
    inLog(`update events set data = '{}' where seq in (401, 402, 90)`);
    expect(await hashed()).toEqual([{ index: 89, by: 'event' }, false, null]);
  });

  it('a checkpoint kept elsewhere is the beginning of today’s log, or it is not', async () => {
    const seal = new SealedFile(log.sealPath);
    const given = (size: number, root: Uint8Array): string => checkGivenCheckpoint(seal, noteOf(size, root), verifiers, true).outcome;
    expect(given(100, seal.rootAt(100))).toBe('passed');
    expect(given(100, seal.rootAt(101))).toBe('failed');
    expect(given(EVENTS + 1, seal.rootAt(EVENTS))).toBe('failed');
    const forged = noteOf(100, seal.rootAt(100)).replace(/— (\S+) \S/, '— $1 A');
    expect(checkGivenCheckpoint(seal, forged, verifiers, true).outcome).toBe('failed');
    expect(checkGivenCheckpoint(seal, 'không phải', [], true).outcome).toBe('failed');
    expect(checkGivenCheckpoint(seal, noteOf(100, seal.rootAt(100)), verifiers, false)).toMatchObject({
      outcome: 'passed',
      messageVi: expect.stringContaining('chưa so với kho'),
    });
    seal.close();
  });

  it('a checkpoint that a witness alone has signed, or that bears another name, is not the log’s', () => {
    const witness = newSigningKey('thanhtra.example/w1', 'ed25519-cosignature');
    const seal = new SealedFile(log.sealPath);
    const keys = [...verifiers, verifierOf(verifierKeyOf(witness))];
    const text = (origin: string) => formatCheckpoint({ origin, size: 100, root: seal.rootAt(100) });
    const signed = (origin: string, by: SigningKey) => signNote(text(origin), [signerOf(by, () => new Date())]);
    const outcomes = [signed(key.name, key), signed(key.name, witness), signed('khac.example/log', key)].map(
      (note) => checkGivenCheckpoint(seal, note, keys, true).outcome,
    );
    expect(outcomes).toEqual(['passed', 'failed', 'failed']);
    seal.close();
  });

  it('without seals the leaves that stand beside the events are checked', async () => {
    const check = async (): Promise<unknown> =>
      (await checkEvents({ kind: 'sqlite', path: log.path }, log.store, null, quiet)).map(({ outcome }) => outcome);
    expect(await check()).toEqual(['passed']);
    inLog(`update events set data = replace(data, '82.35', '92.35') where seq = 401`);
    expect(await check()).toEqual(['failed']);
  });
});
