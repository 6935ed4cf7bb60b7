import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreLocked, StoreUnavailable } from '@hieuhoc/event-store';
import { Listener, newEvent, newEvents, refusal } from '@hieuhoc/event-store-contract';
import { startChild, type Child } from '../test/child';
import { scratch } from '../test/scratch';

describe('one writer a file', () => {
  const log = scratch();
  const children: Child[] = [];
  const child = (program: string): Child => {
    const started = startChild(program, [log.path]);
    children.push(started);
    return started;
  };
  afterEach(async () => {
    for (const { process, exited } of children.splice(0)) {
      process.kill('SIGKILL');
      await exited;
    }
  });

  it.each(['thread', 'inline'] as const)(
    'a second writer of the same process is refused, and let in when the first has closed (%s)',
    async (writer) => {
      const first = await log.open({ writer });
      const error = await refusal(log.open({ writer }));
      expect(error).toBeInstanceOf(StoreLocked);
      await first.append('figure-x', 'no_stream', [newEvent()]);
      await first.close();
      const second = await log.open({ writer });
      expect((await second.head()).logSize).toBe(1);
    },
  );

  it('a second writer of another process is refused, and nothing it tried is lost or doubled', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(2));
    expect(await child('appender.ts').line('refused')).toBe('refused store-locked');
    await store.append('figure-x', 1n, newEvents(1));
    expect((await store.head()).logSize).toBe(3);
  });

  it('the lock dies with its process: after kill -9 the next writer comes in at once', async () => {
    const holder = child('appender.ts');
    await holder.line('acked');
    expect(await refusal(log.open())).toBeInstanceOf(StoreLocked);
    holder.process.kill('SIGKILL');
    await holder.exited;
    const store = await log.open();
    expect((await store.head()).logSize).toBeGreaterThan(0);
  });

  it('a refused writer does not take the lock from the one who has it', async () => {
    const store = await log.open();
    for (let attempt = 0; attempt < 3; attempt++) expect(await refusal(log.open())).toBeInstanceOf(StoreLocked);
    expect(await child('appender.ts').line('refused')).toBe('refused store-locked');
    await store.close();
  });

  it('another process reads and follows while this one writes', async () => {
    const store = await log.open();
    const events = newEvents(3);
    await store.append('figure-x', 'no_stream', events);
    const follower = child('follower.ts');
    await follower.line('open');
    const more = newEvents(40);
    for (const event of more) await store.append('figure-y', 'any', [event]);
    for (const event of [...events, ...more]) await follower.line(`event ${event.id}`);
  });

  it('this process follows what another writes', async () => {
    const holder = child('appender.ts');
    await holder.line('open');
    const reader = await log.open({ readonly: true });
    const listener = new Listener(reader.subscribe());
    const [, id] = (await holder.line('acked')).split(' ');
    await listener.until(() => listener.events.some((event) => event.id === id));
    await listener.untilEvents(50);
    await listener.subscription.close();
  });

  it('who opened for reading cannot append', async () => {
    await log.open();
    const reader = await log.open({ readonly: true });
    expect(await refusal(reader.append('figure-x', 'any', [newEvent()]))).toBeInstanceOf(StoreUnavailable);
  });

  it('closing wakes a subscription that waits, without looking', async () => {
    const store = await log.open({ pollMs: 3_600_000 });
    await store.append('figure-x', 'any', [newEvent()]);
    const listener = new Listener(store.subscribe());
    await listener.untilCaughtUp();
    // Some turns of the event loop, until it has found nothing more and waits.
    for (let turn = 0; turn < 10; turn++) await nextTurn();
    await store.close();
    await listener.ended;
  });

  it('a follower of the same process is woken by the commit itself, not by looking', async () => {
    for (const writer of ['thread', 'inline'] as const) {
      const store = await log.open({ writer });
      const follower = await log.open({ readonly: true, pollMs: 3_600_000 });
      const listener = new Listener(follower.subscribe({ after: (await follower.head()).position }));
      await listener.untilCaughtUp();
      const event = newEvent();
      await store.append('figure-x', 'any', [event]);
      await listener.untilEvents(1);
      expect(listener.events.map(({ id }) => id)).toEqual([event.id]);
      await listener.subscription.close();
      await follower.close();
      await store.close();
    }
  });
});
