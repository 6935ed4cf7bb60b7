import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { figurePath, FIRST, issueSmall } from '../../../test/support/ground';
import { readModelsSealed } from '../../../test/support/read-models-sealed';
import { startSystem, type System } from '../../../test/support/system';
import { openLog } from '../../platform/event-store/open-log';
import { AsOfReader } from '../../platform/queries/as-of';
import { logSizesOf } from '../../platform/queries/log-sizes';
import { openReadModels } from '../../platform/read-db';
import { changesOver } from '../../status';
import { chunksOf } from './chunks';
import { DossierQuery } from './dossier.dto';
import { DossiersOnThread } from './dossiers-on-thread';
import { DossiersService } from './dossiers.service';
import { storedSeals } from './stored-seals';

const NOW = new Date('2026-06-01T00:00:00Z');
const clock = () => NOW;
const QUERY = Object.assign(new DossierQuery(), { plan: 'ke-hoach-thu', on: '2026-06-01' });

let system: System;
let places: { readonly log: { readonly kind: 'sqlite'; readonly path: string }; readonly readDatabase: string; readonly folder: string };
let here: DossiersService;
let moments: AsOfReader;
let close: () => Promise<void>;
const threads: DossiersOnThread[] = [];

beforeAll(async () => {
  system = await startSystem({ sealed: true });
  const { directory: folder } = system;
  await issueSmall(system);
  for (let year = 2005; year < 2026; year++)
    for (const area of ['x1', 'x2', 'x3'])
      await system.put(figurePath(area, `${year}-H1`), { numerator: '600', denominator: '1000' }, FIRST);
  await system.post('/api/log/seals', {});
  // What comes later would make another dossier, under a newer checkpoint.
  const { position } = (await readModelsSealed(system)).at(-1);
  await system.get(`/api/areas?after=${position}`);
  await system.sealing.whenFollowed(position, 20_000);
  places = { log: { kind: 'sqlite', path: join(folder, 'log.db') }, readDatabase: join(folder, 'read.db'), folder };
  await system.sealing.whenSealed(system.sealing.size(), 20_000);
  const read = openReadModels(places.readDatabase);
  const store = await openLog(places.log, { readonly: true });
  const seals = storedSeals(folder);
  moments = new AsOfReader(
    logSizesOf(read, () => []),
    clock,
  );
  here = new DossiersService(store, read, moments, seals, changesOver(read)(moments, clock), clock);
  close = async () => {
    seals.close();
    read.close();
    await store.close();
  };
});
afterAll(async () => {
  for (const thread of threads) await thread.onApplicationShutdown();
  await close();
  await system.stop();
});

const onThread = (idleMs?: number): DossiersOnThread => new DossiersOnThread(places, moments, system.sealing, clock, idleMs);

async function textOf(dossiers: DossiersOnThread): Promise<string> {
  const { pieces } = await dossiers.make(QUERY);
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}

async function textHere(): Promise<string> {
  let text = '';
  for await (const chunk of chunksOf((await here.make(QUERY)).lines)) text += chunk;
  return text;
}

/** Microseconds of processor time. */
async function costsThisThread(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system: inKernel } = process.threadCpuUsage(before);
  return user + inKernel;
}

async function costsOf(work: () => Promise<unknown>): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let time = 0; time < 4; time++) costs.push(await costsThisThread(work));
  return costs;
}

describe('dossiers made on a thread', () => {
  const dossiers = () => (threads[0] ??= onThread());

  it('are those that are made on this one, several at a time', async () => {
    const expected = await textHere();
    expect(expected.length).toBeGreaterThan(50_000);
    for (const text of await Promise.all([textOf(dossiers()), textOf(dossiers()), textOf(dossiers())])) expect(text).toBe(expected);
  });

  it('cost the thread that answers requests nothing to speak of', async () => {
    const here = await costsOf(textHere);
    const there = await costsOf(() => textOf(dossiers()));
    // A collection of garbage may fall into any of them, but not into each.
    expect(Math.min(...there)).toBeLessThan(Math.max(...here) / 3);
  });

  it('end in the middle when the application does, and are not begun after it', async () => {
    const { pieces } = await dossiers().make(QUERY);
    const reading = pieces[Symbol.asyncIterator]();
    expect((await reading.next()).done).toBe(false);
    await dossiers().onApplicationShutdown();
    await expect(reading.next()).rejects.toMatchObject({ code: 'store-closed' });
    await expect(dossiers().make(QUERY)).rejects.toMatchObject({ code: 'store-closed' });
  });

  it('let the thread go when nobody reads any more', async () => {
    const brief = onThread(1);
    const { pieces } = await brief.make(QUERY);
    expect(brief.isRunning).toBe(true);
    await pieces[Symbol.asyncIterator]().return?.();
    while (brief.isRunning) await nextTurn();
  });
});
