import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newEvents } from '@hieuhoc/event-store-contract';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { openForWriting } from '../../libs/event-store-sqlite/src/open-database';
import type { DiskStep } from '../../libs/event-store-sqlite/test/disk-trace';
import { FragileDisk } from '../../libs/event-store-sqlite/test/fragile-disk';
import { readSound } from '../../libs/event-store-sqlite/test/leaves';
import { makeOutdatedLog } from '../../libs/event-store-sqlite/test/outdated-log';
import { hasStrace, traced } from '../../libs/event-store-sqlite/test/tracing';
import { indexesOf, losses, without, type Look } from './power';
import { scale } from './scale';
import { logIn, WrittenLog } from './written-log';

const SEED = 20_261_121;
const STATES = scale(50_000, 800);
const CONTROLS = scale(10_000, 250);
const [UPGRADES, LARGE, REOPENED] = [scale(300, 25), scale(150, 10), scale(60, 6)];
const RUNS = scale(6, 1);
const GROUPS = 24;
/** Of so many states one has its leaves and its root computed anew; of all, every byte is compared with the log written to its end. */
const THOROUGH = 25;

interface Run {
  readonly steps: readonly DiskStep[];
  readonly written: WrittenLog;
}

/** The system calls of a real writer, replayed on a disk that keeps only what was synced; the power fails before any of them. */
(hasStrace ? describe : describe.skip)(
  `the power fails at any moment of writing (needs strace): ${STATES} states, ${CONTROLS} controls`,
  () => {
    const root = mkdtempSync(join(tmpdir(), 'power-'));
    afterAll(() => rmSync(root, { recursive: true }));
    const folder = (name: string): string => {
      const place = join(root, name);
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      return place;
    };
    const run = (program: string, args: string[]): Run => {
      const place = folder('run');
      return { steps: traced(place, program, args), written: new WrittenLog(logIn(place)) };
    };
    const small = (seed: number, ...synchronous: string[]): Run => run('small-writer.ts', [String(GROUPS), String(seed), ...synchronous]);
    const disk = (syncing = true): FragileDisk => new FragileDisk(folder('disk'), syncing);
    const against =
      ({ written }: Run): Look =>
      (left, acked, state) =>
        written.defectOf(logIn(left), acked, state % THOROUGH === 0);

    const runs: Run[] = [];
    beforeAll(() => {
      for (let seed = 1; seed <= RUNS; seed++) runs.push(small(seed));
    }, 60_000);
    const first = (): Run => runs[0]!;

    it('the traces have what it takes: acknowledgements, syncs of file, write-ahead log and folder, checkpoints', () => {
      for (const { steps, written } of runs) {
        expect(indexesOf(steps, 'said')).toHaveLength(GROUPS);
        expect(steps[indexesOf(steps, 'said').at(-1)!]).toMatchObject({
          line: expect.stringMatching(new RegExp(`^acked .* ${written.size}$`)),
        });
        expect(indexesOf(steps, 'sync', 'log.db-wal').length).toBeGreaterThan(GROUPS);
        expect(indexesOf(steps, 'sync', 'log.db').length).toBeGreaterThan(3);
        expect(indexesOf(steps, 'sync-folder').length).toBeGreaterThan(2);
      }
    });

    it(`in ${STATES} states nothing acknowledged is lost, the log is a beginning of what was written, leaves and root are right`, () => {
      for (const [index, one] of runs.entries()) {
        expect(losses(disk(), one.steps, { states: STATES / RUNS, seed: SEED + index }, against(one))).toEqual([]);
      }
    }, 300_000);

    it(`in ${REOPENED} of them the store opens and goes on`, async () => {
      const left: string[] = [];
      const keep: Look = (place) => {
        left.push(folder(`left-${left.length}`));
        cpSync(place, left.at(-1)!, { recursive: true });
        return null;
      };
      losses(disk(), first().steps, { states: REOPENED, seed: SEED }, keep);
      for (const place of left) {
        const store = await openSqliteEventStore({ path: logIn(place), writer: 'inline' });
        const { logSize } = await store.head();
        expect((await store.append('figure-after', 'no_stream', newEvents(1))).logSize).toBe(Number(logSize) + 1);
        expect(await readSound(store)).toHaveLength(Number(logSize) + 1);
        await store.close();
        rmSync(place, { recursive: true });
      }
    }, 60_000);

    it(`in ${LARGE} states of a writer on its thread, 16 in flight, appends of up to 40,000 characters, nothing is lost`, () => {
      const large = run('appender.ts', [String(scale(40, 20)), '40000']);
      expect(indexesOf(large.steps, 'sync', 'log.db').length).toBeGreaterThan(0);
      expect(losses(disk(), large.steps, { states: LARGE, seed: SEED }, against(large))).toEqual([]);
    }, 120_000);

    it(`in ${UPGRADES} states of an upgrade the next start finishes it, with every event and its leaf`, () => {
      const before = folder('before');
      makeOutdatedLog(logIn(before), newEvents(60), 7);
      const place = folder('upgrade');
      copyFileSync(logIn(before), logIn(place));
      const steps = traced(place, 'opener.ts');
      expect(indexesOf(steps, 'rename').map((index) => steps[index])).toEqual([
        { kind: 'rename', file: 'log.db', to: 'log.db.v1' },
        { kind: 'rename', file: 'log.db.new', to: 'log.db' },
      ]);
      const fragile = disk();
      fragile.put('log.db', readFileSync(logIn(before)));
      const written = new WrittenLog(logIn(place));
      const started: Look = (left) => {
        const copy = folder('copy');
        cpSync(left, copy, { recursive: true });
        const { database, lock } = openForWriting(logIn(copy));
        database.close();
        lock.release();
        return written.defectOf(logIn(copy), 60, true);
      };
      expect(losses(fragile, steps, { states: UPGRADES, seed: SEED }, started)).toEqual([]);
    }, 120_000);

    describe('the harness sees losses (controls)', () => {
      const few = CONTROLS / 5;

      it.each(['NORMAL', 'OFF'])(
        'of a writer with synchronous=%s',
        (synchronous) => {
          const careless = small(100, synchronous);
          expect(losses(disk(), careless.steps, { states: 2 * few, seed: SEED }, against(careless)).length).toBeGreaterThan(few / 5);
        },
        120_000,
      );

      it('on a disk whose syncs do nothing', () => {
        expect(losses(disk(false), first().steps, { states: few, seed: SEED }, against(first())).length).toBeGreaterThan(few / 10);
      }, 60_000);
    });

    describe('the harness sees every mutant', () => {
      const seen = (steps: readonly DiskStep[], from: number, to?: number): boolean =>
        losses(disk(), steps, { states: 40, seed: SEED, from, ...(to === undefined ? {} : { to }) }, against(first())).length > 0;

      it(`a writer that leaves out the sync before one acknowledgement, whichever of ${scale(GROUPS, 6)}`, () => {
        const { steps } = first();
        const syncs = indexesOf(steps, 'sync', 'log.db-wal');
        for (const said of indexesOf(steps, 'said').slice(-scale(GROUPS, 6))) {
          const dropped = syncs.findLast((sync) => sync < said)!;
          expect(seen(without(steps, [dropped]), dropped, said)).toBe(true);
        }
      }, 60_000);

      it('a writer that does not sync the file when it moves the write-ahead log into it', () => {
        const { steps } = first();
        expect(seen(without(steps, indexesOf(steps, 'sync', 'log.db')), 0)).toBe(true);
      });

      it('a writer that never syncs the folder', () => {
        const { steps } = first();
        expect(seen(without(steps, indexesOf(steps, 'sync-folder')), 0)).toBe(true);
      });

      it('a writer that acknowledges before it commits', () => {
        const { steps } = first();
        const said = indexesOf(steps, 'said').at(-1)!;
        const begun = indexesOf(steps, 'said').at(-2)! + 1;
        const hasty = [...steps.slice(0, begun), steps[said]!, ...steps.slice(begun, said), ...steps.slice(said + 1)];
        expect(seen(hasty, begun, said)).toBe(true);
      });

      it('a writer that stores one leaf wrong, or skips it in the next', () => {
        const place = folder('leaf');
        const { written } = { written: (): WrittenLog => new WrittenLog(logIn(place)) };
        traced(place, 'small-writer.ts', ['4', '1']);
        expect(written).not.toThrow();
        const database = new DatabaseSync(logIn(place));
        database.exec('DROP TRIGGER events_never_update; UPDATE events SET leaf = (SELECT leaf FROM events WHERE seq = 1) WHERE seq = 3');
        database.close();
        expect(written).toThrow('not sound');
      });
    });
  },
);
