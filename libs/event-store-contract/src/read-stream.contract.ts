import type { StoredEvent } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, revisionsOf, streamOf, unique } from './events';
import { suiteLog } from './suite';

/** The smallest of deciders: a target stands at what its last event says. */
const evolve = (events: readonly StoredEvent[]): unknown => events.reduce<unknown>((_, event) => event.data['value'], null);
const values = ['85', '88', '80'];

export function readStreamContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);

  it('a stream is read in the order it was written', async () => {
    const { stream, events } = await streamOf(log.store, 5);
    const stored = await log.store.readStream(stream);
    expect(idsOf(stored)).toEqual(idsOf(events));
    expect(stored.every((event) => event.stream === stream)).toBe(true);
  });

  it('an unknown stream is empty, in both directions', async () => {
    expect(await log.store.readStream(unique('nobody'))).toEqual([]);
    expect(await log.store.readStream(unique('nobody'), { direction: 'backwards' })).toEqual([]);
  });

  it('backwards begins with the last event', async () => {
    const { stream } = await streamOf(log.store, 4);
    expect(revisionsOf(await log.store.readStream(stream, { direction: 'backwards' }))).toEqual([3n, 2n, 1n, 0n]);
    expect(revisionsOf(await log.store.readStream(stream, { direction: 'backwards', limit: 1 }))).toEqual([3n]);
  });

  it('from a revision: that one first', async () => {
    const { stream } = await streamOf(log.store, 5);
    expect(revisionsOf(await log.store.readStream(stream, { from: 2n }))).toEqual([2n, 3n, 4n]);
    expect(revisionsOf(await log.store.readStream(stream, { from: 2n, direction: 'backwards' }))).toEqual([2n, 1n, 0n]);
    expect(revisionsOf(await log.store.readStream(stream, { from: 'start', limit: 2 }))).toEqual([0n, 1n]);
    expect(revisionsOf(await log.store.readStream(stream, { from: 'end', direction: 'backwards', limit: 2 }))).toEqual([4n, 3n]);
  });

  it('from beyond the end there is nothing forwards, and everything backwards', async () => {
    const { stream } = await streamOf(log.store, 2);
    expect(await log.store.readStream(stream, { from: 9n })).toEqual([]);
    expect(revisionsOf(await log.store.readStream(stream, { from: 9n, direction: 'backwards' }))).toEqual([1n, 0n]);
  });

  it('a limit bounds the answer', async () => {
    const { stream } = await streamOf(log.store, 5);
    expect(revisionsOf(await log.store.readStream(stream, { limit: 3 }))).toEqual([0n, 1n, 2n]);
    expect(revisionsOf(await log.store.readStream(stream, { from: 1n, limit: 2 }))).toEqual([1n, 2n]);
    expect(revisionsOf(await log.store.readStream(stream, { limit: 50 }))).toHaveLength(5);
  });

  it('a stream whose name begins like another is not mixed with it', async () => {
    const stream = unique('figure');
    await log.store.append(stream, 'any', [newEvent()]);
    await log.store.append(`${stream}:x`, 'any', [newEvent()]);
    expect(await log.store.readStream(stream)).toHaveLength(1);
  });

  it('an acknowledged append is read at once', async () => {
    const stream = unique('figure');
    for (let count = 1; count <= 20; count++) {
      await log.store.append(stream, 'any', [newEvent()]);
      expect(await log.store.readStream(stream)).toHaveLength(count);
    }
  });

  describe('time travel: what a target stood at after each of its events', () => {
    it('after event 1, 2 and 3, also when more has come since', async () => {
      const stream = unique('plan');
      for (const value of values) await log.store.append(stream, 'any', [newEvent({ data: { value } })]);
      await log.store.append(stream, 'any', [newEvent({ data: { value: '99' } })]);
      for (const [index, value] of values.entries()) {
        expect(evolve(await log.store.readStream(stream, { limit: index + 1 }))).toBe(value);
      }
    });
    it('as of a recording time: the longest prefix that is not younger', async () => {
      const { stream } = await streamOf(log.store, 3);
      const stored = await log.store.readStream(stream);
      const at = stored[1]!.recordedAt;
      const prefix = stored.filter((event) => event.recordedAt <= at);
      expect(idsOf(prefix)).toEqual(idsOf(stored.slice(0, prefix.length)));
      expect(prefix.length).toBeGreaterThanOrEqual(2);
    });
  });
}
