import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore, type NewEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { handle } from './handle';
import { hashOf } from './metadata';
import { shelfDecider, type Shelf, type ShelfCommand, type ShelfEvent } from './shelf.fixture';
import type { Decider, Handled, HandleOptions, Loaded } from './types';

const STREAM = 'shelf-a';
const OPEN: ShelfCommand = { kind: 'open', room: 'A' };
const lend = (...titles: string[]): ShelfCommand => ({ kind: 'lend', titles });
const rival = (title: string): ShelfEvent => ({ type: 'BookLent', data: { title } });
const keyed = (key: string, command: ShelfCommand): Pick<HandleOptions, 'idempotency'> => ({
  idempotency: { keyHash: hashOf(key), commandHash: hashOf(command) },
});

/** The store with some of its verbs watched or disturbed. */
const storeWith = (store: EventStore, verbs: Partial<EventStore>): EventStore => ({
  append: (...args) => store.append(...args),
  readStream: (...args) => store.readStream(...args),
  readAll: (...args) => store.readAll(...args),
  subscribe: (...args) => store.subscribe(...args),
  head: () => store.head(),
  close: () => store.close(),
  ...verbs,
});

describe('handle: load, decide, append', () => {
  let directory: string;
  let store: EventStore;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'decider-'));
    store = await openSqliteEventStore({ path: join(directory, 'log.db'), writer: 'inline' });
  });
  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const ask = (
    command: ShelfCommand,
    options: Partial<HandleOptions<Shelf>> = {},
    on: EventStore = store,
  ): Promise<Handled<Shelf, ShelfEvent>> => handle(on, shelfDecider, STREAM, command, { actor: 'actor-1', ...options });
  const stored = async (): Promise<readonly string[]> =>
    (await store.readStream(STREAM)).map(({ type, data }) => `${type} ${JSON.stringify(data)}`);

  /** Lets somebody else append right before each of our first appends. */
  const beatenBy = (...others: readonly ShelfEvent[]): { store: EventStore; tried: NewEvent[][] } => {
    const tried: NewEvent[][] = [];
    const append: EventStore['append'] = async (stream, expected, events) => {
      tried.push([...events]);
      const other = others[tried.length - 1];
      if (other) await store.append(stream, 'any', [{ id: uuid7(), ...other, metadata: { actor: 'rival', schemaVersion: 1 } }]);
      return store.append(stream, expected, events);
    };
    return { store: storeWith(store, { append }), tried };
  };

  it('the first answer creates the stream, the next one goes on from it', async () => {
    const first = await ask(OPEN);
    expect(first).toMatchObject({ revision: 0n, logSize: 1, created: true, repeated: false, state: { kind: 'open', room: 'A' } });
    const second = await ask(lend('Số đỏ', 'Tắt đèn'), { reason: 'theo yêu cầu' });
    expect(second).toMatchObject({
      revision: 2n,
      logSize: 3,
      created: false,
      state: { lent: { 'Số đỏ': 'actor-1', 'Tắt đèn': 'actor-1' } },
    });
    expect(second.events).toMatchObject([
      { type: 'BookLent', revision: 1n },
      { type: 'BookLent', revision: 2n },
    ]);
    expect(second.position > first.position).toBe(true);
  });

  it('who asked, for whom, why, on what ground and in which schema stands in every event', async () => {
    const { position } = await ask(OPEN);
    await ask(lend('Số đỏ'), { actor: 'actor-2', onBehalfOf: '22.205', reason: 'thử', correlationId: 'request-1', causationId: 'event-1' });
    await ask(lend('Tắt đèn'), { basedOn: '7', recordedAt: '2099-01-02T03:04:05.678Z' });
    const [opening, second, third] = await store.readStream(STREAM);
    expect(opening?.metadata).toEqual({ actor: 'actor-1', schemaVersion: 1 });
    expect(second?.metadata).toEqual({
      actor: 'actor-2',
      onBehalfOf: '22.205',
      reason: 'thử',
      correlationId: 'request-1',
      causationId: 'event-1',
      basedOn: position,
      schemaVersion: 1,
    });
    expect(third).toMatchObject({ metadata: { basedOn: '7' }, recordedAt: '2099-01-02T03:04:05.678Z' });
  });

  it('a decision to record nothing appends nothing and answers the revision it saw', async () => {
    const { position } = await ask(OPEN);
    expect(await ask(OPEN)).toMatchObject({ revision: 0n, position, events: [], created: false, logSize: null });
    const idle: Decider<Shelf, ShelfEvent, ShelfCommand> = { ...shelfDecider, decide: () => [] };
    await expect(handle(store, idle, 'shelf-b', OPEN, { actor: 'a' })).rejects.toMatchObject({ code: 'empty-append' });
  });

  it('a refusal records nothing', async () => {
    await expect(ask(lend('Số đỏ'))).rejects.toMatchObject({ code: 'no-shelf' });
    expect(await stored()).toEqual([]);
  });

  it('a caller with an expectation is refused when the stream is elsewhere, before anything is decided', async () => {
    await expect(ask(lend('Số đỏ'), { expectedRevision: 3n })).rejects.toMatchObject({
      code: 'wrong-expected-revision',
      actual: 'no_stream',
    });
    await ask(OPEN, { expectedRevision: 'no_stream' });
    await expect(ask(OPEN, { expectedRevision: 'no_stream' })).rejects.toMatchObject({ code: 'wrong-expected-revision', actual: 0n });
    await expect(ask(lend('Số đỏ'), { expectedRevision: 1n })).rejects.toMatchObject({ kind: 'precondition-failed', actual: 0n });
    expect(await ask(lend('Số đỏ'), { expectedRevision: 0n })).toMatchObject({ revision: 1n });
  });

  describe('races', () => {
    it('a lost race is decided anew on what the winner wrote, with the same ids while the decision is the same', async () => {
      await ask(OPEN);
      const { store: contended, tried } = beatenBy(rival('Dế mèn'), rival('Vợ nhặt'));
      expect(await ask(lend('Số đỏ'), {}, contended)).toMatchObject({ revision: 3n, state: { lent: { 'Dế mèn': 'rival' } } });
      expect(await stored()).toEqual([
        'ShelfOpened {"room":"A"}',
        'BookLent {"title":"Dế mèn"}',
        'BookLent {"title":"Vợ nhặt"}',
        'BookLent {"title":"Số đỏ"}',
      ]);
      expect(new Set(tried.map(([event]) => event?.id)).size).toBe(1);
    });

    it('a different decision after a lost race gets ids of its own', async () => {
      await ask(OPEN);
      const counting: Decider<Shelf, ShelfEvent, ShelfCommand> = {
        ...shelfDecider,
        decide: (shelf) => [rival(`cuốn thứ ${shelf.kind === 'open' ? Object.keys(shelf.lent).length : 0}`)],
      };
      const { store: contended, tried } = beatenBy(rival('Dế mèn'));
      await handle(contended, counting, STREAM, OPEN, { actor: 'actor-1' });
      expect(await stored()).toEqual(['ShelfOpened {"room":"A"}', 'BookLent {"title":"Dế mèn"}', 'BookLent {"title":"cuốn thứ 1"}']);
      expect(new Set(tried.map(([event]) => event?.id)).size).toBe(2);
    });

    it('with an expectation a lost race is a conflict, not a second try', async () => {
      await ask(OPEN);
      const { store: contended, tried } = beatenBy(rival('Dế mèn'));
      await expect(ask(lend('Số đỏ'), { expectedRevision: 0n }, contended)).rejects.toMatchObject({
        code: 'wrong-expected-revision',
        actual: 1n,
      });
      expect(tried).toHaveLength(1);
    });

    it('a race that is never won ends in the conflict', async () => {
      await ask(OPEN);
      const { store: contended, tried } = beatenBy(...Array.from({ length: 50 }, (_, i) => rival(`${i}`)));
      await expect(ask(lend('Số đỏ'), {}, contended)).rejects.toMatchObject({ code: 'wrong-expected-revision' });
      expect(tried).toHaveLength(20);
    });

    it('many at once on one stream all get through, each once', async () => {
      await ask(OPEN);
      const titles = Array.from({ length: 12 }, (_, i) => `cuốn ${i}`);
      await Promise.all(titles.map((title) => ask(lend(title))));
      expect((await stored()).slice(1).toSorted()).toEqual(titles.map((title) => `BookLent {"title":"${title}"}`).toSorted());
    });
  });

  describe('idempotency', () => {
    it('a repeated key gives the same answer without deciding, whatever happened since', async () => {
      await ask(OPEN);
      const command = lend('Số đỏ', 'Tắt đèn');
      const first = await ask(command, keyed('k1', command));
      await ask(lend('Dế mèn'));
      const { revision, position, logSize, recordedAt, created } = first;
      const again = await ask(command, keyed('k1', command));
      expect(again).toMatchObject({ revision, position, logSize, recordedAt, created, repeated: true, state: first.state });
      expect(again.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
      expect(await stored()).toHaveLength(4);
    });

    it('a repeated key wins over an If-Match that was true the first time', async () => {
      const first = await ask(OPEN, { ...keyed('k1', OPEN), expectedRevision: 'no_stream' });
      expect(await ask(OPEN, { ...keyed('k1', OPEN), expectedRevision: 'no_stream' })).toMatchObject({
        revision: first.revision,
        created: true,
        repeated: true,
      });
    });

    it('the same key with another command is refused', async () => {
      await ask(OPEN, keyed('k1', OPEN));
      await expect(ask(lend('Số đỏ'), keyed('k1', lend('Số đỏ')))).rejects.toMatchObject({
        code: 'idempotency-key-reused',
        kind: 'conflict',
      });
      expect(await stored()).toHaveLength(1);
    });

    it('the same request twice at once is recorded once and answered twice', async () => {
      await ask(OPEN);
      const command = lend('Số đỏ');
      const answers = await Promise.all([1, 2, 3].map(() => ask(command, { ...keyed('k1', command), expectedRevision: 0n })));
      expect(await stored()).toHaveLength(2);
      expect(new Set(answers.map(({ revision, position }) => `${revision} ${position}`)).size).toBe(1);
      expect(answers.filter(({ repeated }) => repeated)).toHaveLength(2);
    });
  });

  it('a time that the store does not say is not kept: the next command folds what the log says', async () => {
    const silent = storeWith(store, { append: async (...args) => ({ ...(await store.append(...args)), recordedAt: null }) });
    const times: string[] = [];
    const watching: typeof shelfDecider = {
      ...shelfDecider,
      evolve: (state, event, recorded) => {
        times.push(recorded.recordedAt);
        return shelfDecider.evolve(state, event, recorded);
      },
    };
    const cache = new Map<string, Loaded<Shelf>>();
    const options = { actor: 'actor-1', cache };
    expect(await handle(silent, watching, STREAM, OPEN, options)).toMatchObject({ recordedAt: null, state: { kind: 'open' } });
    times.length = 0;
    await handle(silent, watching, STREAM, lend('Số đỏ'), options);
    const [opened] = await store.readStream(STREAM);
    expect(times[0]).toBe(opened?.recordedAt);
  });

  describe('a stream that is presumed new', () => {
    const reads = (): { readonly on: EventStore; readonly count: () => number } => {
      let count = 0;
      const on = storeWith(store, {
        readStream: (...args) => {
          count++;
          return store.readStream(...args);
        },
      });
      return { on, count: () => count };
    };

    it('is begun without being read', async () => {
      const { on, count } = reads();
      expect(await ask(OPEN, { presumeNew: true }, on)).toMatchObject({ created: true, revision: 0n });
      expect(count()).toBe(0);
    });

    it('and read, where it is not: decided on what it holds, or answered as before', async () => {
      await ask(OPEN, keyed('k-1', OPEN));
      const { on } = reads();
      expect(await ask(lend('Truyện Kiều'), { presumeNew: true }, on)).toMatchObject({ created: false, revision: 1n });
      expect(await ask(OPEN, { presumeNew: true, ...keyed('k-1', OPEN) }, on)).toMatchObject({ repeated: true, revision: 0n });
    });
  });

  it('a stream longer than a page is folded whole, and a cached one is read on from where it was', async () => {
    await ask(OPEN);
    const titles = Array.from({ length: 4_500 }, (_, i) => `cuốn ${i % 7}`);
    await ask(lend(...titles));
    const reads: (bigint | string | undefined)[] = [];
    const readStream: EventStore['readStream'] = (stream, options) => (reads.push(options?.from), store.readStream(stream, options));
    let appends = 0;
    const append: EventStore['append'] = (...args) => (appends++, store.append(...args));
    const watched = storeWith(store, { readStream, append });
    const cache = new Map<string, Loaded<Shelf>>();
    const key = keyed('k1', lend('Số đỏ'));
    expect(await ask(lend('Số đỏ'), { cache, ...key }, watched)).toMatchObject({ revision: 4501n });
    expect(reads).toEqual([0n, 2000n, 4000n]);
    expect(appends).toBe(1);
    await ask(lend('Tắt đèn'));
    expect(await ask(lend('Dế mèn'), { cache }, watched)).toMatchObject({ revision: 4503n, state: { lent: { 'Tắt đèn': 'actor-1' } } });
    expect(reads.slice(3)).toEqual([4502n]);
    expect(await ask(lend('Số đỏ'), { cache, ...key }, watched)).toMatchObject({ revision: 4501n, repeated: true });
  });

  it('an event this release does not know, or of another schema version, is refused, never guessed at', async () => {
    await ask(OPEN);
    await store.append(STREAM, 0n, [
      { id: uuid7(), type: 'BookLent', data: { title: 'Số đỏ' }, metadata: { actor: 'a', schemaVersion: 2 } },
    ]);
    await expect(ask(lend('Tắt đèn'))).rejects.toMatchObject({ code: 'unknown-stored-event', kind: 'damaged', schemaVersion: 2 });
    await store.append('shelf-b', 'no_stream', [{ id: uuid7(), type: 'ShelfBurnt', data: {}, metadata: { actor: 'a', schemaVersion: 1 } }]);
    await expect(handle(store, shelfDecider, 'shelf-b', OPEN, { actor: 'a' })).rejects.toMatchObject({ type: 'ShelfBurnt' });
  });
});
