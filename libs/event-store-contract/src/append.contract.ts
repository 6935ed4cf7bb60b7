import { EmptyAppend, MalformedEvent, NotCanonicalizable, WrongExpectedRevision, type ExpectedRevision } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, refusal, revisionsOf, streamOf, unique } from './events';
import { suiteLog } from './suite';

export function appendContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);

  describe.each<ExpectedRevision>(['any', 'no_stream'])('with %s', (expected) => {
    it('an append begins a stream at revision 0', async () => {
      const stream = unique('figure');
      const result = await log.store.append(stream, expected, [newEvent()]);
      expect(result.revision).toBe(0n);
      expect(revisionsOf(await log.store.readStream(stream))).toEqual([0n]);
    });
  });

  it('events of one append take revisions one after the other, and the answer names the last', async () => {
    const { stream, events } = await streamOf(log.store, 2);
    const more = newEvents(3);
    const result = await log.store.append(stream, 1n, more);
    expect(result.revision).toBe(4n);
    const stored = await log.store.readStream(stream);
    expect(idsOf(stored)).toEqual(idsOf([...events, ...more]));
    expect(revisionsOf(stored)).toEqual([0n, 1n, 2n, 3n, 4n]);
  });

  it('the answer tells the position of the last event, and its time and log size where the store can say them at once', async () => {
    const { stream } = await streamOf(log.store, 1);
    const first = await log.store.append(stream, 0n, newEvents(1));
    const second = await log.store.append(stream, 1n, newEvents(3));
    const last = (await log.store.readStream(stream)).at(-1);
    expect(second.position).toBe(last?.position);
    if (second.recordedAt !== null) expect(second.recordedAt).toBe(last?.recordedAt);
    expect(second.position > first.position).toBe(true);
    if (enrolment.ownLog && first.logSize !== null) expect(second.logSize).toBe(first.logSize + 3);
  });

  it('two thousand events go in one append', async () => {
    const { stream, events } = await streamOf(log.store, 2_000);
    expect(idsOf(await log.store.readStream(stream))).toEqual(idsOf(events));
  });

  it('type, data, metadata and id come back as they went in', async () => {
    const stream = unique('plan');
    const event = newEvent({
      type: 'TargetRevised',
      data: { criterion: { kind: 'at-least', value: '85.5' }, list: [1, true, null, { deep: ['x'] }] },
      metadata: { onBehalfOf: '22.205', correlationId: 'c-1', causationId: 'c-0', reason: 'QĐ 1373', basedOn: '0' },
    });
    await log.store.append(stream, 'no_stream', [event]);
    expect(await log.store.readStream(stream)).toMatchObject([{ ...event, stream, revision: 0n }]);
  });

  describe('expected revisions, every word on every stream', () => {
    const cases: [ExpectedRevision, number, boolean][] = [
      ['any', 0, true],
      ['any', 1, true],
      ['any', 3, true],
      ['no_stream', 0, true],
      ['no_stream', 1, false],
      ['no_stream', 3, false],
      ['stream_exists', 0, false],
      ['stream_exists', 1, true],
      ['stream_exists', 3, true],
      [0n, 0, false],
      [0n, 1, true],
      [0n, 3, false],
      [1n, 1, false],
      [2n, 3, true],
      [3n, 3, false],
      [9_007_199_254_740_993n, 3, false],
    ];
    it.each(cases)('%s on a stream of %i events: %s', async (expected, count, accepted) => {
      const { stream } = await streamOf(log.store, count);
      const attempt = log.store.append(stream, expected, [newEvent()]);
      if (accepted) {
        expect((await attempt).revision).toBe(BigInt(count));
        return;
      }
      const error = await refusal(attempt);
      expect(error).toBeInstanceOf(WrongExpectedRevision);
      expect(error).toMatchObject({ stream, expected, actual: count === 0 ? 'no_stream' : BigInt(count - 1) });
      expect(await log.store.readStream(stream)).toHaveLength(count);
    });
  });

  it('an append that is refused leaves nothing, in its stream or in the log', async () => {
    const { stream } = await streamOf(log.store, 1);
    const before = await log.store.head();
    const type = unique('Refused');
    await refusal(log.store.append(stream, 7n, newEvents(3, { type })));
    const page = await log.store.readAll({ after: before.position, types: [type] });
    expect(page.events).toEqual([]);
    expect(await log.store.readStream(stream)).toHaveLength(1);
  });

  it.each<ExpectedRevision>(['any', 'no_stream', 0n])('an append without events is refused, with %s', async (expected) => {
    const stream = unique('figure');
    expect(await refusal(log.store.append(stream, expected, []))).toBeInstanceOf(EmptyAppend);
    expect(await log.store.readStream(stream)).toEqual([]);
  });

  describe('names and ids that one of the stores could not keep are refused by all', () => {
    it.each(['', '$system', 'a\u0000b', 'a\nb', '\uD800'])('stream and type %j', async (name) => {
      expect(await refusal(log.store.append(name, 'any', [newEvent()]))).toBeInstanceOf(MalformedEvent);
      expect(await refusal(log.store.append(unique('figure'), 'any', [newEvent({ type: name })]))).toBeInstanceOf(MalformedEvent);
    });
    it.each(['', 'x', 'ABCDEF00-0000-7000-8000-000000000000'])('id %j', async (id) => {
      expect(await refusal(log.store.append(unique('figure'), 'any', [newEvent({ id })]))).toBeInstanceOf(MalformedEvent);
    });
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\uDC00'], [[undefined]]])(
    'a value JSON cannot say is refused: %j',
    async (value) => {
      const stream = unique('figure');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what comes over a wire is not what the types promise
      const event = { ...newEvent(), data: { value } } as ReturnType<typeof newEvent>;
      expect(await refusal(log.store.append(stream, 'any', [newEvent(), event]))).toBeInstanceOf(NotCanonicalizable);
      expect(await log.store.readStream(stream)).toEqual([]);
    },
  );
}
