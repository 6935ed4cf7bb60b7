import { status } from '@grpc/grpc-js';
import { newEvent, newEvents, refusal } from '@hieuhoc/event-store-contract';
import { canonicalJson, EventTooLarge, RecordedAtGoesBack, StoreUnavailable, WrongExpectedRevision } from '@hieuhoc/event-store';
import { EventStoreAccessDenied } from './errors';
import { underTest } from '../testing/under-test';

const test = underTest();
const carrying = (recordedAt: string): ReturnType<typeof newEvent> => newEvent({ metadata: { recordedAt } });

/** Tries again as long as it takes, however busy the machine is. */
const patient = () => test.another({ retryForMs: 30_000 });

describe('an append that fails', () => {
  it('without a trace is repeated with the same ids, until it goes well', async () => {
    test.double.appendFault = (_request, attempt) => (attempt < 4 ? { kind: 'refuse', code: status.UNAVAILABLE } : null);
    const events = newEvents(2);
    expect(await (await patient()).append('plan-x', 'no_stream', events)).toMatchObject({ revision: 1n });
    expect(test.double.appends.map((append) => append.events.map((event) => event.id))).toEqual(
      Array.from({ length: 4 }, () => events.map((event) => event.id)),
    );
    expect(await test.store.readStream('plan-x')).toHaveLength(2);
  });

  it.each([status.UNAVAILABLE, status.ABORTED, status.INTERNAL, status.CANCELLED])(
    'after it was written is not written twice, and answers what was written (%s)',
    async (code) => {
      test.double.appendFault = (_request, attempt) => (attempt === 2 ? { kind: 'lost', code } : null);
      await test.store.append('plan-x', 'no_stream', newEvents(1));
      const { revision, position } = await (await patient()).append('plan-x', 0n, newEvents(2));
      const stored = await test.store.readStream('plan-x');
      expect([revision, position]).toEqual([2n, stored[2]?.position]);
      expect(stored).toHaveLength(3);
      expect(test.double.appends).toHaveLength(3);
    },
  );

  it.each(['any', 'stream_exists'] as const)('with %s is not repeated: it could be written twice', async (expected) => {
    await test.store.append('plan-x', 'no_stream', newEvents(1));
    test.double.appendFault = () => ({ kind: 'lost', code: status.UNAVAILABLE });
    expect(await refusal(test.store.append('plan-x', expected, newEvents(1)))).toBeInstanceOf(StoreUnavailable);
    expect(test.double.appends).toHaveLength(2);
    expect(await test.store.readStream('plan-x')).toHaveLength(2);
  });

  it('because the leader moved is repeated whatever it expected: nothing was written', async () => {
    const [host = '', port = ''] = test.double.host.split(':');
    const facts = { 'leader-endpoint-host': host, 'leader-endpoint-port': port };
    test.double.appendFault = (_request, attempt) =>
      attempt === 1 ? { kind: 'refuse', code: status.NOT_FOUND, exception: 'not-leader', facts } : null;
    expect(await (await patient()).append('plan-x', 'any', newEvents(1))).toMatchObject({ revision: 0n });
  });

  it('before it was sent is repeated whatever it expected: the server did not get it', async () => {
    const store = await patient();
    test.double.kill();
    const appended = store.append('plan-x', 'any', newEvents(1));
    await test.double.start();
    expect(await appended).toMatchObject({ revision: 0n });
    expect(test.double.log.events).toHaveLength(1);
  });

  it('for good is unavailable, and names the server but no password', async () => {
    test.double.appendFault = () => ({ kind: 'refuse', code: status.UNAVAILABLE });
    const error = await refusal(test.store.append('plan-x', 'no_stream', newEvents(1)));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toContain(test.double.host);
  });

  it('by silence ends at its deadline', async () => {
    test.double.appendFault = () => ({ kind: 'stall' });
    const store = await test.another({ appendDeadlineMs: 100 });
    expect(await refusal(store.append('plan-x', 'any', newEvents(1)))).toBeInstanceOf(StoreUnavailable);
  });

  it('because the server is gone is unavailable, and goes well when it is back', async () => {
    test.double.kill();
    expect(await refusal(test.store.append('plan-x', 'no_stream', newEvents(1)))).toBeInstanceOf(StoreUnavailable);
    await test.double.start();
    expect(await test.store.append('plan-x', 'no_stream', newEvents(1))).toMatchObject({ revision: 0n });
  });

  it('for lack of rights says so at once', async () => {
    test.double.appendFault = () => ({ kind: 'refuse', code: status.PERMISSION_DENIED, exception: 'access-denied' });
    expect(await refusal(test.store.append('plan-x', 'no_stream', newEvents(1)))).toBeInstanceOf(EventStoreAccessDenied);
    expect(test.double.appends).toHaveLength(1);
  });

  it('because this server takes less than 1 MiB is too large', async () => {
    const facts = { 'maximum-append-size': '100' };
    test.double.appendFault = () => ({ kind: 'refuse', code: status.INVALID_ARGUMENT, exception: 'maximum-append-size-exceeded', facts });
    const error = await refusal(test.store.append('plan-x', 'no_stream', newEvents(1)));
    expect(error).toBeInstanceOf(EventTooLarge);
    expect(error).toMatchObject({ stream: 'plan-x', limit: 100 });
  });
});

describe('a wrong revision', () => {
  it('of a stream that is not there has no_stream as the actual one', async () => {
    const error = await refusal(test.store.append('plan-x', 4n, newEvents(1)));
    expect(error).toBeInstanceOf(WrongExpectedRevision);
    expect(error).toMatchObject({ actual: 'no_stream', expected: 4n });
  });

  it('is not taken for a fault of the network: it is asked once', async () => {
    await refusal(test.store.append('plan-x', 4n, newEvents(1)));
    expect(test.double.appends).toHaveLength(1);
  });
});

it('every append is a call of its own, never the stream that all appends of the client share', async () => {
  await Promise.all(Array.from({ length: 20 }, async (_, index) => test.store.append(`plan-${index}`, 'any', newEvents(1))));
  expect([test.double.appends.length, test.double.batchAppends]).toEqual([20, 0]);
});

it('one append that breaks does not break those beside it', async () => {
  test.double.appendFault = ({ stream }) => (stream === 'plan-7' ? { kind: 'refuse', code: status.UNAVAILABLE } : null);
  const appends = Array.from({ length: 20 }, async (_, index) => test.store.append(`plan-${index}`, 'any', newEvents(1)));
  const outcomes = await Promise.allSettled(appends);
  expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
});

it('the server gets the canonical bytes, and nothing more', async () => {
  const event = newEvent({ data: { b: 1, a: 'ế' } });
  await test.store.append('plan-x', 'no_stream', [event]);
  const [served] = test.double.log.events;
  expect(served?.contentType).toBe('application/octet-stream');
  expect(Buffer.from(served?.data ?? []).toString()).toBe('{"a":"ế","b":1}');
  expect(Buffer.from(served?.metadata ?? []).toString()).toBe(canonicalJson(event.metadata));
});

describe('recording times', () => {
  it('an event after a carried time that is still to come is not stamped before it, and its metadata stay as they were', async () => {
    const future = new Date(Date.now() + 3_600_000).toISOString();
    await test.store.append('copied', 'any', [carrying(future)]);
    const event = newEvent();
    await test.store.append('plan-x', 'no_stream', [event]);
    const [stored] = await test.store.readStream('plan-x');
    expect(stored?.recordedAt).toBe(future);
    expect(stored?.metadata).toEqual(event.metadata);
    expect(stored?.metadataText).toBe(canonicalJson(event.metadata));
  });

  it('a server clock that was set back does not turn the log back', async () => {
    test.double.log.clock = () => Date.now() + 7_200_000;
    await test.store.append('plan-x', 'no_stream', newEvents(1));
    // Reading its own event back, the store sees what the server stamped; else its next look at the end of the log does.
    const { recordedAt: before } = await test.store.head();
    test.double.log.clock = Date.now;
    await test.store.append('plan-y', 'no_stream', newEvents(1));
    expect((await (await test.another({})).readStream('plan-y'))[0]?.recordedAt).toBe(before);
  });

  it('another writer’s times count too', async () => {
    const other = await test.another({});
    await other.append('copied', 'any', [carrying('2016-01-01T00:00:00.000Z')]);
    expect(await refusal(test.store.append('copied', 'any', [carrying('2015-01-01T00:00:00.000Z')]))).toBeInstanceOf(RecordedAtGoesBack);
  });

  it('the repeat of an append that carried a time is still a repeat when the log has gone on', async () => {
    const event = carrying('2015-01-01T00:00:00.000Z');
    const first = await test.store.append('copied', 'no_stream', [event]);
    await test.store.append('copied', 0n, [carrying('2016-01-01T00:00:00.000Z')]);
    expect(await test.store.append('copied', 'no_stream', [event])).toEqual(first);
    expect(await test.store.readStream('copied')).toHaveLength(2);
  });
});

it('an append is one call: its answer waits for no reading', async () => {
  test.double.readFault = () => ({ kind: 'stall' });
  const { revision, recordedAt, logSize } = await test.store.append('plan-x', 'no_stream', newEvents(1));
  expect({ revision, recordedAt, logSize }).toEqual({ revision: 0n, recordedAt: null, logSize: null });
});

it('a store that appends looks at the end of the log beside it, not at every append', async () => {
  const reads = test.double.reads.length;
  for (let index = 0; index < 20; index++) await test.store.append(`plan-${index}`, 'no_stream', newEvents(1));
  await test.store.head();
  expect(test.double.reads.length - reads).toBeLessThan(10);
});
