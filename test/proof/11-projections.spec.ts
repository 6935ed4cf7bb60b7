import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { EventStore } from '@hieuhoc/event-store';
import { ProjectionRunner, type Projection, type ReadModels } from '@hieuhoc/projections';
import { digestsOf } from '../../src/history/proofs';
import type { ProjectionDigest } from '../../src/history/proofs/seal.decider';
import { openProjectionDatabase, openReadModels } from '../../src/platform/read-db';
import { PROJECTIONS } from '../../src/projections.registry';
import { anyHistory } from '../differential/history';
import { OverServices } from '../differential/over-services';
import { Recorder, untold } from '../differential/recorder';
import { Commands } from '../../src/platform/commands/commands';
import { seededDice } from '../oracle/dice';
import { scale } from './scale';

/*
 * Suite 11: whatever the batches in which a log is projected, however often it is projected anew and wherever the process is killed on the
 * way, the read models hold the same rows, and what the log says of them (ProjectionSealed) comes out again at the size it was said of.
 */

const REPLAYS = scale(120, 5);
const KILLS = scale(80, 3);
const HOOK = join(__dirname, '../../libs/event-store-sqlite/src/typescript-hook.cjs');
const PATIENCE_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'projections-'));
const logPath = join(folder, 'log.db');
let store: EventStore;
/** Events of the log, and how many there were when its read models were sealed. */
let size = 0;
let sealedSize = 0;
let sealed: readonly ProjectionDigest[];
let expected: Awaited<ReturnType<typeof held>>;

beforeAll(async () => {
  store = await openSqliteEventStore({ path: logPath, writer: 'inline' });
  const worlds = [11, 12, 13, 21, 22, 23, 24].map((seed) => untold(anyHistory(seed, `w${seed}`)));
  const recorder = new Recorder(new OverServices(new Commands(store)), worlds);
  const half = recorder.left / 2;
  while (recorder.left > half) await recorder.wave();
  sealedSize = size = (await store.head()).logSize ?? 0;
  sealed = (await replayed(1_000)).end;
  await recorder.all();
  size = (await store.head()).logSize ?? 0;
  expected = await replayed(1_000);
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is sealed of the read models now, and what was when the log was shorter; every row of every table. */
async function held(read: ReadModels, projections: readonly Projection[]) {
  const tables = projections.flatMap((projection) => projection.tables.map(({ name }) => name));
  const rows: Record<string, readonly string[]> = {};
  for (const table of tables) rows[table] = (await read.all(`select * from ${table}`)).map((row) => JSON.stringify(row)).toSorted();
  return { end: await digestsOf(read, projections, size), earlier: await digestsOf(read, projections, sealedSize), rows };
}

async function replayed(batchSize: number, projections: readonly Projection[] = PROJECTIONS, rebuild?: string) {
  const path = join(mkdtempSync(join(folder, 'replay-')), 'read.db');
  const database = openProjectionDatabase(path);
  const read = openReadModels(path);
  const runner = new ProjectionRunner({ store, database, projections, batchSize, batchSizeBesideLive: batchSize });
  try {
    await runner.start();
    await runner.whenCaughtUp(PATIENCE_MS);
    if (rebuild !== undefined) {
      await runner.rebuild(rebuild);
      await untilServing(runner, rebuild);
    }
    return await held(read, projections);
  } finally {
    await runner.close();
    read.close();
    await database.close();
  }
}

async function untilServing(runner: ProjectionRunner, name: string): Promise<void> {
  const building = async (): Promise<boolean> =>
    (await runner.status()).every((one) => one.name !== name || one.generation < 2 || !one.serving);
  while (await building()) await new Promise((resolve) => setImmediate(resolve));
}

/** Projects in processes that are killed in every n-th transaction until one comes to the end. */
async function killedAndGoneOn(killAt: number, batchSize: number) {
  const directory = mkdtempSync(join(folder, 'killed-'));
  const project = (): Promise<string | null> =>
    new Promise((resolve, reject) => {
      const args = ['--require', HOOK, join(__dirname, 'project-and-die.ts'), logPath, directory, String(killAt), String(batchSize)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (text: Buffer) => (said += text.toString()));
      child.on('error', reject);
      child.on('exit', (code, signal) => (code === 0 || signal === 'SIGKILL' ? resolve(signal) : reject(new Error(said))));
    });
  let kills = 0;
  while ((await project()) === 'SIGKILL') kills++;
  const read = openReadModels(join(directory, 'read.db'));
  try {
    return { kills, held: await held(read, PROJECTIONS) };
  } finally {
    read.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

describe(`suite 11, projections: ${REPLAYS} replays, at least ${KILLS} kills`, () => {
  it('the log that is projected holds what the rules are about', () => {
    expect(size).toBeGreaterThan(200);
    for (const table of ['figure_fact', 'plan_fact', 'recognition', 'history_entry', 'log_index'])
      expect([table, (expected.rows[table]?.length ?? 0) > 0]).toEqual([table, true]);
    expect(expected.earlier).not.toEqual(expected.end);
  });

  it('what was sealed of the read models when the log was shorter comes out of the longer one', () => {
    expect(expected.earlier).toEqual(sealed);
  });

  it('in any batches, and built again, it gives the same rows and digests', async () => {
    const dice = seededDice(11);
    for (let replay = 0; replay < REPLAYS; replay++) {
      const batchSize = dice.one([1, 2, 3, 7, 16, 50, 99, size - 1, size]);
      const rebuild = dice.chance(30) ? dice.one(PROJECTIONS).name : undefined;
      expect([replay, batchSize, rebuild, await replayed(batchSize, PROJECTIONS, rebuild)]).toEqual([replay, batchSize, rebuild, expected]);
    }
  });

  it('killed in the middle of transactions and gone on with, it gives the same rows and digests', async () => {
    const dice = seededDice(12);
    let kills = 0;
    while (kills < KILLS) {
      const [killAt, batchSize] = [dice.one([2, 3, 4]), dice.one([64, 100, 150])];
      const gone = await killedAndGoneOn(killAt, batchSize);
      expect([killAt, batchSize, gone.held]).toEqual([killAt, batchSize, expected]);
      expect(gone.kills).toBeGreaterThan(0);
      kills += gone.kills;
    }
  });

  describe('the suite sees a read model that', () => {
    const mutant = (name: string, apply: (original: Projection['apply']) => Projection['apply']): readonly Projection[] =>
      PROJECTIONS.map((projection) => (projection.name === name ? { ...projection, apply: apply(projection.apply) } : projection));
    const digestOf = (held_: typeof expected, name: string) => held_.end.find((one) => one.name === name)?.digest;
    const seen = async (name: string, apply: (original: Projection['apply']) => Projection['apply']): Promise<boolean> =>
      digestOf(await replayed(50, mutant(name, apply)), name) !== digestOf(expected, name);

    it.each([
      [
        'passes over one event',
        (original: Projection['apply']): Projection['apply'] => {
          let figures = 0;
          return (event) => (++figures === 5 ? [] : original(event));
        },
      ],
      [
        'asks for the time',
        (original: Projection['apply']): Projection['apply'] =>
          (event) =>
            original({ ...event, data: { ...event.data, note: String(process.hrtime.bigint()) } }),
      ],
    ])('%s', async (_, change) => {
      expect(await seen('plan-facts', change)).toBe(true);
    });

    it('is as it is: a build without a change gives what is expected', async () => {
      expect(await seen('plan-facts', (original) => original)).toBe(false);
    });
  });
});
