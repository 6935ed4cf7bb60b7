import { status } from '@grpc/grpc-js';
import { newEvent, newEvents, readToEnd, refusal } from '@hieuhoc/event-store-contract';
import { MalformedPosition, StoreDamaged, StoreUnavailable, type EventStore } from '@hieuhoc/event-store';
import { positionOf } from './position';
import { underTest } from '../testing/under-test';

const test = underTest();
const verbs: [string, (store: EventStore) => Promise<unknown>][] = [
  ['readStream', async (store) => store.readStream('plan-x')],
  ['readAll', async (store) => store.readAll()],
  ['head', async (store) => store.head()],
];

describe.each(verbs)('%s', (_name, read) => {
  it('is repeated while the server is unavailable', async () => {
    await test.store.append('plan-x', 'any', newEvents(2));
    const whole = await read(test.store);
    let failures = 3;
    test.double.readFault = () => (failures-- > 0 ? { kind: 'refuse', code: status.UNAVAILABLE } : null);
    expect(await read(await test.another({ retryForMs: 30_000 }))).toEqual(whole);
  });

  it('of a server that says nothing ends, although the client sets no deadline', async () => {
    const store = await test.another({ silenceMs: 50, retryForMs: 60 });
    test.double.readFault = () => ({ kind: 'stall' });
    expect(await refusal(read(store))).toBeInstanceOf(StoreUnavailable);
  });

  it('of a server that is gone is unavailable, and goes well when it is back', async () => {
    test.double.kill();
    expect(await refusal(read(test.store))).toBeInstanceOf(StoreUnavailable);
    await test.double.start();
    await expect(read(test.store)).resolves.toBeDefined();
  });
});

it('a position between two events is refused when the server answers everything else', async () => {
  await test.store.append('plan-x', 'any', newEvents(2));
  test.double.readFault = ({ from }) => (typeof from === 'bigint' && from % 2n === 1n ? { kind: 'refuse', code: status.UNKNOWN } : null);
  const after = positionOf({ commit: 777n, prepare: 777n });
  expect(await refusal(test.store.readAll({ after }))).toBeInstanceOf(MalformedPosition);
});

it('a server in trouble is not blamed on the position', async () => {
  await test.store.append('plan-x', 'any', newEvents(2));
  test.double.readFault = () => ({ kind: 'refuse', code: status.UNKNOWN });
  const after = positionOf({ commit: 646n, prepare: 646n });
  expect(await refusal(test.store.readAll({ after }))).toBeInstanceOf(StoreUnavailable);
});

it('a page never holds more than it is asked for, and pages over many of the server’s own events lose none of ours', async () => {
  const content = { contentType: 'application/json', data: Buffer.from('{}'), metadata: Buffer.from('{}') };
  for (let index = 0; index < 90; index++) {
    for (let system = 0; system < 5; system++) {
      test.double.log.put('$stats', { ...newEvent({ type: '$statsCollected' }), ...content });
    }
    if (index % 3 === 0) await test.store.append('plan-x', 'any', newEvents(1));
  }
  const ours = test.double.log.events.filter((event) => event.stream === 'plan-x').map((event) => event.id);
  for (const limit of [1, 7, 1_000]) {
    expect((await readToEnd(test.store, null, {}, limit)).map((event) => event.id)).toEqual(ours);
  }
  expect((await test.store.head()).position).toBe((await test.store.readAll()).position);
});

it('in one reading recordedAt never goes back, also where the server’s stamps do', async () => {
  const start = Date.now();
  const stamps = [0, 5, 3, 4, 9, 8];
  test.double.log.clock = () => start + (stamps.shift() ?? 20);
  await Promise.all(Array.from({ length: 6 }, async (_, index) => test.store.append(`plan-${index}`, 'any', newEvents(1))));
  const times = (await test.store.readAll()).events.map((event) => Date.parse(event.recordedAt) - start);
  expect(times).toEqual([0, 5, 5, 5, 9, 9]);
});

const bytes = (text: string): Buffer => Buffer.from(text);

describe('what no store of ours can have written is damage, and says where', () => {
  it.each([
    ['no JSON', bytes('x'), bytes('{"actor":"a","schemaVersion":1}')],
    ['a list', bytes('[]'), bytes('{"actor":"a","schemaVersion":1}')],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), bytes('{"actor":"a","schemaVersion":1}')],
    ['no metadata', bytes('{}'), bytes('')],
    ['metadata that are text', bytes('{}'), bytes('"x"')],
  ])('%s', async (_name, data, metadata) => {
    test.double.log.put('plan-x', { ...newEvent(), contentType: 'application/octet-stream', data, metadata });
    const error = await refusal(test.store.readStream('plan-x'));
    expect(error).toBeInstanceOf(StoreDamaged);
    expect(error).toMatchObject({ place: 'plan-x@0' });
  });
});
