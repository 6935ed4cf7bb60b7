/* oxlint-disable typescript/no-unsafe-type-assertion -- a client may send anything as a position */
import {
  MalformedPosition,
  type EventStore,
  type LogFilter,
  type Position,
  type ReadAllOptions,
  type StoredEvent,
} from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, refusal, streamOf, unique } from './events';
import { onOwnLog, suiteLog } from './suite';

/** Every page from a position to the end of the log. */
export async function readToEnd(
  store: EventStore,
  after: Position | null,
  filter: LogFilter & Pick<ReadAllOptions, 'leaves'> = {},
  limit = 1_000,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  let position = after;
  for (;;) {
    const page = await store.readAll({ ...filter, after: position, limit });
    events.push(...page.events);
    position = page.position;
    if (page.endOfLog) return events;
  }
}

export function readAllContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);

  it('events of all streams come in the order they were written', async () => {
    const start = (await log.store.head()).position;
    const prefix = unique('order');
    const written: string[] = [];
    for (let index = 0; index < 12; index++) {
      const events = newEvents(2);
      await log.store.append(`${prefix}:${index % 3}`, 'any', events);
      written.push(...idsOf(events));
    }
    const read = await readToEnd(log.store, start, { streamPrefix: prefix });
    expect(idsOf(read)).toEqual(written);
    const positions = read.map((event) => event.position);
    expect(positions).toEqual([...new Set(positions)].toSorted());
  });

  it('after is exclusive, and any event can be the one to go on from', async () => {
    const start = (await log.store.head()).position;
    const { stream, events } = await streamOf(log.store, 5);
    const read = await readToEnd(log.store, start, { streamPrefix: stream });
    for (const [index, event] of read.entries()) {
      expect(idsOf(await readToEnd(log.store, event.position, { streamPrefix: stream }))).toEqual(idsOf(events.slice(index + 1)));
    }
  });

  it.each([1, 2, 3, 7, 100])('pages of %i neither skip nor repeat', async (limit) => {
    const start = (await log.store.head()).position;
    const { stream, events } = await streamOf(log.store, 10);
    expect(idsOf(await readToEnd(log.store, start, { streamPrefix: stream }, limit))).toEqual(idsOf(events));
  });

  it('a page is no longer than its limit', async () => {
    const start = (await log.store.head()).position;
    const { stream } = await streamOf(log.store, 5);
    const page = await log.store.readAll({ after: start, limit: 3, streamPrefix: stream });
    expect(page.events).toHaveLength(3);
    expect(page.position).toBe(page.events[2]?.position);
    expect(page.endOfLog).toBe(false);
  });

  it('types let only events of these types through', async () => {
    const start = (await log.store.head()).position;
    const [one, two] = [unique('Opened'), unique('Closed')];
    const stream = unique('account');
    await log.store.append(stream, 'any', [newEvent({ type: one }), newEvent(), newEvent({ type: two }), newEvent({ type: one })]);
    const read = async (types: string[]): Promise<string[]> => (await readToEnd(log.store, start, { types })).map((event) => event.type);
    expect(await read([one])).toEqual([one, one]);
    expect(await read([one, two])).toEqual([one, two, one]);
    expect(await read([unique('Never')])).toEqual([]);
  });

  it('a prefix lets only streams that begin with it through, letter for letter', async () => {
    const start = (await log.store.head()).position;
    const name = unique('xã');
    for (const suffix of ['%a', '_a', 'Đa', 'đa', 'đa:1', 'Aa', 'aa']) await log.store.append(`${name}${suffix}`, 'any', [newEvent()]);
    const read = async (streamPrefix: string): Promise<string[]> =>
      (await readToEnd(log.store, start, { streamPrefix })).map((event) => event.stream.slice(name.length));
    expect(await read(`${name}%`)).toEqual(['%a']);
    expect(await read(`${name}_`)).toEqual(['_a']);
    expect(await read(`${name}đ`)).toEqual(['đa', 'đa:1']);
    expect(await read(`${name}a`)).toEqual(['aa']);
    expect(await read(name)).toHaveLength(7);
  });

  it('types and prefix hold together', async () => {
    const start = (await log.store.head()).position;
    const type = unique('Opened');
    const [mine, other] = [unique('account'), unique('account')];
    for (const stream of [mine, other]) await log.store.append(stream, 'any', [newEvent({ type }), newEvent()]);
    expect(await readToEnd(log.store, start, { types: [type], streamPrefix: mine })).toMatchObject([{ stream: mine, type }]);
  });

  it('the position moves on where the filter lets nothing through', async () => {
    const start = (await log.store.head()).position;
    await streamOf(log.store, 20);
    const last = (await log.store.head()).position;
    let page = await log.store.readAll({ after: start, types: [unique('Never')] });
    while (!page.endOfLog) page = await log.store.readAll({ after: page.position, types: [unique('Never')] });
    expect(page.events).toEqual([]);
    expect(page.position !== null && last !== null && page.position >= last).toBe(true);
  });

  it('at the end of the log a page is empty, says so, and keeps the position', async () => {
    const { stream } = await streamOf(log.store, 1);
    const head = (await log.store.head()).position;
    const page = await log.store.readAll({ after: head, streamPrefix: stream });
    expect(page.events).toEqual([]);
    expect(page.endOfLog).toBe(true);
    expect(page.position !== null && head !== null && page.position >= head).toBe(true);
  });

  it.each(['', 'x', '-1', '1 OR 1=1', '９'])('%j is no position', async (after) => {
    expect(await refusal(log.store.readAll({ after: after as Position }))).toBeInstanceOf(MalformedPosition);
  });

  it('the head is the last event', async () => {
    const { stream } = await streamOf(log.store, 3);
    const result = await log.store.append(stream, 2n, [newEvent()]);
    const head = await log.store.head();
    expect(head.position !== null && head.position >= result.position).toBe(true);
    const [last] = await log.store.readStream(stream, { from: result.revision });
    if (enrolment.ownLog) expect(head).toEqual({ position: result.position, recordedAt: last?.recordedAt, logSize: result.logSize });
  });

  onOwnLog(enrolment, 'on a log of its own', () => {
    const own = suiteLog(enrolment);

    it('an empty log has no position, no time, no events, and ends', async () => {
      expect(await own.store.head()).toMatchObject({ position: null, recordedAt: null });
      expect(await own.store.readAll()).toEqual({ events: [], position: null, endOfLog: true });
      expect(await own.store.readAll({ types: ['FigureReported'] })).toEqual({ events: [], position: null, endOfLog: true });
    });

    it('a position beyond its end, as after restoring an older copy, is kept: nothing comes, and it never goes back', async () => {
      const { stream } = await streamOf(log.store, 50);
      const after = (await log.store.readStream(stream)).at(-1)!.position;
      for (const filter of [{}, { types: ['FigureReported'] }]) {
        expect(await own.store.readAll({ ...filter, after })).toEqual({ events: [], position: after, endOfLog: true });
      }
    });

    it('the log is read from its beginning, and the number of events is its size', async () => {
      const { events } = await streamOf(own.store, 3);
      const more = await streamOf(own.store, 2);
      expect(idsOf(await readToEnd(own.store, null))).toEqual(idsOf([...events, ...more.events]));
      const { logSize } = await own.store.head();
      if (logSize !== null) expect(logSize).toBe(5);
    });
  });
}
