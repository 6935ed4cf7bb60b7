import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { entryOfText, GrowingTree, leafHexOf } from '@hieuhoc/transparency-log';
import { requireWholeRestore, restoreBackup, verifyBackup, type BackupSource, type Manifest } from '../../src/backup';
import { SmallSystem } from '../../src/backup/backup.fixture';
import { parseLine } from '../../src/backup/bundle-line';
import { copyDatabase } from '../../src/backup/databases';
import { sha256Of } from '../../src/backup/files';
import { BUNDLE_EVENTS, bundlePath, bundlesOf } from '../../src/backup/layout';
import { formatManifest } from '../../src/backup/manifest';
import { signerIn } from '../../src/backup/signer-folder';
import { SealedFile } from '../../src/platform/sealing';
import { seededDice, type Dice } from '../oracle/dice';
import { BuiltServer } from '../support/built-server';
import { replayIn } from '../support/replayed';
import { difference, eventsIn, readModelsIn } from '../support/stored';
import { Drill, type Told } from './drill';
import { scale } from './scale';

const ROUNDS = scale(10, 1);
const DAMAGES = scale(200, 12);
const KILLS = scale(10, 1);
/** So long a backup or a restore takes at most, its start included. */
const LONGEST_MS = 1_500;
const PATIENCE_MS = 600_000;

const line = ({ id, type, stream, revision, recordedAt, dataText, metadataText }: StoredEvent): string =>
  JSON.stringify([id, type, stream, String(revision), recordedAt, dataText, metadataText]);

/** What a restored folder must hold: the log as it was, to the byte, the signed root, and all that had been told before the backup began. */
async function findings(original: string, restored: string, manifest: Manifest, before: readonly Told[]): Promise<string[]> {
  const found: string[] = [];
  const [was, is] = [await eventsIn(original), await eventsIn(restored)];
  const parted = difference(is.map(line), was.slice(0, is.length).map(line));
  if (parted !== 'none') found.push(`the log is another: ${parted}`);
  const marks = new Set(is.map(({ metadata }) => metadata.correlationId));
  const lost = before.filter(({ mark, logSize }) => !marks.has(mark) || logSize > is.length);
  if (lost.length > 0) found.push(`${lost.length} acknowledged writes are lost`);
  const sealed = new SealedFile(join(original, 'seal.db'));
  const signed = [...sealed.checkpoints()].filter(({ size }) => size <= is.length).at(-1);
  sealed.close();
  const roots = rootsOf(is, [is.length, signed?.size ?? 0]);
  if (roots.get(is.length) !== manifest.log.root) found.push('the root is another than the one backed up');
  if (signed === undefined) found.push('nothing was signed of it');
  else if (roots.get(signed.size) !== Buffer.from(signed.root).toString('base64')) found.push('the signed root is another');
  return found;
}

/** The roots of so many first events, hashed anew from what a log holds. */
function rootsOf(events: readonly StoredEvent[], sizes: readonly number[]): ReadonlyMap<number, string> {
  const tree = new GrowingTree();
  const ends = new Map<string, string>();
  const roots = new Map<number, string>();
  for (const { dataText, metadataText, revision, ...event } of events) {
    const text = { ...event, revision: Number(revision), data: dataText, metadata: metadataText };
    const leaf = leafHexOf(entryOfText(text, ends.get(event.stream) ?? null));
    ends.set(event.stream, leaf);
    tree.push(Buffer.from(leaf, 'hex'));
    if (sizes.includes(tree.size)) roots.set(tree.size, Buffer.from(tree.root).toString('base64'));
  }
  return roots;
}

let drill: Drill;
/** For what needs no server. */
let small: SmallSystem;
let folders = 0;
const fresh = (): string => join(drill.scratch, `data-${++folders}`);

beforeAll(async () => {
  drill = await Drill.begin();
  small = await SmallSystem.open();
  await small.append(600);
  await small.addEvidence('m-1', 'minh chứng');
  await small.seal();
  await small.backUp();
}, PATIENCE_MS);
afterAll(async () => {
  await BuiltServer.killAll();
  await small.close();
  drill.end();
});

describe(`suite 16: ${ROUNDS} rounds of losing everything but the backups, under load; all rows compared in the first and the last`, () => {
  it(
    'what the last finished backup has is restored to the byte, and nothing acknowledged before it is missing',
    async () => {
      for (let round = 1; round <= ROUNDS; round++) {
        let manifest: Manifest | null = null;
        let before: readonly Told[] = [];
        await drill.underLoad(async (server) => {
          // What is backed up has been signed in part: the sealer waits for more while more comes.
          await drill.whenSignedBeyond(server, 0);
          for (let runs = 0; runs < 3; runs++) {
            await drill.whenTold(100);
            before = drill.told;
            ({ manifest } = await drill.take());
          }
          await drill.whenSignedBeyond(server, manifest?.log.size ?? 0);
        });
        if (manifest === null) throw new Error('no backup was taken');
        expect((await verifyBackup(drill.backup)).found).toEqual([]);
        await fromBundlesOnly(manifest, before);
        await withWhoRemembers(manifest);
        await wholeAndOn(round === 1 || round === ROUNDS);
      }
    },
    PATIENCE_MS,
  );

  /** The machine is gone with its signer: the backup alone. */
  async function fromBundlesOnly(manifest: Manifest, before: readonly Told[]): Promise<void> {
    const into = fresh();
    await restoreBackup(drill.backup, into, { unchecked: true });
    expect(await findings(drill.data, into, manifest, before)).toEqual([]);
    rmSync(into, { recursive: true });
  }

  /** The signer is there and has signed more: it is not forked, and it is said what is missing. */
  async function withWhoRemembers(manifest: Manifest): Promise<void> {
    const signer = signerIn(join(drill.data, 'signer'));
    if (signer === null) throw new Error('no signer');
    const heads = async () => Promise.resolve([{ from: 'bộ ký', origin: signer.origin, ...signer.head }]);
    const refused: unknown = await restoreBackup(drill.backup, fresh(), { heads }).catch((error: unknown) => error);
    expect(signer.head.size).toBeGreaterThan(manifest.log.size);
    expect(refused).toMatchObject({ code: 'backup-behind', facts: { missing: { from: manifest.log.size + 1, to: signer.head.size } } });
  }

  /** The disk can still be read: a last backup has all of it, and a server goes on from it, signed by the same signer. */
  async function wholeAndOn(rows: boolean): Promise<void> {
    const { manifest } = await drill.take();
    const into = fresh();
    mkdirSync(into);
    drill.bringTo(into);
    const signer = signerIn(join(into, 'signer'));
    const heads = async () => Promise.resolve(signer === null ? [] : [{ from: 'bộ ký', origin: signer.origin, ...signer.head }]);
    await restoreBackup(drill.backup, into, { heads });
    expect(await findings(drill.data, into, manifest, drill.told)).toEqual([]);
    const original = drill.data;
    drill.moveTo(into);
    if (rows) await sameRows(into, original);
    rmSync(original, { recursive: true });
  }

  /** Every row of every read model, made of the restored log, and kept up by the servers that were killed. */
  async function sameRows(into: string, original: string): Promise<void> {
    for (const folder of [into, original]) await replayIn(folder);
    const [rows, expected] = [readModelsIn(into), readModelsIn(original)];
    expect([...rows.keys()]).toEqual([...expected.keys()]);
    for (const [table, texts] of expected) expect([table, difference(rows.get(table) ?? [], texts)]).toEqual([table, 'none']);
  }
});

describe('mutants that the drill catches', () => {
  const folder = (name: string): string => join(drill.scratch, name);

  it(
    'a backup that leaves out the last bundle, which is not full',
    async () => {
      const cut = ({ store, ...source }: BackupSource): BackupSource => ({ ...source, store: withoutTheRest(store) });
      // By chance the log may end with a full bundle, or with a few events behind it that nobody was told of.
      while (!(await toldBehindTheBundles())) await drill.underLoad(() => drill.whenTold(20));
      const { manifest } = await drill.take(folder('cut'), cut);
      const into = fresh();
      await restoreBackup(folder('cut'), into, { unchecked: true });
      expect(manifest.log.size).toBe(bundled(manifest.log.size));
      expect(await findings(drill.data, into, manifest, drill.told)).toContainEqual(
        expect.stringContaining('acknowledged writes are lost'),
      );
    },
    PATIENCE_MS,
  );

  it(
    'a backup that takes the vault before the log',
    async () => {
      const before = folder('vault-before');
      mkdirSync(before);
      await drill.underLoad(async () => {
        await copyDatabase(join(drill.data, 'vault.db'), join(before, 'vault.db'));
        await drill.whenTold(60);
        const taken = await drill.take(folder('mutant'), (source) => ({ ...source, data: before }));
        expect(taken.namesMissing.length).toBeGreaterThan(0);
        expect((await drill.take(folder('sound'))).namesMissing).toEqual([]);
      });
      expect((await verifyBackup(folder('mutant'))).found).toMatchObject([{ code: 'names-missing' }]);
      expect((await verifyBackup(folder('sound'))).found).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'a restore that holds no event against its leaf: it takes in what was altered, which the true one refuses',
    async () => {
      const { manifest } = await drill.take();
      cpSync(drill.backup, folder('altered'), { recursive: true });
      const path = bundlePath(bundlesOf(manifest.log.size)[0]!);
      const text = readFileSync(join(folder('altered'), path), 'utf8').replace(/(numerator\\":\\")\d+/, '$199');
      writeFileSync(join(folder('altered'), path), text);
      const files = manifest.files.map((file) =>
        file.path === path ? { path, size: Buffer.byteLength(text), sha256: sha256Of(text) } : file,
      );
      writeFileSync(join(folder('altered'), 'manifest.json'), formatManifest({ ...manifest, files }));
      expect(await restoreBackup(folder('altered'), fresh(), { unchecked: true }).catch((error: unknown) => error)).toMatchObject({
        code: 'backup-damaged',
        found: [{ code: 'event-altered' }],
      });
      const into = fresh();
      await unproven(folder('altered'), into, manifest.log.size);
      const found = await findings(drill.data, into, manifest, drill.told);
      expect(found).toContainEqual(expect.stringContaining('the log is another'));
      expect(found).toContainEqual(expect.stringContaining('the signed root is another'));
    },
    PATIENCE_MS,
  );
});

/** How much of a log is in full bundles. */
const bundled = (size: number): number => size - (size % BUNDLE_EVENTS);

async function toldBehindTheBundles(): Promise<boolean> {
  const { length } = await eventsIn(drill.data);
  return drill.told.some(({ logSize }) => logSize > bundled(length));
}

/** A store whose log ends with its last full bundle. */
function withoutTheRest(store: EventStore): EventStore {
  return new Proxy(store, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name);
      if (name !== 'head') return typeof member === 'function' ? member.bind(target) : member;
      return async () => {
        const head = await target.head();
        const full = bundled(head.logSize ?? 0);
        return { ...head, logSize: full, position: String(full).padStart(16, '0') };
      };
    },
  });
}

/** As a restore would be that believes its bundles. */
async function unproven(folder: string, into: string, size: number): Promise<void> {
  let clock = 0;
  const store = await openSqliteEventStore({ path: join(into, 'log.db'), writer: 'inline', clock: () => clock });
  for (const tile of bundlesOf(size))
    for (const text of readFileSync(join(folder, bundlePath(tile)), 'utf8')
      .split('\n')
      .slice(0, -1)) {
      const { stream, recordedAt, id, type, data, metadata } = parseLine(text)!;
      clock = Date.parse(recordedAt);
      await store.append(stream, 'any', [{ id, type, data: JSON.parse(data), metadata: JSON.parse(metadata) }]);
    }
  await store.close();
}

describe(`${DAMAGES} backups that came to harm`, () => {
  it(
    'none is taken for sound, and none is restored',
    async () => {
      const { manifest } = await small.backUp();
      const dice = seededDice(16);
      const harmed = join(small.scratch, 'harmed');
      cpSync(small.folder, harmed, { recursive: true });
      const paths = [...manifest.files.map(({ path }) => path), 'manifest.json', 'checkpoint'];
      for (let n = 0; n < DAMAGES; n++) {
        const path = dice.one(paths);
        const file = join(harmed, path);
        const sound = readFileSync(file);
        const done = harm(file, sound, dice, join(harmed, dice.one(paths)));
        const changed = !existsSync(file) || !readFileSync(file).equals(sound);
        const { found } = await verifyBackup(harmed);
        expect([path, done, found.length > 0]).toEqual([path, done, changed]);
        if (changed && n % 10 === 0)
          expect(await restoreBackup(harmed, fresh(), { unchecked: true }).catch((error: unknown) => error)).toMatchObject({
            code: 'backup-damaged',
          });
        writeFileSync(file, sound);
      }
      expect((await verifyBackup(harmed)).found).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** One of the ways in which a file comes to harm; says which. */
function harm(file: string, sound: Buffer, dice: Dice, other: string): string {
  const bytes = Buffer.from(sound);
  const at = dice.below(bytes.length);
  switch (dice.below(5)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
      writeFileSync(file, bytes);
      return `bit of byte ${at}`;
    case 1:
      writeFileSync(file, bytes.subarray(0, at));
      return `cut at ${at}`;
    case 2:
      rmSync(file);
      return 'missing';
    case 3:
      writeFileSync(file, bytes.fill(0, at - (at % 512), at + 1));
      return `zeroes up to ${at}`;
    default:
      writeFileSync(file, other === file ? Buffer.alloc(0) : readFileSync(other));
      return `the content of ${other}`;
  }
}

describe(`${KILLS} backups and restores killed on their way`, () => {
  it(
    'leave the backup before whole, and nothing that looks like data',
    async () => {
      const dice = seededDice(161);
      for (let kill = 0; kill < KILLS; kill++) {
        const into = fresh();
        const ran = await killed(['backup', small.folder, '--full', '--data', small.data], dice.below(LONGEST_MS));
        expect([ran, (await verifyBackup(small.folder)).found]).toEqual([ran, []]);
        await killed(['restore', small.folder, '--into', into, '--unchecked'], dice.below(LONGEST_MS));
        if (existsSync(join(into, 'log.db')) && !existsSync(join(into, 'restoring'))) {
          expect(() => requireWholeRestore(into)).not.toThrow();
        } else {
          if (existsSync(join(into, 'restoring'))) expect(() => requireWholeRestore(into)).toThrow('interrupted');
          await restoreBackup(small.folder, into, { unchecked: true });
        }
        const { manifest } = await verifyBackup(small.folder);
        expect(await findings(small.data, into, manifest!, [])).toEqual([]);
        rmSync(into, { recursive: true });
      }
    },
    PATIENCE_MS,
  );
});

/** Runs the command and kills it after so many milliseconds, if it still runs. */
function killed(argv: readonly string[], afterMs: number): Promise<string> {
  const child = spawn(process.execPath, [join(__dirname, '..', '..', 'dist', 'src', 'cli', 'main.js'), ...argv], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(`after ${afterMs} ms: ${signal ?? code}`);
    });
  });
}
