import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { theLog, type DiskStep } from '../../libs/event-store-sqlite/test/disk-trace';
import { FragileDisk } from '../../libs/event-store-sqlite/test/fragile-disk';
import { hasStrace, tracedIn } from '../../libs/event-store-sqlite/test/tracing';
import { bundled } from './faults';
import { indexesOf, losses, lossesSeen, without, type Look } from './power';
import { scale } from './scale';
import { WrittenSeals } from './written-seals';

const SEED = 20_261_123;
const STATES = scale(2_500, 120);
const GONE_ON = scale(100, 8);
const GROUPS = 24;

/** It is made by who writes into it, and must be there as long as what is in it. */
const dataIn = (folder: string): string => join(folder, 'data');

/** Suite 4 for what is sealed: the power fails while a log is written, sealed and signed in one folder. */
(hasStrace ? describe : describe.skip)(
  `the power fails at any moment of sealing (needs strace): ${STATES} states, in ${GONE_ON} more the sealer goes on`,
  () => {
    const root = mkdtempSync(join(tmpdir(), 'power-seals-'));
    afterAll(() => rmSync(root, { recursive: true }));
    const folder = (name: string): string => {
      const place = join(root, name);
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      return place;
    };
    const disk = (syncing = true): FragileDisk => new FragileDisk(folder('disk'), syncing);

    let steps: readonly DiskStep[] = [];
    let written: WrittenSeals;
    beforeAll(() => {
      const program = bundled(root, join(__dirname, 'sealing-along.ts'));
      const watched = (path: string): boolean => path === 'data' || theLog(basename(path)) || /^data\/seal\.db(-wal|-journal)?$/.test(path);
      steps = tracedIn(folder('run'), watched, [program, dataIn(join(root, 'run')), String(GROUPS), '1']);
      written = new WrittenSeals(dataIn(join(root, 'run')));
    }, 60_000);
    const look: Look = (left, _acked, _state, said) => written.defectOf(dataIn(left), said);
    const said = (what: string): number[] =>
      indexesOf(steps, 'said').filter((index) => {
        const step = steps[index];
        return step?.kind === 'said' && step.line.startsWith(`acked ${what} `);
      });
    const lastBefore = (index: number, kind: DiskStep['kind'], file?: string): number =>
      indexesOf(steps, kind, file).findLast((one) => one < index)!;

    it('the trace has what it takes: seals, signatures, syncs of the file and of its write-ahead log', () => {
      expect(said('seal')).toHaveLength(GROUPS);
      expect(said('signed').length).toBeGreaterThan(GROUPS / 2);
      expect(written.size).toBeGreaterThan(GROUPS);
      expect(indexesOf(steps, 'sync', 'data/seal.db-wal').length).toBeGreaterThan(GROUPS);
      expect(indexesOf(steps, 'sync', 'data/seal.db').length).toBeGreaterThan(1);
    });

    it(`in ${STATES} states no seal and no served checkpoint is lost, and nothing is sealed that the log has lost`, () => {
      expect(losses(disk(), steps, { states: STATES, seed: SEED }, look)).toEqual([]);
    }, 240_000);

    it(`in ${GONE_ON} states the sealer goes on to the same root, which contradicts nothing that was signed`, async () => {
      const goesOn = async (left: string): Promise<string | null> => {
        const copy = folder('copy');
        cpSync(left, copy, { recursive: true });
        return written.defectGoingOn(dataIn(copy));
      };
      expect(await lossesSeen(disk(), steps, { states: GONE_ON, seed: SEED + 1 }, goesOn)).toEqual([]);
    }, 240_000);

    it('(control) on a disk whose syncs do nothing losses are seen', () => {
      expect(losses(disk(false), steps, { states: 100, seed: SEED }, look).length).toBeGreaterThan(20);
    }, 60_000);

    describe('the harness sees every mutant', () => {
      const seen = (mutant: readonly DiskStep[], from = 0, to?: number): string =>
        losses(disk(), mutant, { states: 60, seed: SEED, from, ...(to === undefined ? {} : { to }) }, look).join('\n');

      it('a sealer that serves a checkpoint whose sync it left out', () => {
        const served = said('signed').at(-1)!;
        const sync = lastBefore(served, 'sync', 'data/seal.db-wal');
        expect(seen(without(steps, [sync]), sync, served)).toContain('was served and is lost');
      });

      it('a sealer that serves a checkpoint before it keeps it', () => {
        const served = said('signed').at(-1)!;
        const sealed = said('seal').findLast((one) => one < served)!;
        const hasty = [...steps.slice(0, sealed + 1), steps[served]!, ...steps.slice(sealed + 1, served), ...steps.slice(served + 1)];
        expect(seen(hasty, sealed + 1, served)).toContain('was served and is lost');
      });

      it('a sealer that does not sync the file when it moves the write-ahead log into it', () => {
        expect(seen(without(steps, indexesOf(steps, 'sync', 'data/seal.db')))).not.toBe('');
      });

      it('a store that does not sync the folder above the one that it makes', () => {
        expect(seen(steps.filter((step) => step.kind !== 'sync-folder' || step.folder !== ''))).toContain('the log: no file');
      });

      it('a log whose sync is left out when its events are sealed already', () => {
        const sealed = said('seal').at(-1)!;
        const begun = said('log').at(-1)!;
        // Nothing was told of these appends yet: only the seal speaks of them.
        const untold = steps.map((step, index): DiskStep => (index === begun ? { kind: 'said', line: 'nothing' } : step));
        const sync = lastBefore(begun, 'sync', 'data/log.db-wal');
        expect(seen(without(untold, [sync]), sync, sealed)).toContain('are sealed, and the log has');
      });
    });
  },
);
