import { ReadDatabaseUnavailable, type ProjectionDatabase, type Reach } from '@hieuhoc/projections';
import { counted, fussy, FUSSY, journal, JOURNAL, opened, POISON, sums, SUMS } from './sample-projections.fixture';
import { ProjectionHarness } from './testing';

const stopped = (reaches: readonly Reach[]): boolean => reaches.some((reach) => reach.stopped);

describe('an event a projection cannot handle', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => void (harness = await ProjectionHarness.open()));
  afterEach(() => harness.close());

  const faulty = (area = 'bac-ninh'): Promise<string> =>
    harness.append(area, opened(area), counted(area, 10), counted(area, POISON), counted(area, 5));
  const startedUntilStopped = async (): Promise<void> => {
    await harness.start([sums(), fussy(), journal()]);
    await harness.until(stopped);
  };
  /** Id of the event that stopped it. */
  const poison = async (): Promise<string> =>
    (await harness.database.deadLetters()).find(({ resolvedAt }) => resolvedAt === null)?.eventId ?? '';

  it('stops that projection right before it, and nothing after it is applied until somebody says how to go on', async () => {
    await faulty();
    await startedUntilStopped();
    const position = await harness.append('bac-ninh', counted('bac-ninh', 1));
    await harness.runner.whenReached(position, 20_000, ['sums', 'journal']);
    expect((await harness.runner.status()).find(({ name }) => name === 'fussy')).toMatchObject({
      status: 'stopped',
      logSize: 2,
      lagEvents: 3,
    });
  });

  it('does not stop the other projections, which apply every event once', async () => {
    await faulty();
    const position = await harness.append('an-sinh', opened('an-sinh'), counted('an-sinh', 42));
    await startedUntilStopped();
    await harness.runner.whenReached(position, 20_000, ['sums', 'journal']);
    expect(await harness.read.all(SUMS)).toEqual([
      { area: 'an-sinh', households: 42, events: 1 },
      { area: 'bac-ninh', households: 28, events: 3 },
    ]);
    expect(await harness.read.all(JOURNAL)).toHaveLength(6);
  });

  it('is recorded in a dead letter that identifies the projection, the event, the failure and the way to go on', async () => {
    await faulty();
    await startedUntilStopped();
    const [event] = await harness.store.readStream('bac-ninh', { from: 2n, limit: 1 });
    expect(await harness.database.deadLetters()).toEqual([
      {
        name: 'fussy',
        version: 1,
        generation: 1,
        eventId: event?.id,
        position: event?.position,
        logSize: 3,
        stream: 'bac-ninh',
        type: 'HouseholdsCounted',
        error: 'RangeError: 13 is more than this can take',
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        remedy: expect.stringContaining(`hieuhoc projections skip fussy --event ${event?.id}`),
        resolvedAt: null,
        skipped: false,
      },
    ]);
  });

  it('a stream with no faults produces no dead letters', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 7));
    await harness.started(sums(), fussy());
    expect(await harness.database.deadLetters()).toEqual([]);
    expect(await harness.read.all(FUSSY)).toEqual([{ area: 'bac-ninh', households: 7, events: 1 }]);
  });

  it('skip passes by exactly that event, keeps a record, and the projection keeps going', async () => {
    await faulty();
    await faulty('an-sinh');
    await startedUntilStopped();
    await harness.runner.skip('fussy', await poison());
    await harness.until((reaches) => reaches.some((reach) => reach.stopped && reach.logSize === 6));
    const [first, second] = await harness.database.deadLetters();
    expect(first).toMatchObject({ logSize: 3, skipped: true, resolvedAt: expect.any(String) });
    expect(second).toMatchObject({ logSize: 7, skipped: false, resolvedAt: null });
    await harness.runner.skip('fussy', second?.eventId ?? '');
    await harness.caughtUp();
    expect(await harness.read.all(FUSSY)).toEqual([
      { area: 'an-sinh', households: 15, events: 2 },
      { area: 'bac-ninh', households: 15, events: 2 },
    ]);
  });

  it('a skip meant for another event, or asked for twice, skips nothing', async () => {
    await faulty();
    await startedUntilStopped();
    await expect(harness.runner.skip('fussy', 'another-event')).rejects.toMatchObject({ code: 'nothing-to-do' });
    const eventId = await poison();
    await expect(harness.runner.skip('sums', eventId)).rejects.toMatchObject({ code: 'nothing-to-do' });
    await harness.runner.skip('fussy', eventId);
    await harness.caughtUp();
    await expect(harness.runner.skip('fussy', eventId)).rejects.toMatchObject({ code: 'nothing-to-do' });
  });

  it('a rebuild of the version passes the skipped event by too, so that it gives the same rows', async () => {
    await faulty();
    await startedUntilStopped();
    await harness.runner.skip('fussy', await poison());
    await harness.caughtUp();
    await harness.rebuilt('fussy');
    expect(await harness.read.all(FUSSY)).toEqual([{ area: 'bac-ninh', households: 15, events: 2 }]);
    await harness.started(sums(), fussy(), journal());
    expect(await harness.read.all(FUSSY)).toEqual([{ area: 'bac-ninh', households: 15, events: 2 }]);
  });

  it('a start tries the event once more: with the code put right it goes on, else it stops there again', async () => {
    await faulty();
    await startedUntilStopped();
    await startedUntilStopped();
    expect(await harness.database.deadLetters()).toMatchObject([{ resolvedAt: null }]);
    await harness.started(sums(), fussy(null), journal());
    expect(await harness.read.all(FUSSY)).toEqual([{ area: 'bac-ninh', households: 28, events: 3 }]);
    expect(await harness.database.deadLetters()).toMatchObject([{ skipped: false, resolvedAt: expect.any(String) }]);
  });

  it('a row the database refuses is the fault of its event alone', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), opened('bac-ninh'), counted('bac-ninh', 5));
    await harness.start([sums(), journal()]);
    await harness.until(stopped);
    expect(await harness.database.deadLetters()).toMatchObject([
      { name: 'sums', logSize: 2, error: expect.stringContaining('UNIQUE constraint') },
    ]);
  });

  it('who waits for a projection that has stopped is told at once', async () => {
    const position = await faulty();
    await startedUntilStopped();
    await expect(harness.runner.whenReached(position, 60_000)).rejects.toMatchObject({ code: 'read-model-stopped', models: ['fussy'] });
  });

  it('a database that is busy or full is nobody’s poison: the runner tries again by itself', async () => {
    await faulty();
    let failures = 0;
    const flaky: ProjectionDatabase = Object.create(harness.database, {
      commit: {
        value: async (work: Parameters<ProjectionDatabase['commit']>[0]) => {
          if (++failures <= 2) throw new ReadDatabaseUnavailable('database or disk is full');
          return harness.database.commit(work);
        },
      },
    });
    const runner = await harness.start([sums()], { database: flaky });
    await harness.until(() => runner.failure !== null || failures > 0);
    await harness.caughtUp();
    expect(failures).toBeGreaterThan(2);
    expect(runner.failure).toBeNull();
    expect(await harness.database.deadLetters()).toEqual([]);
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 28, events: 3 }]);
  });
});
