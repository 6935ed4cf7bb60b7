import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DomainError } from '@hieuhoc/event-store';
import { chance } from '../../libs/event-store-sqlite/test/fragile-disk';
import { restoreBackup, verifyBackup } from '../../src/backup';
import { LOG_KEY, noteOf, SmallSystem, VKEY } from '../../src/backup/backup.fixture';
import { filesIn } from '../../src/backup/files';
import { verifyLog } from '../../src/cli/log-verify/verify-log';
import { Config } from '../../src/platform/config/config';
import { writeHeads } from '../../src/platform/sealing/heads-writer';
import { SealWriter } from '../../src/platform/sealing/seal-writer';
import { storeCheckpoint } from '../../src/platform/sealing/store-checkpoint';
import { OPERATORS } from './damages';
import { scale } from './scale';

const SEED = 20_261_126;
const [SEALS, EVIDENCE, BACKUPS] = [scale(700, 63), scale(200, 18), scale(400, 36)];
const PATIENCE_MS = 300_000;
const OPENING = 'opening';

interface Case {
  readonly file: string;
  readonly operator: string;
  readonly words: string;
  /** Checks of `log verify` that say so, or its opening. */
  readonly foundBy: readonly string[];
  /** All that is kept there is what it was. */
  readonly harmless: boolean;
}

/** Suite 8 for what stands beside the log: seals, evidence, backups. */
describe(`what stands beside the log comes to harm at rest: ${SEALS} damages of seals, ${EVIDENCE} of evidence, ${BACKUPS} of backups`, () => {
  let system: SmallSystem;
  let data: string;
  const luck = chance(SEED);
  const operators = Object.entries(OPERATORS);
  const cases: Case[] = [];
  /**
   * What the file held since all that is sealed was. A write-ahead log loses its last transactions whole: heads and notes that went with it are
   * made again from what is left, by the sealer and the signer, and whoever was given such a note finds the log as it says.
   */
  const states = new Set<string>();

  beforeAll(async () => {
    system = await SmallSystem.open();
    data = join(system.scratch, 'harmed');
    await system.append(300);
    for (let number = 0; number < 4; number++) await system.addEvidence(`m-${number}`, `minh chứng ${number} `.repeat(1 + number * 400));
    await system.seal();
    await system.backUp();
    const writer = new SealWriter(join(system.data, 'seal.db'));
    // The first half is in the file, what is sealed from here on in its write-ahead log.
    writeHeads(writer.database, writer.sealed.size);
    for (let part = 0; part < 3; part++) {
      await system.append(40);
      const { events } = await system.store.readAll({ after: writer.sealed.position, limit: 1_000, leaves: true });
      const { size, root } = writer.seal(events);
      states.clear();
      states.add(contentOf(join(system.data, 'seal.db')));
      writeHeads(writer.database, size);
      states.add(contentOf(join(system.data, 'seal.db')));
      storeCheckpoint(writer.database, { size, root, note: noteOf(size, root), at: new Date().toISOString() });
      writeFileSync(join(system.scratch, 'note'), noteOf(size, root));
    }
    cpSync(system.data, data, { recursive: true, filter: (path) => !/vault|seal\.db-shm|log\.db-shm/.test(path) });
    writer.close();
    await system.backUp();
    writeFileSync(join(system.scratch, 'key'), VKEY);
  }, PATIENCE_MS);
  afterAll(() => system.close());

  /** What `log verify`, given the key and the newest checkpoint, says of the folder as it is now. */
  const foundBy = async (): Promise<string[]> => {
    const [key, checkpoint] = [join(system.scratch, 'key'), join(system.scratch, 'note')];
    try {
      const outcomes = await verifyLog(Object.assign(new Config(), { HIEUHOC_DATA: data }), { key, checkpoint }, () => undefined);
      return outcomes.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return [OPENING];
    }
  };
  /** A file of its own: what SQLite remembers in this process of the one before is not about it. */
  const place = (path: string, bytes: Buffer): void => {
    rmSync(join(data, path));
    writeFileSync(join(data, path), bytes);
  };
  /** Does harm to some of these files in turn, each of which is as it was afterwards. */
  const harmed = async (count: number, paths: readonly string[], harmless: () => boolean): Promise<void> => {
    const sound = new Map(paths.map((path) => [path, readFileSync(join(data, path))]));
    for (let number = 0; number < count; number++) {
      const [operator, harm] = operators[number % operators.length]!;
      const file = paths[Math.floor(luck() * paths.length)]!;
      const { words, bytes } = harm(sound.get(file)!, luck);
      place(file, bytes);
      cases.push({ file, operator, words, foundBy: await foundBy(), harmless: bytes.equals(sound.get(file)!) || harmless() });
      for (const [path, before] of sound) place(path, before);
      rmSync(join(data, 'seal.db-shm'), { force: true });
    }
  };
  const undetected = (file: RegExp, without: readonly string[] = []): Case[] =>
    cases.filter((one) => file.test(one.file) && !one.harmless && one.foundBy.every((finder) => without.includes(finder)));

  it('(control) unharmed, nothing is found', async () => {
    expect(await foundBy()).toEqual([]);
    expect((await verifyBackup(system.folder, [LOG_KEY])).found).toEqual([]);
  });

  it(
    `${SEALS} damages of seals: none goes undetected, and where nothing is found all of it is what it was`,
    async () => {
      states.add(contentOf(join(data, 'seal.db')));
      expect([...states].map(({ length }) => length > 100_000)).toEqual([true, true, true]);
      await harmed(SEALS, ['seal.db', 'seal.db', 'seal.db-wal'], () => states.has(contentOf(join(data, 'seal.db'))));
      expect(undetected(/seal/)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    `${EVIDENCE} damages of evidence: each is named`,
    async () => {
      const files = (await filesIn(data)).filter((path) => path.startsWith('evidence/'));
      expect(files).toHaveLength(4);
      await harmed(EVIDENCE, files, () => false);
      expect(undetected(/evidence/)).toEqual([]);
      expect(cases.filter(({ file, foundBy }) => /evidence/.test(file) && foundBy.length > 0).length).toBeGreaterThan(EVIDENCE / 2);
    },
    PATIENCE_MS,
  );

  it.each(['seal.db', 'seal.db-wal'])('harm was done to %s by every operator, and found', (file) => {
    const found = cases.filter((one) => one.file === file && one.foundBy.length > 0);
    expect(new Set(found.map(({ operator }) => operator))).toEqual(new Set(Object.keys(OPERATORS)));
  });

  it('(mutant) without the check "seal-file" what streams ended with goes unseen', async () => {
    const sound = ['seal.db', 'seal.db-wal'].map((path) => [path, readFileSync(join(data, path))] as const);
    const database = new DatabaseSync(join(data, 'seal.db'));
    database.exec('update sealed_head set revision = revision + 1');
    database.close();
    expect(await foundBy()).toEqual(['seal-file']);
    for (const [path, before] of sound) writeFileSync(join(data, path), before);
    rmSync(join(data, 'seal.db-shm'), { force: true });
    expect(await foundBy()).toEqual([]);
  });

  it.each([
    ['given-checkpoint', /seal/],
    ['evidence', /evidence/],
  ])('(mutant) without the check "%s" some of the same damages go undetected', (finder, file) => {
    expect(undetected(file, [finder]).length).toBeGreaterThan(0);
  });

  it(
    `${BACKUPS} damages of backups: none is taken for sound, and none is restored`,
    async () => {
      const paths = await filesIn(system.folder).then((all) => all.filter((path) => !path.startsWith('.')));
      const kinds = ['tile/', 'bundle/', 'checkpoints/', 'evidence/', 'databases/', 'manifest.json', 'checkpoint'];
      for (let number = 0; number < BACKUPS; number++) {
        const ofKind = paths.filter((path) => path.startsWith(kinds[number % kinds.length]!));
        const path = join(system.folder, ofKind[Math.floor(luck() * ofKind.length)]!);
        const [operator, harm] = operators[Math.floor(luck() * operators.length)]!;
        const before = readFileSync(path);
        const { words, bytes } = harm(before, luck);
        writeFileSync(path, bytes);
        const { found } = await verifyBackup(system.folder, [LOG_KEY]);
        expect([path, operator, words, found.length > 0]).toEqual([path, operator, words, !bytes.equals(before)]);
        if (found.length > 0 && number % 20 === 0) expect(await restored()).toBe('backup-damaged');
        writeFileSync(path, before);
      }
    },
    PATIENCE_MS,
  );

  it('two bundles, two tiles and two files of evidence that stand in each other’s place are found', async () => {
    const swap = (folder: string, one: string, other: string): void => {
      copyFileSync(join(folder, one), join(system.scratch, 'kept'));
      copyFileSync(join(folder, other), join(folder, one));
      copyFileSync(join(system.scratch, 'kept'), join(folder, other));
    };
    const paths = await filesIn(system.folder);
    for (const kind of ['tile/0/', 'tile/entries/', 'bundle/', 'evidence/']) {
      const [one = '', other = ''] = paths.filter((path) => path.startsWith(kind));
      swap(system.folder, one, other);
      expect([kind, (await verifyBackup(system.folder, [LOG_KEY])).found.length]).not.toEqual([kind, 0]);
      swap(system.folder, one, other);
    }
    const [one = '', other = ''] = (await filesIn(data)).filter((path) => path.startsWith('evidence/'));
    swap(data, one, other);
    expect(await foundBy()).toEqual(['evidence']);
    swap(data, one, other);
    expect((await verifyBackup(system.folder, [LOG_KEY])).found).toEqual([]);
  });

  const restored = async (): Promise<unknown> => {
    const into = join(system.scratch, 'into');
    mkdirSync(into, { recursive: true });
    const options = { unchecked: true, keys: [LOG_KEY] };
    return restoreBackup(system.folder, into, options).catch((error: unknown) => Reflect.get(Object(error), 'code'));
  };
});

/** Everything that a file of seals keeps; of checkpoints all but the times beside them, which nobody relies on. */
function contentOf(path: string): string {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const tables = ['sealed', 'entry', 'tile', 'head', 'heads', 'sealed_head', 'head_block'].map((table) => `select * from ${table}`);
      return JSON.stringify([...tables, 'select size, root, note from checkpoint'].map((sql) => database.prepare(sql).all()));
    } finally {
      database.close();
    }
  } catch {
    return '';
  }
}
