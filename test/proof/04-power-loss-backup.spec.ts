import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskStep } from '../../libs/event-store-sqlite/test/disk-trace';
import { FragileDisk } from '../../libs/event-store-sqlite/test/fragile-disk';
import { hasStrace, tracedIn } from '../../libs/event-store-sqlite/test/tracing';
import { restoreBackup, verifyBackup } from '../../src/backup';
import { LOG_KEY, SmallSystem, VKEY } from '../../src/backup/backup.fixture';
import { filesIn } from '../../src/backup/files';
import { eventsIn } from '../support/stored';
import { bundled } from './faults';
import { indexesOf, lossesSeen, without, type LongLook } from './power';
import { scale } from './scale';

const SEED = 20_261_124;
const STATES = scale(300, 20);
/** Of so many states one is also restored, and the next backup finishes it. */
const THOROUGH = scale(10, 4);
const PATIENCE_MS = 300_000;

/** A backup that is taken while the power may fail: what it had to do, what stood there before. */
interface Run {
  readonly steps: readonly DiskStep[];
  readonly before: ReadonlyMap<string, Buffer>;
}

/** Suite 4 for backups: the power fails at any moment of the first one into a folder that is made for it, and of one that goes on from there. */
(hasStrace ? describe : describe.skip)(`the power fails at any moment of a backup (needs strace): ${2 * STATES} states`, () => {
  let system: SmallSystem;
  let events: readonly string[] = [];
  const runs: Run[] = [];
  const folder = (name: string): string => {
    const place = join(system.scratch, name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    return place;
  };
  const eventsOf = async (data: string): Promise<string[]> =>
    (await eventsIn(data)).map(({ id, stream, dataText, recordedAt }) => [id, stream, dataText, recordedAt].join('|'));

  beforeAll(async () => {
    system = await SmallSystem.open();
    const program = bundled(system.scratch, join(__dirname, 'backing-up.ts'));
    for (const more of [300, 250]) {
      await system.append(more);
      await system.addEvidence(`m-${more}`, `minh chứng ${more}`);
      await system.seal();
      const place = join(system.scratch, 'run');
      const before = new Map<string, Buffer>();
      if (existsSync(place)) for (const path of await filesIn(place)) before.set(path, readFileSync(join(place, path)));
      else mkdirSync(place);
      const args = [program, system.data, join(place, 'backup'), VKEY];
      runs.push({ before, steps: tracedIn(place, (path) => !path.includes('.khoa'), args, system.scratch) });
    }
    events = await eventsOf(system.data);
  }, PATIENCE_MS);
  afterAll(() => system.close());

  const disk = ({ before }: Run, syncing = true): FragileDisk => {
    const fragile = new FragileDisk(folder('disk'), syncing);
    for (const [path, bytes] of before) fragile.put(path, bytes);
    return fragile;
  };
  /** A backup that stood there before is still one, or a newer one is; a first one is none until it is whole. */
  const look: LongLook = async (left, acked, state) => {
    const { manifest, found } = await verifyBackup(join(left, 'backup'), [LOG_KEY]);
    const known = new Set(found.map(({ code }) => code));
    const none = manifest === null && known.size === 1 && known.has('no-backup');
    if (acked > 0 && none) return 'the backup is lost';
    if (!none && found.length > 0) return `damaged: ${JSON.stringify(found.slice(0, 3))}`;
    if ((manifest?.log.size ?? 0) < acked) return `${acked} events were backed up, ${manifest?.log.size} are`;
    return state % THOROUGH === 0 ? goesOn(left, none) : null;
  };
  const goesOn = async (left: string, none: boolean): Promise<string | null> => {
    const [copy, into] = [folder('copy'), folder('into')];
    cpSync(left, copy, { recursive: true });
    const backup = join(copy, 'backup');
    const restored: unknown = await restoreBackup(backup, into, { unchecked: true, keys: [LOG_KEY] }).catch((error: unknown) => error);
    if (none) {
      if (Reflect.get(Object(restored), 'code') !== 'backup-damaged') return `restored from nothing: ${String(restored)}`;
    } else if ((await eventsOf(into)).some((event, at) => event !== events[at])) return 'what is restored is no beginning of the log';
    const { manifest } = await system.backUp({}, backup);
    const { found } = await verifyBackup(backup, [LOG_KEY]);
    if (found.length > 0) return `the next backup left it damaged: ${JSON.stringify(found.slice(0, 3))}`;
    return manifest.log.size === events.length ? null : 'the next backup did not finish it';
  };
  const losing = (run: Run, states: number, fragile = disk(run), from = 0): Promise<string[]> =>
    lossesSeen(fragile, standing(run), { states, seed: SEED, from }, look);
  /** From its manifest on. */
  const lastSteps = ({ steps }: Run): number => steps.findLastIndex((step) => 'file' in step && step.file.includes('manifest.json')) - 2;
  /** What stood there was acknowledged by the run before. */
  const standing = ({ before, steps }: Run): readonly DiskStep[] =>
    before.size === 0 ? steps : [{ kind: 'said', line: `acked backup ${sizeAcked(runs[0]!)}` }, ...steps];
  const sizeAcked = ({ steps }: Run): number =>
    Number(steps.flatMap((step) => (step.kind === 'said' ? [step.line.split(' ').at(-1)] : [])).at(-1));

  it('the traces have what it takes: files synced and moved to their names, folders synced, one acknowledgement', () => {
    for (const { steps } of runs) {
      expect(indexesOf(steps, 'said')).toHaveLength(1);
      expect(indexesOf(steps, 'rename').length).toBeGreaterThan(8);
      expect(indexesOf(steps, 'sync').length).toBeGreaterThan(8);
      expect(indexesOf(steps, 'sync-folder').length).toBeGreaterThan(5);
    }
    expect(indexesOf(runs[0]!.steps, 'make-folder').length).toBeGreaterThan(5);
    expect(runs.map(sizeAcked)).toEqual([301, 552]);
  });

  it(
    `in ${STATES} states of a first backup there is none yet or a whole one, and the next one finishes it`,
    async () => {
      const [run] = runs;
      expect(await losing(run!, STATES / 2)).toEqual([]);
      expect(await losing(run!, STATES / 2, disk(run!), lastSteps(run!))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    `in ${STATES} states of one that goes on the backup before is whole or the new one, and the next one finishes it`,
    async () => {
      const [, run] = runs;
      expect(await losing(run!, STATES / 2)).toEqual([]);
      expect(await losing(run!, STATES / 2, disk(run!), lastSteps(run!))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    '(control) on a disk whose syncs do nothing losses are seen',
    async () => {
      const [run] = runs;
      expect((await losing(run!, 24, disk(run!, false), lastSteps(run!))).length).toBeGreaterThan(4);
    },
    PATIENCE_MS,
  );

  describe('the harness sees every mutant', () => {
    const seen = async (change: (steps: readonly DiskStep[]) => readonly DiskStep[], run = runs[1]!, from = lastSteps): Promise<string> => {
      const mutant = { ...run, steps: change(run.steps) };
      return (await losing(mutant, 20, disk(run), from(mutant))).join('\n');
    };
    const isBundle = (step: DiskStep): boolean => 'file' in step && step.file.includes('/bundle/');

    it('a backup that leaves out the sync of one bundle', async () => {
      expect(await seen((steps) => without(steps, [steps.findLastIndex((step) => step.kind === 'sync' && isBundle(step))]))).toContain(
        'damaged',
      );
    }, 60_000);

    it('a backup that leaves out the sync of the folder of its bundles', async () => {
      const folders = ({ kind, ...step }: DiskStep): boolean => kind === 'sync-folder' && 'folder' in step && /\/bundle/.test(step.folder);
      expect(await seen((steps) => steps.filter((step) => !folders(step)))).toContain('damaged');
    }, 60_000);

    it('a backup that puts its manifest in place before the last bundle', async () => {
      const hasty = (steps: readonly DiskStep[]): readonly DiskStep[] => {
        const last = steps.findLastIndex((step) => step.kind === 'rename' && isBundle(step));
        const manifest = (step: DiskStep): boolean => 'file' in step && step.file.includes('/manifest.json');
        const rest = steps.filter((step, index) => index !== last && index < steps.findLastIndex(manifest) + 2);
        return [...rest, steps[last]!];
      };
      expect(await seen(hasty)).toContain('damaged');
    }, 60_000);

    it('a backup that does not sync the folder above the one that it makes', async () => {
      const unsynced = (steps: readonly DiskStep[]) => steps.filter((step) => step.kind !== 'sync-folder' || step.folder !== '');
      expect(await seen(unsynced, runs[0], ({ steps }) => steps.length)).toContain('the backup is lost');
    }, 60_000);
  });
});
