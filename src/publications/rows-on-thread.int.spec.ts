import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PublishedQuestion } from '@hieuhoc/dossier';
import { figurePath, FIRST, issueSmall } from '../../test/support/ground';
import { startSystem, type System } from '../../test/support/system';
import { AsOfReader, type AsOf } from '../platform/queries/as-of';
import { logSizesOf } from '../platform/queries/log-sizes';
import { openReadModels } from '../platform/read-db';
import { changesOver } from '../status';
import { RowsToPublish } from './published-rows';
import { RowsOnThread } from './rows-on-thread';

const clock = (): Date => new Date('2026-06-01T00:00:00Z');
const QUESTION: PublishedQuestion = {
  plan: 'ke-hoach-thu',
  area: 'h',
  level: 'commune',
  period: null,
  on: '2015-12-31',
  basis: 'reported',
};

let system: System;
let readDatabase: string;
let here: RowsToPublish;
let close: () => void;
let then: AsOf;
let now: AsOf;
const threads: RowsOnThread[] = [];
const onThread = (idleMs?: number): RowsOnThread => {
  const rows = new RowsOnThread({ readDatabase }, idleMs);
  threads.push(rows);
  return rows;
};

beforeAll(async () => {
  system = await startSystem();
  readDatabase = join(system.directory, 'read.db');
  await issueSmall(system);
  const reported = (area: string, numerator: string, condition: Record<string, string>, more: object = {}) =>
    system.put(figurePath(area), { numerator, denominator: '1000', ...more }, condition);
  for (const area of ['x1', 'x2', 'x3']) await reported(area, '600', FIRST);
  const read = openReadModels(readDatabase);
  close = () => read.close();
  const moments = new AsOfReader(
    logSizesOf(read, () => []),
    clock,
  );
  const seen = async (): Promise<AsOf> => {
    await system.get(`/api/areas?after=${system.position}`);
    return moments.resolve(undefined);
  };
  then = await seen();
  await reported('x2', '700', { 'If-Match': '"0"' }, { reason: 'đếm lại' });
  now = await seen();
  here = new RowsToPublish(read, changesOver(read)(moments, clock));
});
afterAll(async () => {
  for (const rows of threads) await rows.onApplicationShutdown();
  close();
  await system.stop();
});

describe('what is published, evaluated on a thread', () => {
  it('is what it is on this one, several at a time', async () => {
    const rows = onThread();
    const expected = await here.of(QUESTION, then);
    expect(expected.rows.map(({ area, value }) => [area, value])).toEqual(
      // 1800 / 3000
      expect.arrayContaining([
        ['h', '60.00'],
        ['x2', '60.00'],
      ]),
    );
    const [found, count, later] = await Promise.all([rows.of(QUESTION, then), rows.count(QUESTION, then), rows.of(QUESTION, now)]);
    expect(found).toMatchObject(expected);
    expect(count).toMatchObject({ count: expected.rows.length, digest: expected.digest });
    expect(later.digest).toBe((await here.of(QUESTION, now)).digest);
    expect(later.digest).not.toBe(expected.digest);
    expect(await rows.changedSince(QUESTION, then, now, 1)).toEqual(await here.changedSince(QUESTION, then, now, 1));
  });

  it('is evaluated once for all who ask for it at the same time', async () => {
    const rows = onThread();
    const [first, second] = await Promise.all([rows.of(QUESTION, then), rows.of({ ...QUESTION }, then)]);
    expect(second).toBe(first);
    expect(await rows.of(QUESTION, then)).not.toBe(first);
  });

  it('lets the thread go when nobody asks any more, and begins another for the next', async () => {
    const brief = onThread(1);
    await brief.count(QUESTION, then);
    while (brief.isRunning) await nextTurn();
    expect(await brief.count(QUESTION, then)).toMatchObject({ count: expect.any(Number) });
  });

  it('is not begun once the application stops', async () => {
    const stopped = onThread();
    await stopped.count(QUESTION, then);
    await stopped.onApplicationShutdown();
    expect(stopped.isRunning).toBe(false);
    await expect(stopped.count(QUESTION, then)).rejects.toMatchObject({ code: 'store-closed' });
  });
});
