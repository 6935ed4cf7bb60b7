import { MalformedEvent, RecordedAtGoesBack, type EventStore } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { newEvent, newEvents, refusal, streamOf, unique } from './events';
import { readToEnd } from './read-all.contract';
import { onOwnLog, suiteLog } from './suite';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const carry = async (store: EventStore, ...times: string[]): Promise<unknown> =>
  store.append(
    unique('copied'),
    'any',
    times.map((recordedAt) => newEvent({ metadata: { recordedAt } })),
  );

export function recordedAtContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);
  it('the store says when an event was recorded, in UTC with milliseconds', async () => {
    const { stream } = await streamOf(log.store, 2);
    for (const event of await log.store.readStream(stream)) expect(event.recordedAt).toMatch(INSTANT);
  });

  it('recording times never go back along the log', async () => {
    const start = (await log.store.head()).position;
    const prefix = unique('time');
    await Promise.all(Array.from({ length: 60 }, (_, index) => log.store.append(`${prefix}:${index % 7}`, 'any', newEvents(2))));
    const times = (await readToEnd(log.store, start, { streamPrefix: prefix })).map((event) => event.recordedAt);
    expect(times).toHaveLength(120);
    expect(times).toEqual(times.toSorted());
  });

  it.each(['2015-07-10', '2015-07-10T00:00:00Z', '2015-07-10T07:00:00.000+07:00', '2015-02-30T00:00:00.000Z', 'yesterday'])(
    'a carried time in another form is refused: %s',
    async (recordedAt) => {
      expect(await refusal(carry(log.store, recordedAt))).toBeInstanceOf(MalformedEvent);
    },
  );

  onOwnLog(enrolment, 'times carried by a copied log', () => {
    const own = suiteLog(enrolment);

    it('win over the clock, event by event', async () => {
      const times = ['2013-08-01T02:03:04.005Z', '2013-08-01T02:03:04.005Z', '2014-01-01T00:00:00.000Z'];
      const stream = unique('copied');
      const events = times.map((recordedAt) => newEvent({ metadata: { recordedAt } }));
      const result = await own.store.append(stream, 'any', events);
      expect((await own.store.readStream(stream)).map((event) => event.recordedAt)).toEqual(times);
      expect(result.recordedAt).toBe(times[2]);
      expect((await own.store.head()).recordedAt).toBe(times[2]);
    });

    it('may not go back behind the log', async () => {
      await carry(own.store, '2016-01-01T00:00:00.000Z');
      const size = (await readToEnd(own.store, null)).length;
      const error = await refusal(carry(own.store, '2015-12-31T23:59:59.999Z'));
      expect(error).toBeInstanceOf(RecordedAtGoesBack);
      expect(error).toMatchObject({ recordedAt: '2015-12-31T23:59:59.999Z', last: '2016-01-01T00:00:00.000Z' });
      expect(await readToEnd(own.store, null)).toHaveLength(size);
    });

    it('may not go back within one append, of which nothing is stored then', async () => {
      const size = (await readToEnd(own.store, null)).length;
      expect(await refusal(carry(own.store, '2017-01-02T00:00:00.000Z', '2017-01-01T00:00:00.000Z'))).toBeInstanceOf(RecordedAtGoesBack);
      expect(await readToEnd(own.store, null)).toHaveLength(size);
    });

    it('are followed by the clock where an event carries none', async () => {
      const before = Date.now();
      const { stream } = await streamOf(own.store, 1);
      const [event] = await own.store.readStream(stream);
      expect(Date.parse(event!.recordedAt)).toBeGreaterThanOrEqual(before - 1_000);
    });
  });
}
