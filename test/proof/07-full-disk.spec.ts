import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable, uuid7, type EventStore } from '@hieuhoc/event-store';
import { refusal } from '@hieuhoc/event-store-contract';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { openForWriting } from '../../libs/event-store-sqlite/src/open-database';
import { readSound } from '../../libs/event-store-sqlite/test/leaves';
import { built, defectAfter } from './faults';
import { scale } from './scale';
import { logIn } from './written-log';

const CYCLES = scale(20, 2);
/** A log is filled twice, then another takes its place on the small disk. */
const CYCLES_A_LOG = 2;
const LIMITS = scale(30, 4);
const DISK = '48m';

/** A disk of its own needs root; elsewhere the suite is skipped. */
function mounted(): string | null {
  const place = mkdtempSync(join(tmpdir(), 'full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'none', place]).status === 0) return place;
  rmSync(place, { recursive: true });
  return null;
}
const disk = mounted();

(disk === null ? describe.skip : describe)(
  `the disk is really full (needs root for a tmpfs): ${CYCLES} times, and there is room again`,
  () => {
    const folder = disk ?? '';
    let store: EventStore;
    afterAll(() => {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    });

    const begin = async (): Promise<void> => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${logIn(folder)}${suffix}`, { force: true });
      acked.length = 0;
      store = await openSqliteEventStore({ path: logIn(folder) });
    };
    const end = async (): Promise<void> => {
      expect(await readSound(store)).toHaveLength(acked.length);
      await store.close();
      expect(defectAfter(folder, acked)).toBeNull();
    };

    const ballast = join(folder, 'ballast');
    const fill = (): void => {
      for (const size of [1_048_576, 65_536, 4_096]) {
        for (let room = true; room;) {
          try {
            appendFileSync(ballast, Buffer.alloc(size));
          } catch {
            room = false;
          }
        }
      }
    };
    const acked: string[] = [];
    /** Appends of 200 KiB until one is refused, but no more than so many: ids of those taken, and why the last was not. */
    const appendUntilRefused = async (
      stream: string,
      most: number,
    ): Promise<{ readonly taken: string[]; readonly refused: unknown; readonly last: string }> => {
      const taken: string[] = [];
      for (;;) {
        const id = uuid7();
        const event = { id, type: 'T', data: { text: 'ế'.repeat(70_000) }, metadata: { actor: 'a', schemaVersion: 1 } };
        const append = store.append(stream, 'any', [event]);
        const refused = await append.then(
          () => null,
          (error: unknown) => error,
        );
        if (refused !== null) return { taken, refused, last: id };
        taken.push(id);
        acked.push(`acked ${id} ${(await append).logSize}`);
        if (taken.length === most) return { taken, refused: null, last: id };
      }
    };

    it('what does not fit is refused in words, reading goes on, and writing goes on by itself when there is room', async () => {
      for (let cycle = 0; cycle < CYCLES; cycle++) {
        if (cycle % CYCLES_A_LOG === 0) await begin();
        fill();
        const { refused, last } = await appendUntilRefused(`figure-${cycle}`, 200);
        expect(refused).toBeInstanceOf(StoreUnavailable);
        expect(refused).toMatchObject({
          detail: expect.stringContaining('full'),
          messageVi: expect.stringContaining('Không có gì bị mất'),
        });
        const { logSize } = await store.head();
        expect(
          await refusal(
            store.append('figure-again', 'any', [
              { id: last, type: 'T', data: { text: 'ế'.repeat(70_000) }, metadata: { actor: 'a', schemaVersion: 1 } },
            ]),
          ),
        ).toBeInstanceOf(StoreUnavailable);
        const { events } = await store.readAll({ limit: 5 });
        expect(events.length).toBe(Math.min(5, Number(logSize)));
        truncateSync(ballast);
        // Enough of them for the write-ahead log to be moved into the file.
        expect((await appendUntilRefused('figure-after', 4)).refused).toBeNull();
        if (cycle % CYCLES_A_LOG === CYCLES_A_LOG - 1) await end();
      }
    }, 300_000);

    it('(mutant) a refused append taken for an acknowledged one is seen', async () => {
      store = await openSqliteEventStore({ path: logIn(folder) });
      fill();
      const { last } = await appendUntilRefused('figure-mutant', 200);
      const { logSize } = await store.head();
      truncateSync(ballast);
      await store.close();
      expect(defectAfter(folder, [...acked, `acked ${last} ${Number(logSize) + 1}`])).toContain(last);
    }, 60_000);

    it('(control) a start without room for the write-ahead log says so and leaves the log as it was', async () => {
      fill();
      expect(await refusal(openSqliteEventStore({ path: logIn(folder) }))).toBeInstanceOf(StoreUnavailable);
      truncateSync(ballast);
      expect(defectAfter(folder, acked)).toBeNull();
      store = await openSqliteEventStore({ path: logIn(folder) });
      await store.close();
    });
  },
);

describe(`the process may not write larger files, or open more of them: ${LIMITS} limits`, () => {
  const root = mkdtempSync(join(tmpdir(), 'limits-'));
  afterAll(() => rmSync(root, { recursive: true }));
  /** In blocks of 512 bytes around the write-ahead log's 8 MiB and below; in open files around what Node itself needs. */
  const limits = Array.from({ length: LIMITS }, (_, index) =>
    index % 2 === 0 ? `ulimit -f ${Math.round((index * 17_000) / LIMITS) + 40}` : `ulimit -n ${18 + Math.round((index * 14) / LIMITS)}`,
  );

  it('it ends of itself, and the next start has all that was acknowledged, with its leaves', () => {
    const program = built(root, 'small-writer');
    const ends = limits.map((limit, index) => {
      const folder = join(root, String(index));
      mkdirSync(folder);
      const { stdout } = spawnSync('/bin/sh', ['-c', `${limit} && exec "$@"`, 'sh', process.execPath, program, logIn(folder), '12', '1'], {
        encoding: 'utf8',
        timeout: 60_000,
      });
      const { database, lock } = openForWriting(logIn(folder));
      database.close();
      lock.release();
      const said = stdout.split('\n');
      return {
        limit,
        defect: defectAfter(folder, said),
        whole: said.filter((line) => line.startsWith('acked ')).length === 12,
      };
    });
    expect(ends.filter(({ defect }) => defect !== null)).toEqual([]);
    // Some limits stop it and some do not, or nothing was tried.
    expect(new Set(ends.map(({ whole }) => whole))).toEqual(new Set([true, false]));
  }, 120_000);
});
