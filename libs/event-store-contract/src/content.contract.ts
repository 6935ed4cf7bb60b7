import * as fc from 'fast-check';
import {
  canonicalJson,
  encodeAppend,
  encodedSize,
  EventTooLarge,
  MAX_APPEND_BYTES,
  type JsonObject,
  type NewEvent,
} from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { newEvent, refusal, unique } from './events';
import { suiteLog } from './suite';

const KILLERS = [
  'Đông Triều, xã Bình Khê: “gia đình hiếu học”',
  'e\u0302\u0301 and \u1EBF',
  '\u0000\u0001\u001F\u007F\u0080',
  '\u2028\u2029\uFEFF\u200B\u202E',
  '😀👩‍👩‍👧‍👦🇻🇳',
  '"\\/\b\f\n\r\t',
  '𠮷𠜎𠜱',
  'ﷺ',
  '\uFFFF\uFFFE',
];

/** One event whose data, metadata and type take exactly so many bytes. */
function eventOfSize(size: number, filler = 'x'): NewEvent {
  const bare = encodeAppend('s', [newEvent({ data: { text: '' } })])[0]!;
  const room = size - encodedSize(bare);
  const width = Buffer.byteLength(filler);
  const text = filler.repeat(Math.floor(room / width)) + 'x'.repeat(room % width);
  return newEvent({ data: { text } });
}

export function contentContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);

  const roundTrip = async (documents: readonly JsonObject[]): Promise<void> => {
    const stream = unique('text');
    const events = documents.map((data) => newEvent({ data, metadata: { reason: JSON.stringify(data).slice(0, 100).toWellFormed() } }));
    await log.store.append(stream, 'no_stream', events);
    const stored = await log.store.readStream(stream);
    expect(stored.map((event) => event.dataText)).toEqual(events.map((event) => canonicalJson(event.data)));
    expect(stored.map((event) => event.metadataText)).toEqual(events.map((event) => canonicalJson(event.metadata)));
    expect(stored.map((event) => event.data)).toEqual(events.map((event) => JSON.parse(canonicalJson(event.data))));
    expect(stored.map((event) => event.metadata)).toEqual(events.map((event) => event.metadata));
  };

  it.each(KILLERS)('text is kept code unit for code unit: %j', async (text) => {
    await roundTrip([{ text, [text]: [text, { [text]: null }] }]);
  });

  it('composed and decomposed letters stay what they were', async () => {
    await roundTrip([{ text: 'ế'.normalize('NFC') }, { text: 'ế'.normalize('NFD') }]);
  });

  it('what is read is the canonical text that was hashed, whatever order the members came in, or a parser would give them', async () => {
    const stream = unique('text');
    await log.store.append(stream, 'any', [newEvent({ data: { b: 1, a: { d: '2', c: [1e21, -0, 0.1] }, 9: 1, 10: 2 } })]);
    const [event] = await log.store.readStream(stream);
    expect(event?.dataText).toBe('{"10":2,"9":1,"a":{"c":[1e+21,0,0.1],"d":"2"},"b":1}');
  });

  it('a member that is undefined is left out', async () => {
    const stream = unique('text');
    await log.store.append(stream, 'any', [newEvent({ data: { a: 1, b: undefined } })]);
    expect((await log.store.readStream(stream))[0]?.data).toEqual({ a: 1 });
  });

  it('any document survives', async () => {
    const key = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());
    const document = fc.dictionary(key, fc.jsonValue({ stringUnit: 'grapheme' }), { noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
    await fc.assert(fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 20 }), roundTrip), { numRuns: 20 });
  });

  it('names of streams and types may be Vietnamese', async () => {
    const stream = unique('kế-hoạch-Đông-Triều:22.205');
    await log.store.append(stream, 'no_stream', [newEvent({ type: 'ChỉTiêuĐượcGiao' })]);
    expect(await log.store.readStream(stream)).toMatchObject([{ stream, type: 'ChỉTiêuĐượcGiao' }]);
  });

  describe('one append holds 1 MiB of data, metadata, type, and room for the time a copy carries', () => {
    it('exactly that much is accepted and read back whole', async () => {
      const stream = unique('large');
      const event = eventOfSize(MAX_APPEND_BYTES);
      await log.store.append(stream, 'no_stream', [event]);
      expect((await log.store.readStream(stream))[0]?.dataText).toBe(canonicalJson(event.data));
    });

    it('and the copy of that much is accepted, with the time it carries', async () => {
      const stream = unique('large');
      const event = eventOfSize(MAX_APPEND_BYTES);
      const { recordedAt } = await log.store.head();
      const copy = { ...event, metadata: { ...event.metadata, recordedAt: recordedAt ?? '2015-01-01T00:00:00.000Z' } };
      await log.store.append(stream, 'no_stream', [copy]);
      expect(await log.store.readStream(stream)).toHaveLength(1);
    });

    it('one byte more is refused, and nothing of it stored', async () => {
      const stream = unique('large');
      const error = await refusal(log.store.append(stream, 'no_stream', [eventOfSize(MAX_APPEND_BYTES + 1)]));
      expect(error).toBeInstanceOf(EventTooLarge);
      expect(error).toMatchObject({ stream, size: MAX_APPEND_BYTES + 1, limit: MAX_APPEND_BYTES });
      expect(await log.store.readStream(stream)).toEqual([]);
    });

    it('all events of the append count together', async () => {
      const half = MAX_APPEND_BYTES / 2;
      const stream = unique('large');
      await log.store.append(stream, 'no_stream', [eventOfSize(half), eventOfSize(half)]);
      expect(await refusal(log.store.append(stream, 1n, [eventOfSize(half), eventOfSize(half + 1)]))).toBeInstanceOf(EventTooLarge);
    });

    it('bytes count, not characters', async () => {
      const event = eventOfSize(MAX_APPEND_BYTES + 1, 'ế');
      expect(JSON.stringify(event.data).length).toBeLessThan(MAX_APPEND_BYTES / 2);
      expect(await refusal(log.store.append(unique('large'), 'no_stream', [event]))).toBeInstanceOf(EventTooLarge);
    });
  });
}
