import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { DiskStep } from '../../libs/event-store-sqlite/test/disk-trace';
import { FragileDisk } from '../../libs/event-store-sqlite/test/fragile-disk';
import { hasStrace, tracedIn } from '../../libs/event-store-sqlite/test/tracing';
import { Commands } from '../../src/platform/commands/commands';
import { anyHistory } from '../differential/history';
import { OverServices } from '../differential/over-services';
import { Recorder, untold } from '../differential/recorder';
import { bundled } from './faults';
import { indexesOf, losses, lossesSeen, without, type Look } from './power';
import { project } from './projecting';
import { scale } from './scale';
import { WrittenReadModels } from './written-read-models';

const SEED = 20_261_125;
const STATES = scale(1_500, 60);
const GONE_ON = scale(100, 4);
const BATCH = 32;
const PATIENCE_MS = 300_000;

/** Suite 4 for read models: the power fails while all of them are built, opened anew, and one is built a second time. */
(hasStrace ? describe : describe.skip)(
  `the power fails at any moment of projecting (needs strace): ${STATES} states, in ${GONE_ON} more it is gone on with`,
  () => {
    const root = mkdtempSync(join(tmpdir(), 'power-read-'));
    afterAll(() => rmSync(root, { recursive: true }));
    const folder = (name: string): string => {
      const place = join(root, name);
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      return place;
    };
    const disk = (syncing = true): FragileDisk => new FragileDisk(folder('disk'), syncing);
    const log = join(root, 'log.db');

    let steps: readonly DiskStep[] = [];
    let written: WrittenReadModels;
    let end: ReturnType<WrittenReadModels['defectOf']>;
    beforeAll(async () => {
      const store = await openSqliteEventStore({ path: log, writer: 'inline' });
      await new Recorder(new OverServices(new Commands(store)), [untold(anyHistory(11, 'w11'))]).all();
      await store.close();
      written = await WrittenReadModels.of(log, folder('reference'), BATCH);
      const program = bundled(root, join(__dirname, 'projecting.ts'));
      const place = folder('run');
      steps = tracedIn(place, (path) => /^read\.db(-wal|-journal)?$/.test(path), [program, log, place, String(BATCH)]);
      end = written.defectOf(place);
    }, PATIENCE_MS);
    const look: Look = (left) => written.defectOf(left);

    it('the trace has what it takes: commits, and write-ahead logs that are moved into the file', () => {
      expect(end).toBeNull();
      expect(written.size).toBeGreaterThan(60);
      expect(indexesOf(steps, 'write', 'read.db-wal').length).toBeGreaterThan(200);
      expect(indexesOf(steps, 'sync', 'read.db').length).toBeGreaterThan(1);
    });

    it(
      `in ${STATES} states the rows of every read model are those of its checkpoint`,
      () => {
        expect(losses(disk(), steps, { states: STATES, seed: SEED }, look)).toEqual([]);
      },
      PATIENCE_MS,
    );

    it(
      `in ${GONE_ON} states the next start makes the rows that an undisturbed run has`,
      async () => {
        const goesOn = async (left: string): Promise<string | null> => {
          const copy = folder('copy');
          cpSync(left, copy, { recursive: true });
          try {
            await project(log, copy, BATCH);
          } catch (error) {
            return String(error);
          }
          return written.defectOf(copy);
        };
        // What is begun is made again most often where little stands yet.
        expect(await lossesSeen(disk(), steps, { states: GONE_ON / 2, seed: SEED + 1 }, goesOn)).toEqual([]);
        expect(await lossesSeen(disk(), steps, { states: GONE_ON / 2, seed: SEED + 2, to: 60 }, goesOn)).toEqual([]);
      },
      PATIENCE_MS,
    );

    describe('the harness sees every mutant', () => {
      const seen = (mutant: readonly DiskStep[]): number => losses(disk(), mutant, { states: 120, seed: SEED }, look).length;

      it('a disk whose syncs do nothing', () => {
        expect(losses(disk(false), steps, { states: 120, seed: SEED }, look).length).toBeGreaterThan(0);
      }, 60_000);

      it('a database that does not sync the write-ahead log before it moves it into the file', () => {
        expect(seen(without(steps, indexesOf(steps, 'sync', 'read.db-wal')))).toBeGreaterThan(0);
      }, 60_000);

      it('a database that does not sync the file before the write-ahead log goes', () => {
        expect(seen(without(steps, indexesOf(steps, 'sync', 'read.db')))).toBeGreaterThan(0);
      }, 60_000);
    });
  },
);
