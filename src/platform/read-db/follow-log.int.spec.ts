import * as fc from 'fast-check';
import { StoreUnavailable, type EventStore, type StoredEvent } from '@hieuhoc/event-store';
import { ProjectionRunner, type Projection } from '@hieuhoc/projections';
import { openProjectionDatabase } from '.';
import { counted, journal, JOURNAL, opened, sums, SUMS, unheardOf } from './sample-projections.fixture';
import { servedUpTo } from './served';
import { ProjectionHarness } from './testing';

const AREAS = ['an-sinh', 'binh-khe', 'mao-khe'];

describe('projections follow the log', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => void (harness = await ProjectionHarness.open()));
  afterEach(() => harness.close());

  const types = async (): Promise<readonly string[]> => (await harness.read.all<{ type: string }>(JOURNAL)).map(({ type }) => type);

  it('they receive events appended before they started and after, in log order, counted from 1', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'));
    await harness.started(journal());
    await harness.append('an-sinh', opened('an-sinh'), counted('an-sinh', 3));
    await harness.append('bac-ninh', unheardOf);
    await harness.caughtUp();
    expect(await harness.read.all(JOURNAL)).toEqual([
      { logSize: 1, type: 'AreaOpened' },
      { logSize: 2, type: 'AreaOpened' },
      { logSize: 3, type: 'HouseholdsCounted' },
      { logSize: 4, type: 'SomethingNew' },
    ]);
  });

  it('types a projection does not handle pass by, and its checkpoint moves on', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), unheardOf, unheardOf);
    await harness.started(sums());
    expect(await harness.runner.status()).toMatchObject([{ logSize: 3, lagEvents: 0 }]);
  });

  it('they resume after the last event they handled', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 10));
    await harness.started(sums());
    await harness.stop();
    await harness.append('bac-ninh', counted('bac-ninh', 15));
    await harness.started(sums());
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 25, events: 2 }]);
  });

  it('a projection that is new begins at the beginning and joins the others; one scan feeds all that stand together', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), ...Array.from({ length: 40 }, () => counted('bac-ninh', 1)));
    await harness.started(sums());
    let pages = 0;
    const readAll: EventStore['readAll'] = (options) => (pages++, harness.store.readAll(options));
    const more: Projection[] = [1, 2, 3].map((n) => ({
      ...journal(),
      name: `journal-${n}`,
      tables: journal().tables.map((table) => ({ ...table, name: `${table.name}_${n}` })),
      apply: ({ logSize, type }) => [{ sql: `insert into {journal_entry_${n}} (log_size, type) values (?, ?)`, params: [logSize, type] }],
    }));
    await harness.start([sums(), ...more], { store: bound(harness.store, readAll), batchSize: 10, batchSizeBesideLive: 10 });
    await harness.caughtUp();
    for (const n of [1, 2, 3]) expect(await harness.read.all(`select * from journal_entry_${n}`)).toHaveLength(41);
    // 41 events in pages of 10, once for all three.
    expect(pages).toBe(5);
  });

  it('what a subscription delivers twice is applied once, and one that breaks is begun again', async () => {
    let begun = 0;
    const stuttering: EventStore['subscribe'] = (options) => {
      const subscription = harness.store.subscribe({ ...options, batchSize: 3 });
      const breaks = ++begun <= 2;
      return {
        lag: () => subscription.lag(),
        close: () => subscription.close(),
        async *[Symbol.asyncIterator]() {
          let before: readonly StoredEvent[] = [];
          for await (const message of subscription) {
            yield message.kind === 'events' ? { ...message, events: [...before, ...message.events] } : message;
            yield message;
            before = message.kind === 'events' ? message.events : [];
            if (breaks) throw new StoreUnavailable('the connection was lost');
          }
        },
      };
    };
    await harness.append('bac-ninh', opened('bac-ninh'), ...Array.from({ length: 10 }, () => counted('bac-ninh', 1)));
    const runner = await harness.start([sums(), journal()], {
      store: { ...bound(harness.store, (o) => harness.store.readAll(o)), subscribe: stuttering },
    });
    await harness.caughtUp();
    expect(begun).toBe(3);
    expect(runner.failure).toBeNull();
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 10, events: 10 }]);
    expect(await types()).toHaveLength(11);
  });

  it('while events come several at a time, more are gathered before the next are asked for', async () => {
    let pause = 0;
    const atTheEnd = Promise.withResolvers<void>();
    const timing: EventStore['subscribe'] = (options) => {
      const subscription = harness.store.subscribe(options);
      return {
        lag: () => subscription.lag(),
        close: () => subscription.close(),
        async *[Symbol.asyncIterator]() {
          for await (const message of subscription) {
            const given = performance.now();
            yield message;
            if (message.kind === 'caught-up') atTheEnd.resolve();
            else if (message.events.length > 1) pause = performance.now() - given;
          }
        },
      };
    };
    await harness.append('bac-ninh', opened('bac-ninh'));
    await harness.start([sums()], { store: { ...bound(harness.store, (o) => harness.store.readAll(o)), subscribe: timing } });
    await atTheEnd.promise;
    await harness.append('bac-ninh', counted('bac-ninh', 1), counted('bac-ninh', 2));
    await harness.caughtUp();
    await harness.append('bac-ninh', counted('bac-ninh', 3));
    await harness.caughtUp();
    expect(pause).toBeGreaterThan(4);
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 6, events: 3 }]);
  });

  it('an answer made in one snapshot sees one state, whatever is committed meanwhile, and can say which', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 10));
    await harness.started(sums(), journal());
    await harness.read.snapshot(async (read) => {
      const before = await read.all(SUMS);
      await harness.append('bac-ninh', counted('bac-ninh', 15));
      await harness.caughtUp();
      expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 25, events: 2 }]);
      expect(await read.all(SUMS)).toEqual(before);
      expect(await read.all(JOURNAL)).toHaveLength(2);
      expect(await servedUpTo(read, ['sums', 'journal'])).toMatchObject({ logSize: 2 });
    });
    expect(await servedUpTo(harness.read, ['sums', 'journal'])).toMatchObject({ logSize: 3 });
    await expect(servedUpTo(harness.read, ['sums', 'plans'])).rejects.toMatchObject({ code: 'read-model-not-ready' });
  });

  it('lag is the age of the oldest event that is not handled yet, and their number', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), unheardOf);
    const [, second] = await harness.store.readStream('bac-ninh');
    await harness.append('bac-ninh', unheardOf);
    const stopsAtSecond: Projection = { ...journal(), apply: (event) => (event.logSize === 2 ? raise() : journal().apply(event)) };
    const now = new Date(Date.parse(second?.recordedAt ?? '') + 90_000);
    await harness.start([sums(), stopsAtSecond], { now: () => now });
    await harness.until((reaches) => reaches.some(({ stopped }) => stopped));
    const [stopped, other] = await harness.runner.status();
    expect(stopped).toMatchObject({ name: 'journal', lagMs: 90_000, lagEvents: 2 });
    expect(other).toMatchObject({ name: 'sums', lagMs: 0, lagEvents: 0 });
  });

  it('two runners on one read database apply every event once between them', async () => {
    const second = openProjectionDatabase(harness.readPath);
    await harness.started(sums(), journal());
    const rival = new ProjectionRunner({ store: harness.store, database: second, projections: [sums(), journal()] });
    await rival.start();
    await harness.append('bac-ninh', opened('bac-ninh'));
    for (let i = 0; i < 20; i++) await harness.append('bac-ninh', counted('bac-ninh', 1), counted('bac-ninh', 2));
    await harness.caughtUp();
    await rival.whenCaughtUp(20_000);
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 60, events: 40 }]);
    expect(await types()).toHaveLength(41);
    await rival.close();
    await second.close();
  });

  it('whatever the sizes of batches, stops and rebuilds, replay and live reading give the same rows', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ area: fc.constantFrom(...AREAS), households: fc.nat(1000) }) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
      { weight: 1, arbitrary: fc.constant('rebuild' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (steps, a, b) => {
          const own = await ProjectionHarness.open();
          try {
            const sizes = { batchSize: a, batchSizeBesideLive: b };
            for (const area of AREAS) await own.append(area, opened(area));
            await own.start([sums(), journal()], sizes);
            const expected = new Map(AREAS.map((area) => [area, { area, households: 0, events: 0 }]));
            for (const one of steps) {
              if (one === 'restart') await own.start([sums(), journal()], sizes);
              else if (one === 'rebuild') await own.runner.rebuild('sums');
              else {
                await own.append(one.area, counted(one.area, one.households));
                const { households, events } = expected.get(one.area) ?? { households: 0, events: 0 };
                expected.set(one.area, { area: one.area, households: households + one.households, events: events + 1 });
              }
            }
            await own.caughtUp();
            const live = await own.read.all(SUMS);
            expect(live).toEqual([...expected.values()]);
            await own.rebuilt('sums');
            expect(await own.read.all(SUMS)).toEqual(live);
          } finally {
            await own.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

function raise(): never {
  throw new Error('cannot');
}

function bound(store: EventStore, readAll: EventStore['readAll']): EventStore {
  return {
    append: (...args) => store.append(...args),
    readStream: (...args) => store.readStream(...args),
    readAll,
    subscribe: (...args) => store.subscribe(...args),
    head: () => store.head(),
    close: () => store.close(),
  };
}
