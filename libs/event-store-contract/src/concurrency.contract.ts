import { WrongExpectedRevision, type AppendResult } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, revisionsOf, streamOf, unique } from './events';
import { readToEnd } from './read-all.contract';
import { suiteLog } from './suite';

const settled = async (attempts: Promise<AppendResult>[]): Promise<{ won: AppendResult[]; lost: unknown[] }> => {
  const outcomes = await Promise.allSettled(attempts);
  return {
    won: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    lost: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])),
  };
};

export function concurrencyContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);

  it('of writers with the same expected revision one wins, the others are told', async () => {
    const { stream } = await streamOf(log.store, 1);
    const { won, lost } = await settled(Array.from({ length: 20 }, () => log.store.append(stream, 0n, [newEvent()])));
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(19);
    expect(lost.every((error) => error instanceof WrongExpectedRevision && error.actual === 1n)).toBe(true);
    expect(await log.store.readStream(stream)).toHaveLength(2);
  });

  it('of writers that begin the same stream one wins', async () => {
    const stream = unique('figure');
    const { won, lost } = await settled(Array.from({ length: 20 }, () => log.store.append(stream, 'no_stream', newEvents(2))));
    expect([won.length, lost.length]).toEqual([1, 19]);
    expect(await log.store.readStream(stream)).toHaveLength(2);
  });

  it('writers that expect nothing all succeed, each with a revision of its own, none lost', async () => {
    const stream = unique('figure');
    const batches = Array.from({ length: 50 }, () => newEvents(2));
    const { won, lost } = await settled(batches.map((events) => log.store.append(stream, 'any', events)));
    expect(lost).toEqual([]);
    expect(new Set(won.map((result) => result.revision)).size).toBe(50);
    const stored = await log.store.readStream(stream);
    expect(revisionsOf(stored)).toEqual(Array.from({ length: 100 }, (_, index) => BigInt(index)));
    expect(idsOf(stored).toSorted()).toEqual(idsOf(batches.flat()).toSorted());
    for (const [first] of batches) {
      const at = stored.findIndex((event) => event.id === first!.id);
      expect(at % 2).toBe(0);
    }
  });

  it('writers of different streams all succeed, and the log has each event once', async () => {
    const start = (await log.store.head()).position;
    const prefix = unique('many');
    const batches = Array.from({ length: 64 }, () => newEvents(1));
    await Promise.all(batches.map((events, index) => log.store.append(`${prefix}:${index}`, 'no_stream', events)));
    const read = await readToEnd(log.store, start, { streamPrefix: prefix });
    expect(idsOf(read).toSorted()).toEqual(idsOf(batches.flat()).toSorted());
    expect(new Set(read.map((event) => event.position)).size).toBe(64);
  });

  it('a refused append does not disturb those beside it', async () => {
    const { stream } = await streamOf(log.store, 1);
    const other = unique('figure');
    const { won, lost } = await settled([
      log.store.append(other, 'no_stream', newEvents(2)),
      log.store.append(stream, 7n, newEvents(2)),
      log.store.append(other, 1n, newEvents(1)),
    ]);
    expect([won.length, lost.length]).toEqual([2, 1]);
    expect(await log.store.readStream(other)).toHaveLength(3);
    expect(await log.store.readStream(stream)).toHaveLength(1);
  });

  it('an append sent twice at once is stored once, and both get the same answer', async () => {
    const { stream } = await streamOf(log.store, 1);
    const events = newEvents(2);
    const [one, two] = await Promise.all([log.store.append(stream, 0n, events), log.rival.append(stream, 0n, events)]);
    expect(one).toEqual(two);
    expect(await log.store.readStream(stream)).toHaveLength(3);
  });

  it('two clients that race for 50 rounds win 50 times together, and lose 50 times', async () => {
    const stream = unique('race');
    await log.store.append(stream, 'no_stream', [newEvent()]);
    let losses = 0;
    for (let round = 0; round < 50; round++) {
      const { won, lost } = await settled([
        log.store.append(stream, BigInt(round), [newEvent()]),
        log.rival.append(stream, BigInt(round), [newEvent()]),
      ]);
      expect(won).toHaveLength(1);
      expect(lost[0]).toMatchObject({ actual: BigInt(round + 1) });
      losses += lost.length;
    }
    expect(losses).toBe(50);
    expect(await log.store.readStream(stream)).toHaveLength(51);
  });
}
