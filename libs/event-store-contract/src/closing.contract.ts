import { StoreClosed } from '@hieuhoc/event-store';
import type { LogUnderTest, StoreEnrolment } from './enrolment';
import { newEvent, newEvents, refusal, unique } from './events';
import { Listener } from './listener';

export function closingContract(enrolment: StoreEnrolment): void {
  let log: LogUnderTest;
  beforeEach(async () => {
    log = await enrolment.open();
  });
  afterEach(async () => {
    await log.close();
  });

  it('a closed store refuses every verb', async () => {
    await log.store.close();
    expect(await refusal(log.store.append(unique('figure'), 'any', [newEvent()]))).toBeInstanceOf(StoreClosed);
    expect(await refusal(log.store.readStream('figure'))).toBeInstanceOf(StoreClosed);
    expect(await refusal(log.store.readAll())).toBeInstanceOf(StoreClosed);
    expect(await refusal(log.store.head())).toBeInstanceOf(StoreClosed);
    expect(() => log.store.subscribe()).toThrow(StoreClosed);
  });

  it('appends under way are answered before it closes', async () => {
    const stream = unique('figure');
    const underWay = Array.from({ length: 20 }, () => log.store.append(stream, 'any', newEvents(2)));
    const closed = log.store.close();
    const outcomes = await Promise.allSettled(underWay);
    await closed;
    expect(outcomes.map((outcome) => outcome.status)).toEqual(underWay.map(() => 'fulfilled'));
  });

  it('closing ends its subscriptions, those that wait and those that catch up', async () => {
    await log.store.append(unique('figure'), 'any', newEvents(50));
    const waiting = new Listener(log.store.subscribe({ after: (await log.store.head()).position }));
    await waiting.untilCaughtUp();
    const busy = new Listener(log.store.subscribe({ batchSize: 1 }));
    await log.store.close();
    await expect(Promise.all([waiting.ended, busy.ended])).resolves.toEqual([undefined, undefined]);
  });

  it('closing twice is closing once', async () => {
    await Promise.all([log.store.close(), log.store.close()]);
    await log.store.close();
  });
}
