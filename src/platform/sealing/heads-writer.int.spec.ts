import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { GrowingTree, headLeaf, leafHash, toHex } from '@hieuhoc/transparency-log';
import { headsSealed, writeHeads, type HeadsSealed } from './heads-writer';
import { HEAD_TABLES } from './seal-schema';
import { Columns } from './seal-sqlite';
import { SealWriter } from './seal-writer';
import { SealedFile } from './sealed-file';
import { StreamEnds } from './stream-ends';
import { LogToSeal } from './testing';
import { checkSealFile } from './verify';

const HOOK = join(__dirname, '..', '..', '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');
const CHILD = join(__dirname, 'seal-heads.fixture.ts');

const shown = ({ size, count, root }: HeadsSealed) => ({ size, count, root: toHex(root) });
const names = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, at) => `figure-${String(first + at).padStart(6, '0')}`);

/** The definition: all heads in the order of their names, hashed into one tree. */
function plainHeads(database: DatabaseSync, size: number) {
  const select = database.prepare('select key, revision, leaf from head order by key');
  select.setReturnArrays(true);
  const tree = new GrowingTree();
  for (const row of select.all()) {
    const columns = new Columns(row);
    tree.push(headLeaf({ key: columns.bytes(0), revision: columns.number(1), leaf: columns.hash(2) }));
  }
  return { size, count: tree.size, root: toHex(tree.root) };
}

/** What streams end with, without a log: what stands there is of no account. */
class Ends {
  readonly database = new DatabaseSync(':memory:');
  private readonly ends: StreamEnds;
  private readonly revisions = new Map<string, number>();
  size = 0;

  constructor() {
    this.database.exec(HEAD_TABLES.join(';'));
    this.ends = new StreamEnds(this.database);
  }

  add(...streams: readonly string[]): void {
    for (const stream of streams) {
      const revision = (this.revisions.get(stream) ?? -1) + 1;
      this.revisions.set(stream, revision);
      this.ends.set(stream, this.size++, { revision, leaf: toHex(leafHash(Buffer.from(`${stream} ${this.size}`))) });
    }
    this.ends.write();
  }
}

describe('the heads of all streams', () => {
  it.each([1, 255, 256, 257, 511, 512, 513, 1_025])('of %i streams are those of the plain tree, in however many steps', (count) => {
    const ends = new Ends();
    ends.add(...names(count));
    const steps = [...headsSealed(ends.database, ends.database, ends.size, 1)];
    expect(steps).toHaveLength(Math.ceil(count / 256) + 1);
    expect(steps.filter((step) => step !== null).map(shown)).toEqual([plainHeads(ends.database, ends.size)]);
  });

  it.each([
    ['nothing before them changed', ['zz']],
    ['one of them changed', ['figure-000300']],
    ['the first and the last of a block changed', ['figure-000256', 'figure-000511']],
    ['one came first of all', ['account-1']],
    ['some came in between, and some changed', ['figure-000300a', 'figure-000301', 'figure-000700', 'figure-000900b']],
    ['a whole block came', names(256, 1_000_000)],
    ['all changed', names(1_000)],
  ])('sealed again when %s are those of the plain tree, and take a row for each that changed', (_, changed) => {
    const ends = new Ends();
    ends.add(...names(1_000));
    writeHeads(ends.database, ends.size);
    ends.add(...changed);
    expect(shown(writeHeads(ends.database, ends.size))).toEqual(plainHeads(ends.database, ends.size));
    const rows = ends.database.prepare('select count(*) as n from sealed_head where size = ?').get(ends.size);
    expect(rows).toEqual({ n: changed.length });
  });

  it('are those of the plain tree after any changes', () => {
    const ends = new Ends();
    let seed = 20_261_122;
    const below = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 60; round++) {
      ends.add(...Array.from({ length: 1 + below(90) }, () => `figure-${below(3_000)}`));
      expect(shown(writeHeads(ends.database, ends.size))).toEqual(plainHeads(ends.database, ends.size));
    }
  });
});

describe('the heads of a log that goes on', () => {
  let log: LogToSeal;
  let writer: SealWriter;
  beforeEach(async () => {
    log = await LogToSeal.open();
    await log.append(...names(1_500));
    writer = new SealWriter(log.sealPath);
    writer.seal(await log.events());
  });
  afterEach(async () => {
    writer.close();
    await log.close();
  });

  const goOn = async (...streams: readonly string[]): Promise<void> => {
    await log.append(...streams);
    writer.seal(await log.events());
  };
  const sealed = (): ReturnType<typeof shown>[] => [...writer.sealHeads(1)].filter((heads) => heads !== null).map(shown);
  /** The tree of the heads that are kept of a sealing. */
  const kept = (size: number) => {
    const file = new SealedFile(log.sealPath);
    const heads = file.headsAt(size);
    const tree = new GrowingTree();
    for (let place = 0; place < heads.count; place++) tree.push(headLeaf(heads.at(place)));
    file.close();
    return { size, count: tree.size, root: toHex(tree.root) };
  };
  const sound = async (): Promise<void> => {
    expect(await checkSealFile(log.store, log.sealPath)).toMatchObject({ outcome: 'passed' });
    const left = 'select count(*) as n from sealed_head where size not in (select size from heads)';
    expect(writer.database.prepare(left).get()).toEqual({ n: 0 });
  };

  it('are what they were at the first step, whatever is sealed between the steps', async () => {
    const told = plainHeads(writer.database, 1_500);
    const found = [];
    for (const heads of writer.sealHeads(1)) {
      if (heads !== null) found.push(shown(heads));
      await goOn('account-1', 'figure-000001', 'figure-001499', 'figure-001499b', 'zz');
    }
    expect(found).toEqual([told]);
    const now = plainHeads(writer.database, writer.sealed.size);
    expect(sealed()).toEqual([now]);
    expect([kept(told.size), kept(now.size)]).toEqual([told, now]);
    await sound();
  });

  it.each([
    ['at the same size', []],
    ['when more was sealed', ['account-1', 'figure-000003']],
  ])('broken off in the middle are begun again %s, and nothing is left of what was broken off', async (_, more) => {
    for (const steps of [1, 4]) {
      let taken = 0;
      for (const heads of writer.sealHeads(1)) if (heads !== null || ++taken === steps) break;
      expect(taken).toBe(steps);
      if (more.length > 0) await goOn(...more);
    }
    const now = plainHeads(writer.database, writer.sealed.size);
    expect(sealed()).toEqual([now]);
    expect(kept(now.size)).toEqual(now);
    await sound();
  });

  /** Another process is killed after so many steps. What it said. */
  const killedAfter = async (steps: number): Promise<readonly string[]> => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--require', HOOK, CHILD, log.sealPath]);
    const said: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (said.push(line) === steps) child.kill('SIGKILL');
      else child.stdin.write('\n');
    });
    await new Promise((resolve) => child.once('close', resolve));
    return said;
  };

  it('whoever seals them is killed after any step: the next one gives what one that nobody disturbed gives', async () => {
    for (const steps of [1, 2, 5, 6]) {
      expect(await killedAfter(steps)).toEqual(Array.from({ length: steps }, () => 'step'));
      await goOn('figure-000800', `figure-00${steps}`);
    }
    const now = plainHeads(writer.database, writer.sealed.size);
    expect(sealed()).toEqual([now]);
    expect(kept(now.size)).toEqual(now);
    await sound();
  }, 60_000);

  it('of a file that an older version made are the same: what they hash to is added as they are sealed', async () => {
    const told = plainHeads(writer.database, 1_500);
    const hashes = 'select key, hash from head order by key';
    const before = writer.database.prepare(hashes).all();
    writer.close();
    const older = new DatabaseSync(log.sealPath);
    older.exec('alter table head drop column hash; pragma user_version = 1');
    older.close();
    expect(await checkSealFile(log.store, log.sealPath)).toMatchObject({ outcome: 'passed' });
    writer = new SealWriter(log.sealPath);
    expect(sealed()).toEqual([told]);
    expect(writer.database.prepare(hashes).all()).toEqual(before);
    await goOn('figure-000007');
    expect(sealed()).toEqual([plainHeads(writer.database, 1_501)]);
    await sound();
  });

  it('of an older file that change while they are sealed keep what they changed to', async () => {
    writer.database.exec('update head set hash = null');
    const told = plainHeads(writer.database, 1_500);
    const found = [];
    for (const heads of writer.sealHeads(1)) {
      if (heads !== null) found.push(shown(heads));
      else await goOn('figure-001499');
    }
    expect(found).toEqual([told]);
    expect(sealed()).toEqual([plainHeads(writer.database, writer.sealed.size)]);
    await sound();
  });
});
