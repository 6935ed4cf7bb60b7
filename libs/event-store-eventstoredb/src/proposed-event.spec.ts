import { encodeAppend, RecordedAtGoesBack } from '@hieuhoc/event-store';
import { newEvent } from '@hieuhoc/event-store-contract';
import { LogClock } from './log-clock';
import { proposedEvents } from './proposed-event';
import { splitMetadata } from './store-note';

const encoded = (...times: (string | null)[]): ReturnType<typeof encodeAppend> =>
  encodeAppend(
    'copied',
    times.map((recordedAt) => newEvent(recordedAt === null ? {} : { metadata: { recordedAt } })),
  );
const notes = (clock: LogClock, ...times: (string | null)[]): (string | null)[] =>
  proposedEvents(encoded(...times), clock).map(({ metadata }) =>
    metadata instanceof Uint8Array ? splitMetadata(Buffer.from(metadata).toString()).notBefore : 'no bytes',
  );

it('an ordinary event takes no note along', () => {
  expect(notes(new LogClock(), null, null)).toEqual([null, null]);
});

it('what follows a carried time that is still to come is not before it', () => {
  expect(notes(new LogClock(), '2999-01-01T00:00:00.000Z', null, '2999-01-02T00:00:00.000Z', null)).toEqual([
    null,
    '2999-01-01T00:00:00.000Z',
    null,
    '2999-01-02T00:00:00.000Z',
  ]);
});

it('what follows a carried time of long ago needs no note', () => {
  expect(notes(new LogClock(), '2015-01-01T00:00:00.000Z', null)).toEqual([null, null]);
});

it('carried times may not go back: behind the log, or one behind the other', () => {
  const clock = new LogClock();
  clock.saw('2016-01-01T00:00:00.000Z', false);
  expect(() => notes(clock, '2015-12-31T23:59:59.999Z')).toThrow(RecordedAtGoesBack);
  expect(() => notes(clock, '2016-01-02T00:00:00.000Z', '2016-01-01T00:00:00.000Z')).toThrow(RecordedAtGoesBack);
  expect(notes(clock, '2016-01-01T00:00:00.000Z')).toEqual([null]);
});
