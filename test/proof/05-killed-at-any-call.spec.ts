import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEvents } from '@hieuhoc/event-store-contract';
import { openForWriting } from '../../libs/event-store-sqlite/src/open-database';
import { makeOutdatedLog } from '../../libs/event-store-sqlite/test/outdated-log';
import { hasStrace } from '../../libs/event-store-sqlite/test/tracing';
import { built, callsOf, defectAfter, inPairs, killedAt, spread, type Call } from './faults';
import { scale } from './scale';
import { contentOf, logIn } from './written-log';

const KINDS = ['openat', 'pread64', 'pwrite64', 'fsync', 'ftruncate', 'unlink', 'rename', 'fcntl', 'close'];
const KILLS = scale(800, 24);
const UPGRADES = scale(200, 9);
const OUTDATED_EVENTS = 40;
/** Of processor time: what else the machine is busy with is no matter. */
const MOST_TO_START_MS = 2_000;

(hasStrace ? describe : describe.skip)(`killed at any call of nine kinds (needs strace): ${KILLS} writers, ${UPGRADES} upgrades`, () => {
  const root = mkdtempSync(join(tmpdir(), 'killed-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const folder = (name: string): string => {
    const place = join(root, name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    return place;
  };
  /** Starts again on what is left; null where all is as it should be. */
  const startedAgain = (place: string, said: readonly string[]): string | null => {
    const from = process.threadCpuUsage();
    const { database, lock } = openForWriting(logIn(place));
    const { user, system } = process.threadCpuUsage(from);
    const took = (user + system) / 1_000;
    database.close();
    lock.release();
    return defectAfter(place, said) ?? (took < MOST_TO_START_MS ? null : `it took ${took} ms to start`);
  };

  const writer = ['12', '1'];
  let program = '';
  let calls: Call[] = [];
  beforeAll(async () => {
    program = built(root, 'small-writer');
    calls = await callsOf(program, folder('reference'), writer, KINDS);
  }, 60_000);
  /** What was found wrong after kills at these calls. */
  const found = async (at: readonly Call[], args: readonly string[]): Promise<string[]> => {
    const defects: string[] = [];
    await inPairs(at, async (call, index) => {
      const place = folder(`kill-${index}`);
      const { said, signal } = await killedAt(call, program, place, args);
      if (signal !== 'SIGKILL') defects.push(`${call.name} ${call.nth}: it was not killed`);
      const defect = startedAgain(place, said);
      if (defect !== null) defects.push(`${call.name} ${call.nth}: ${defect}`);
      rmSync(place, { recursive: true });
    });
    return defects;
  };

  it('a writer makes calls of every kind', () => {
    expect(new Set(calls.map(({ name }) => name))).toEqual(new Set(KINDS));
    expect(calls.length).toBeGreaterThan(300);
  });

  it(`${KILLS} times: the next start takes less than two seconds of work and has all that was acknowledged, with its leaves`, async () => {
    expect(await found(spread(calls, KILLS), writer)).toEqual([]);
  }, 600_000);

  it(`${UPGRADES} times in an upgrade: the next start finishes it`, async () => {
    const opener = built(root, 'opener');
    const before = folder('before');
    makeOutdatedLog(logIn(before), newEvents(OUTDATED_EVENTS), 7);
    const outdated = (name: string): string => {
      const place = folder(name);
      copyFileSync(logIn(before), logIn(place));
      return place;
    };
    const upgrading = await callsOf(opener, outdated('reference'), [], KINDS);
    const defects: string[] = [];
    await inPairs(spread(upgrading, UPGRADES), async (call, index) => {
      const place = outdated(`upgrade-${index}`);
      await killedAt(call, opener, place, []);
      const defect = startedAgain(place, []) ?? (contentOf(logIn(place))?.size === OUTDATED_EVENTS ? null : 'events are missing');
      if (defect !== null) defects.push(`${call.name} ${call.nth}: ${defect}`);
      rmSync(place, { recursive: true });
    });
    expect(defects).toEqual([]);
  }, 300_000);

  it('(mutant) of a writer that acknowledges before it commits the same check finds losses', async () => {
    const writes = calls.filter(({ name }) => name === 'pwrite64').slice(-40);
    expect((await found(spread(writes, scale(40, 10)), [...writer, 'hasty'])).length).toBeGreaterThan(0);
  }, 60_000);
});
