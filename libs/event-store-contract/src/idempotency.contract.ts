import { WrongExpectedRevision, type ExpectedRevision } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, refusal, streamOf, unique } from './events';
import { suiteLog } from './suite';

/** The truth table of knowledge/codebases.md 3.2 (EventStoreDB's CheckCommit), row for row. */
export function idempotencyContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);

  it('expected = current: the events are appended, an id that was used before too', async () => {
    const { stream, events } = await streamOf(log.store, 1);
    const again = await log.store.append(stream, 0n, events);
    expect(again.revision).toBe(1n);
    expect(idsOf(await log.store.readStream(stream))).toEqual([...idsOf(events), ...idsOf(events)]);
  });

  it('expected > current: refused, also with ids the stream holds', async () => {
    const { stream, events } = await streamOf(log.store, 2);
    expect(await refusal(log.store.append(stream, 2n, events))).toMatchObject({ actual: 1n });
  });

  describe('expected < current, all ids equal and in order: the first answer again, nothing written', () => {
    it('with no_stream', async () => {
      const stream = unique('figure');
      const events = newEvents(3);
      const first = await log.store.append(stream, 'no_stream', events);
      expect(await log.store.append(stream, 'no_stream', events)).toEqual(first);
      expect(await log.store.readStream(stream)).toHaveLength(3);
    });

    it('with an exact revision', async () => {
      const { stream } = await streamOf(log.store, 2);
      const events = newEvents(3);
      const first = await log.store.append(stream, 1n, events);
      expect(await log.store.append(stream, 1n, events)).toEqual(first);
      expect(await log.store.readStream(stream)).toHaveLength(5);
    });

    it('also when others have appended since', async () => {
      const stream = unique('figure');
      const events = newEvents(2);
      const first = await log.store.append(stream, 'no_stream', events);
      await log.store.append(stream, 1n, newEvents(3));
      expect(await log.store.append(stream, 'no_stream', events)).toMatchObject({ revision: 1n, position: first.position });
      expect(await log.store.readStream(stream)).toHaveLength(5);
    });

    it('many times', async () => {
      const stream = unique('figure');
      const events = newEvents(2);
      const first = await log.store.append(stream, 'no_stream', events);
      for (let attempt = 0; attempt < 5; attempt++) expect(await log.store.append(stream, 'no_stream', events)).toEqual(first);
    });

    it('for the first part of what was appended', async () => {
      const { stream, events } = await streamOf(log.store, 3);
      expect((await log.store.append(stream, 'no_stream', events.slice(0, 2))).revision).toBe(1n);
      expect(await log.store.readStream(stream)).toHaveLength(3);
    });
  });

  const refused = async (stream: string, expected: ExpectedRevision, events: ReturnType<typeof newEvents>): Promise<void> => {
    const before = idsOf(await log.store.readStream(stream));
    const error = await refusal(log.store.append(stream, expected, events));
    expect(error).toBeInstanceOf(WrongExpectedRevision);
    expect(error).toMatchObject({ stream, expected, actual: BigInt(before.length - 1) });
    expect(idsOf(await log.store.readStream(stream))).toEqual(before);
  };

  it.each<ExpectedRevision>(['no_stream', 0n])('expected < current, the first id differs: refused (%s)', async (expected) => {
    const { stream, events } = await streamOf(log.store, 3);
    await refused(stream, expected, [newEvent(), ...events.slice(expected === 'no_stream' ? 1 : 2)]);
  });

  describe('expected < current, a later id differs: refused', () => {
    it('the second of two', async () => {
      const { stream, events } = await streamOf(log.store, 3);
      await refused(stream, 'no_stream', [...events.slice(0, 1), newEvent()]);
    });
    it('the right ids in another order', async () => {
      const { stream, events } = await streamOf(log.store, 2);
      await refused(stream, 'no_stream', events.toReversed());
    });
    it('one more than the stream holds', async () => {
      const { stream, events } = await streamOf(log.store, 2);
      await refused(stream, 'no_stream', [...events, newEvent()]);
    });
    it('after an exact revision', async () => {
      const { stream, events } = await streamOf(log.store, 3);
      await refused(stream, 0n, [...events.slice(1, 2), newEvent()]);
    });
  });

  describe.each<ExpectedRevision>(['any', 'stream_exists'])('%s, as far as the store remembers', (expected) => {
    it('an append repeated at once gets the first answer, nothing written', async () => {
      const { stream } = await streamOf(log.store, 1);
      const events = newEvents(2);
      const first = await log.store.append(stream, expected, events);
      expect(await log.store.append(stream, expected, events)).toMatchObject({ revision: first.revision });
      expect(await log.store.readStream(stream)).toHaveLength(3);
    });
    it('a known id followed by a new one is refused', async () => {
      const { stream } = await streamOf(log.store, 1);
      const events = newEvents(1);
      await log.store.append(stream, expected, events);
      await refused(stream, expected, [...events, newEvent()]);
    });
  });

  it.each<ExpectedRevision>(['any', 'no_stream'])('the same id in another stream is another event (%s)', async (expected) => {
    const { events } = await streamOf(log.store, 1);
    const other = unique('figure');
    expect((await log.store.append(other, expected, events)).revision).toBe(0n);
    expect(idsOf(await log.store.readStream(other))).toEqual(idsOf(events));
  });
}
