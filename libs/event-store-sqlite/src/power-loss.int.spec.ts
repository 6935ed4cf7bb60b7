import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readTrace, tracing, type DiskStep } from '../test/disk-trace';
import { chance, FragileDisk } from '../test/power-loss';
import { openSqliteEventStore } from './index';

const hasStrace = spawnSync('strace', ['-V']).status === 0;
const SEED = 20_261_121;
const CUTS = 80;

/** Where strace is at hand, the real system calls of a writer are replayed on a disk that keeps only what was synced. */
(hasStrace ? describe : describe.skip)('power fails at any moment of writing (needs strace)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  let steps: DiskStep[] = [];
  beforeAll(() => {
    const trace = join(folder, 'trace');
    const hook = join(__dirname, 'typescript-hook.cjs');
    const program = join(__dirname, '..', 'test', 'appender.ts');
    const [strace = '', ...options] = tracing(trace);
    // 16 × 40 appends of up to 40,000 characters: enough to move the write-ahead log into the file more than once.
    const child = [process.execPath, '--require', hook, program, join(folder, 'log.db'), '40', '40000'];
    spawnSync(strace, [...options, ...child], { stdio: 'ignore' });
    steps = readTrace(trace);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Cuts the power before chosen steps, and says after which cuts an acknowledged append was missing or the file broken. */
  const lossesAt = (disk: FragileDisk, cuts: ReadonlySet<number>): string[] => {
    const luck = chance(SEED);
    const acked: string[] = [];
    const losses: string[] = [];
    for (const [index, step] of steps.entries()) {
      if (cuts.has(index)) {
        const share = [0, 1, luck()][index % 3] ?? 0;
        const lost = missing(restored(disk.afterPowerLoss(() => luck() < share)), acked);
        if (lost !== null) losses.push(`step ${index}: ${lost}`);
      }
      if (step.kind === 'said' && step.line.startsWith('acked')) acked.push(step.line);
      disk.apply(step);
    }
    return losses;
  };
  const restored = (files: ReadonlyMap<string, Buffer>): string | null => {
    const place = join(folder, 'restored');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    for (const [name, bytes] of files) writeFileSync(join(place, name), bytes);
    return files.has('log.db') ? join(place, 'log.db') : null;
  };
  const anywhere = (from: number): Set<number> => {
    const at = chance(SEED + from);
    return new Set(Array.from({ length: CUTS }, () => Math.floor(at() * steps.length)));
  };

  it('the trace has what it takes: acknowledgements, syncs of both files, more than one checkpoint', () => {
    expect(steps.filter((step) => step.kind === 'said' && step.line.startsWith('acked'))).toHaveLength(640);
    expect(steps.filter((step) => step.kind === 'sync' && step.file === 'log.db-wal').length).toBeGreaterThan(40);
    expect(steps.filter((step) => step.kind === 'sync' && step.file === 'log.db').length).toBeGreaterThan(1);
  });

  it('no acknowledged append is lost, the log is whole and gapless', () => {
    expect(lossesAt(new FragileDisk(), anywhere(1))).toEqual([]);
  }, 120_000);

  it('right around every sync of the file itself neither', () => {
    const syncs = steps.flatMap((step, index) => (step.kind === 'sync' && step.file === 'log.db' ? [index - 1, index, index + 1] : []));
    expect(lossesAt(new FragileDisk(), new Set(syncs))).toEqual([]);
  }, 120_000);

  it('the store opens on what is left and goes on', async () => {
    const disk = new FragileDisk();
    const half = Math.floor(steps.length / 2);
    for (const step of steps.slice(0, half)) disk.apply(step);
    const luck = chance(SEED);
    const path = restored(disk.afterPowerLoss(() => luck() < 0.5));
    const store = await openSqliteEventStore({ path: path ?? '', writer: 'inline' });
    const { logSize } = await store.head();
    const event = { id: '0190a1b2-0000-7000-8000-000000000000', type: 'T', data: {}, metadata: { actor: 'a', schemaVersion: 1 } };
    expect((await store.append('figure-after', 'no_stream', [event])).logSize).toBe(Number(logSize) + 1);
    await store.close();
  });

  it('(control) on a disk whose syncs do nothing the same harness sees losses', () => {
    expect(lossesAt(new FragileDisk(false), anywhere(1)).length).toBeGreaterThan(CUTS / 10);
  }, 120_000);
});

/** What is wrong with the file, null when every acknowledged append is at its place and none is left out before it. */
function missing(path: string | null, acked: readonly string[]): string | null {
  if (path === null) return acked.length === 0 ? null : 'no file';
  try {
    const database = new DatabaseSync(path);
    try {
      const rows = database.prepare('SELECT seq, id FROM events ORDER BY seq').all();
      const lost = acked.find((line) => {
        const [, id, , , size] = line.split(' ');
        return rows[Number(size) - 1]?.['id'] !== id;
      });
      const gap = rows.findIndex((row, index) => row['seq'] !== index + 1);
      const check = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
      return lost ?? (gap === -1 ? null : `gap at ${gap}`) ?? (check === 'ok' ? null : String(check));
    } finally {
      database.close();
    }
  } catch (error) {
    return String(error);
  }
}
