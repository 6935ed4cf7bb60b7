import { encodeAppend, encodedSize } from './encode';
import { EmptyAppend, EventTooLarge, MalformedEvent } from './errors';
import { MAX_APPEND_BYTES, type NewEvent } from './types';
import { uuid7 } from './uuid7';

const event = (parts: Partial<NewEvent> = {}): NewEvent => ({
  id: uuid7(),
  type: 'FigureReported',
  data: { b: '2', a: 'ế' },
  metadata: { schemaVersion: 1, actor: 'can-bo-1' },
  ...parts,
});
const refused =
  (stream: string, parts: Partial<NewEvent>): (() => unknown) =>
  () =>
    encodeAppend(stream, [event(parts)]);

describe('encoding an append', () => {
  it('keeps id and type, and writes data and metadata canonically', () => {
    const given = event();
    expect(encodeAppend('figure-x', [given])).toEqual([
      {
        id: given.id,
        type: 'FigureReported',
        data: '{"a":"ế","b":"2"}',
        metadata: '{"actor":"can-bo-1","schemaVersion":1}',
        recordedAt: null,
      },
    ]);
  });

  it('its size is that of data, metadata and type in UTF-8, with the time that a copy carries', () => {
    const [encoded] = encodeAppend('figure-x', [event()]);
    // {"a":"ế","b":"2"} 19, {"actor":"can-bo-1","schemaVersion":1} 38, FigureReported 14, the carried time 41
    expect(encoded === undefined ? 0 : encodedSize(encoded)).toBe(19 + 38 + 14 + 41);
  });

  it('takes exactly 1 MiB and not one byte more, all events together', () => {
    const bare = encodedSize(encodeAppend('s', [event({ data: { t: '' } })])[0] ?? { type: '', data: '', metadata: '', recordedAt: null });
    const filled = (extra: number): NewEvent[] => [
      event({ data: { t: '' } }),
      event({ data: { t: 'x'.repeat(MAX_APPEND_BYTES - 2 * bare + extra) } }),
    ];
    expect(encodeAppend('s', filled(0))).toHaveLength(2);
    expect(() => encodeAppend('s', filled(1))).toThrow(EventTooLarge);
  });

  it('takes the copy of whatever it took: the time it carries has room', () => {
    const bare = encodedSize(encodeAppend('s', [event({ data: { t: '' } })])[0] ?? { type: '', data: '', metadata: '', recordedAt: null });
    const largest = event({ data: { t: 'x'.repeat(MAX_APPEND_BYTES - bare) } });
    expect(encodeAppend('s', [largest])).toHaveLength(1);
    const copy = { ...largest, metadata: { ...largest.metadata, recordedAt: '2013-08-01T02:03:04.005Z' } };
    expect(encodeAppend('s', [copy])).toHaveLength(1);
  });

  it('refuses an append without events', () => {
    expect(() => encodeAppend('s', [])).toThrow(EmptyAppend);
  });

  it('carries a recording time that is written in the one form', () => {
    const metadata = { actor: 'x', schemaVersion: 1, recordedAt: '2013-08-01T02:03:04.005Z' };
    expect(encodeAppend('s', [event({ metadata })])[0]?.recordedAt).toBe('2013-08-01T02:03:04.005Z');
    for (const recordedAt of ['2013-08-01', '2013-08-01T02:03:04Z', '2013-02-30T00:00:00.000Z', '+02013-08-01T02:03:04.005Z', '']) {
      expect(refused('s', { metadata: { ...metadata, recordedAt } })).toThrow(MalformedEvent);
    }
  });

  it.each(['', '$all', 'a\u0007', '\uD800', 'x'.repeat(501)])('refuses %j as name of a stream or a type', (name) => {
    expect(refused(name, {})).toThrow(MalformedEvent);
    expect(refused('s', { type: name })).toThrow(MalformedEvent);
  });

  it.each(['', 'x', '0190A1B2-0000-7000-8000-000000000000'])('refuses %j as id', (id) => {
    expect(refused('s', { id })).toThrow(MalformedEvent);
  });
});
