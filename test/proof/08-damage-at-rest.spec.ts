import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@hieuhoc/event-store';
import { newEvents } from '@hieuhoc/event-store-contract';
import { backupSqliteLog, openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { GrowingTree, toHex, type Hash } from '@hieuhoc/transparency-log';
import { openForReading } from '../../libs/event-store-sqlite/src/open-database';
import { chance } from '../../libs/event-store-sqlite/test/fragile-disk';
import { OPERATORS } from './damages';
import { scale } from './scale';
import { contentOf, leavesFrom, logIn } from './written-log';

const SEED = 20_261_122;
const CASES = scale(2_000, 210);
const EVENTS = 150;

/** Who finds it: the opening of the log, SQLite's check of all its pages, the leaves computed anew, the checkpoint that was signed. */
type Finder = 'opening' | 'pages' | 'leaves' | 'checkpoint';

interface Case {
  readonly file: string;
  readonly operator: string;
  readonly words: string;
  readonly foundBy: readonly Finder[];
  /** Every byte of every event is what it was. */
  readonly harmless: boolean;
}

describe(`a log that comes to harm at rest: ${CASES} damages, each is found or changes nothing`, () => {
  const root = mkdtempSync(join(tmpdir(), 'rest-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let checkpoint = { size: 0, root: '' };
  let original = '';
  const sound: Record<string, Buffer> = {};
  const backup = join(root, 'backup.db');

  beforeAll(async () => {
    const path = join(root, 'made', 'log.db');
    for (const part of [0, 1]) {
      const store = await openSqliteEventStore({ path, writer: 'inline' });
      for (let count = 0; count < EVENTS / 2; count++) {
        const text = 'Xã Yên Đức '.repeat(1 + ((count * 7) % 90));
        await store.append(`figure-${count % 9}`, 'any', newEvents(1, { data: { text, part: String(part) } }));
      }
      // The second time the last half is still in the write-ahead log.
      if (part === 1) for (const suffix of ['', '-wal']) sound[`log.db${suffix}`] = readFileSync(`${path}${suffix}`);
      if (part === 1) await backupSqliteLog(path, backup);
      await store.close();
    }
    const wal = sound['log.db-wal']!;
    sound['log.db-wal'] = wal.subarray(0, wal.lastIndexOf(0x61) + 4_096);
    const { text } = contentOf(path)!;
    original = text;
    checkpoint = { size: EVENTS, root: rootOf(leavesFrom(text)!) };
  });

  const place = (files: Readonly<Record<string, Buffer>>): string => {
    const folder = join(root, 'left');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return logIn(folder);
  };
  const judge = (path: string): Pick<Case, 'foundBy' | 'harmless'> => {
    try {
      openForReading(path, 'whole').close();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { foundBy: ['opening'], harmless: false };
    }
    const content = contentOf(path);
    if (content === null) return { foundBy: ['pages'], harmless: false };
    const leaves = leavesFrom(content.text);
    const foundBy: Finder[] = leaves === null ? ['leaves'] : [];
    if (leaves === null || leaves.length !== checkpoint.size || rootOf(leaves) !== checkpoint.root) foundBy.push('checkpoint');
    return { foundBy, harmless: content.text === original };
  };
  const cases: Case[] = [];
  const undetected = (without: readonly Finder[] = []): Case[] =>
    cases.filter(({ foundBy, harmless }) => !harmless && foundBy.every((finder) => without.includes(finder)));

  it('(control) unharmed, with half of it in the write-ahead log, it is what it was', () => {
    expect(judge(place(sound))).toEqual({ foundBy: [], harmless: true });
  });

  it('no damage goes undetected, and where nothing is found every event is what it was', () => {
    const luck = chance(SEED);
    const operators = Object.entries(OPERATORS);
    for (let number = 0; number < CASES; number++) {
      const [operator, harm] = operators[number % operators.length]!;
      const file = luck() < 0.6 ? 'log.db' : 'log.db-wal';
      const { words, bytes } = harm(sound[file]!, luck);
      cases.push({ file, operator, words, ...judge(place({ ...sound, [file]: bytes })) });
    }
    expect(undetected()).toEqual([]);
  }, 240_000);

  it.each(Object.keys(OPERATORS))('%s is found in both files, so the harm was real', (operator) => {
    const found = cases.filter((one) => one.operator === operator && one.foundBy.length > 0);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['log.db', 'log.db-wal']));
  });

  it.each<Finder>(['opening', 'leaves', 'checkpoint'])('(mutant) without the %s some of the same damages go undetected', (finder) => {
    expect(undetected(finder === 'leaves' ? ['leaves', 'checkpoint'] : [finder]).length).toBeGreaterThan(0);
  });

  it('the backup put in its place has the same events, leaves and root', () => {
    const folder = join(root, 'restored');
    mkdirSync(folder);
    copyFileSync(backup, logIn(folder));
    expect(judge(logIn(folder))).toEqual({ foundBy: [], harmless: true });
  });
});

function rootOf(leaves: readonly Hash[]): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.push(leaf);
  return toHex(tree.root);
}
