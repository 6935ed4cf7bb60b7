import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { uuid7, type EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { seededDice } from '../oracle/dice';
import { scale } from './scale';

/*
 * Suite 10: whatever the machine's clock does, the log keeps its order and its time does not go back; days and deadlines are those of Viet
 * Nam wherever the machine believes to be. That a clock is behind is told by /health/ready (health.controller.spec).
 */

const HISTORIES = scale(50, 10);
const APPENDS = 40;
const DAY = 86_400_000;
const BEGIN = Date.parse('2016-12-31T23:59:50.000Z');
/** What a clock does between two looks: ticks, stands still, is set, or lives the last second of a year twice. */
const STEPS = [1, 250, 10_000, 0, -1, -1_000, -3_600_000, -3 * DAY, 3 * DAY];

interface Recorded {
  readonly id: string;
  readonly clock: string;
  readonly recordedAt: string;
}

/** A log written by a clock that runs as it likes, over restarts; as it was acknowledged and as it is read. */
async function historyOf(seed: number): Promise<{ readonly acknowledged: readonly Recorded[]; readonly read: readonly Recorded[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const dice = seededDice(seed);
  let now = BEGIN;
  const opened = (): Promise<EventStore> => openSqliteEventStore({ path: join(folder, 'log.db'), writer: 'inline', clock: () => now });
  let store = await opened();
  try {
    const acknowledged: Recorded[] = [];
    for (let count = 0; count < APPENDS; count++) {
      now += dice.one(STEPS);
      if (dice.chance(10)) {
        await store.close();
        store = await opened();
      }
      const id = uuid7();
      const event = { id, type: 'FigureReported', data: {}, metadata: { actor: 'a', schemaVersion: 1 } };
      const { recordedAt } = await store.append(`figure-${dice.below(3)}`, 'any', [event]);
      acknowledged.push({ id, clock: new Date(now).toISOString(), recordedAt: recordedAt ?? '' });
    }
    const { events } = await store.readAll();
    const clocks = new Map(acknowledged.map(({ id, clock }) => [id, clock]));
    return { acknowledged, read: events.map(({ id, recordedAt }) => ({ id, recordedAt, clock: clocks.get(id) ?? '' })) };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with the time of a log; empty where nothing is. */
function faults(read: readonly Recorded[]): string[] {
  let latest = '';
  return read.flatMap(({ recordedAt, clock }, index) => {
    const found = [];
    if (recordedAt < latest) found.push(`${index} goes back to ${recordedAt}`);
    // Time goes on with the clock as soon as that has caught up, and never before it.
    if (recordedAt !== (clock > latest ? clock : latest)) found.push(`${index} is of ${recordedAt}, by the clock ${clock}`);
    latest = recordedAt > latest ? recordedAt : latest;
    return found;
  });
}

const ZONES = ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns'];
const HOOK = join(__dirname, '../../libs/event-store-sqlite/src/typescript-hook.cjs');
const run = promisify(execFile);

async function toldUnder(zone: string, ...how: readonly string[]): Promise<string> {
  const args = ['--require', HOOK, join(__dirname, 'days-under-a-time-zone.ts'), ...how];
  return (await run(process.execPath, args, { env: { ...process.env, TZ: zone } })).stdout;
}

describe(`suite 10, clocks: ${HISTORIES} histories, ${ZONES.length} time zones`, () => {
  it('the log keeps its order and its time does not go back', async () => {
    for (let seed = 0; seed < HISTORIES; seed++) {
      const { acknowledged, read } = await historyOf(seed);
      expect([seed, read]).toEqual([seed, acknowledged]);
      expect([seed, faults(read)]).toEqual([seed, []]);
    }
  });

  it('days and deadlines are the same under every time zone', async () => {
    const here = await toldUnder('Asia/Ho_Chi_Minh');
    expect(JSON.parse(here)).toMatchObject({
      days: expect.arrayContaining([
        ['2015-06-30T16:59:59.999Z', '2015-06-30', '2015-06-30T16:59:59.999Z', '23:59 ngày 30/06/2015'],
        ['2015-06-30T17:00:00.000Z', '2015-07-01', '2015-07-01T16:59:59.999Z', '00:00 ngày 01/07/2015'],
      ]),
      deadlines: expect.arrayContaining([['once', 'once', expect.any(String), '2016-02-29']]),
    });
    for (const zone of ZONES) expect([zone, await toldUnder(zone)]).toEqual([zone, here]);
  });

  describe('the suite sees', () => {
    const seen = async (change: (read: readonly Recorded[]) => readonly Recorded[]): Promise<number> => {
      const histories = await Promise.all([1, 2, 3].map(historyOf));
      return histories.flatMap(({ read }) => faults(change(read))).length;
    };

    it('a log that takes the time of the clock as it is', async () => {
      expect(await seen((read) => read.map((one) => ({ ...one, recordedAt: one.clock })))).toBeGreaterThan(0);
    });

    it('a log whose time stands still while the clock goes on', async () => {
      expect(await seen((read) => read.map((one) => ({ ...one, recordedAt: read[0]?.recordedAt ?? '' })))).toBeGreaterThan(0);
    });

    it('a program that asks the machine for the day', async () => {
      expect(await toldUnder('America/New_York', 'careless')).not.toBe(await toldUnder('Asia/Ho_Chi_Minh', 'careless'));
    });
  });
});
