import type { JsonObject } from './json';
import type { Position, StoredEvent } from './types';
import { storedTypes, upcastWith, type Upcaster } from './upcast';

const stored = (type: string, schemaVersion: number, data: JsonObject, reason?: string): StoredEvent => ({
  id: '0190a1b2-0000-7000-8000-000000000000',
  type,
  data,
  metadata: { actor: 'can-bo-1', schemaVersion, ...(reason === undefined ? {} : { reason }) },
  stream: 'plan-x',
  revision: 0n,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a position made up for a test
  position: '1' as Position,
  recordedAt: '2013-08-01T02:03:04.005Z',
  dataText: JSON.stringify(data),
  metadataText: '{}',
});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const newest = (upcasters: Upcaster[], event: StoredEvent): Pick<StoredEvent, 'type' | 'data'> & { version: number } => {
  const { type, data, metadata } = upcastWith(upcasters)(event);
  return { type, data, version: metadata.schemaVersion };
};

describe('the upcast ladder', () => {
  const T = 'TargetRevised';

  it('an event of the newest version passes as it is', () => {
    const event = stored(T, 2, { value: '85' });
    expect(upcastWith([{ type: T, from: 1, upcast: ({ data }) => ({ data }) }])(event)).toBe(event);
  });

  it('a new optional field needs no step', () => {
    expect(newest([], stored(T, 1, { value: '85' }))).toEqual({ type: T, data: { value: '85' }, version: 1 });
  });

  it('a new required field takes its default', () => {
    const step: Upcaster = { type: T, from: 1, upcast: ({ data }) => ({ data: { hold: 'at-due', ...data } }) };
    expect(newest([step], stored(T, 1, { value: '85' }))).toEqual({ type: T, data: { hold: 'at-due', value: '85' }, version: 2 });
  });

  it('a field is renamed', () => {
    const step: Upcaster = { type: T, from: 1, upcast: ({ data: { soLieu = null, ...rest } }) => ({ data: { ...rest, value: soLieu } }) };
    expect(newest([step], stored(T, 1, { soLieu: '85' })).data).toEqual({ value: '85' });
  });

  it('fields move into one object', () => {
    const step: Upcaster = {
      type: T,
      from: 1,
      upcast: ({ data: { number, issuedOn, ...rest } }) => ({ data: { ...rest, decision: { number, issuedOn } } }),
    };
    const before = { value: '85', number: '61/KH-UBND', issuedOn: '2013-07-16' };
    expect(newest([step], stored(T, 1, before)).data).toEqual({ value: '85', decision: { number: '61/KH-UBND', issuedOn: '2013-07-16' } });
  });

  it('a value comes from the metadata', () => {
    const step: Upcaster = { type: T, from: 1, upcast: ({ data, metadata }) => ({ data: { ...data, ground: metadata.reason ?? null } }) };
    expect(newest([step], stored(T, 1, { value: '85' }, 'QĐ 1373')).data).toEqual({ value: '85', ground: 'QĐ 1373' });
  });

  it('a value changes its form: a number becomes a decimal string, a date a day', () => {
    const step: Upcaster = {
      type: T,
      from: 1,
      upcast: ({ data }) => ({ data: { value: Number(data['value']).toFixed(2), due: text(data['due']).slice(0, 10) } }),
    };
    expect(newest([step], stored(T, 1, { value: 82.5, due: '2015-12-31T00:00:00.000Z' })).data).toEqual({
      value: '82.50',
      due: '2015-12-31',
    });
  });

  it('a type is renamed, and climbs on under its new name', () => {
    const steps: Upcaster[] = [
      { type: 'ChiTieuDieuChinh', from: 1, into: [T], upcast: ({ data }) => ({ type: T, data }) },
      { type: T, from: 2, upcast: ({ data }) => ({ data: { ...data, hold: 'at-due' } }) },
    ];
    expect(newest(steps, stored('ChiTieuDieuChinh', 1, { value: '85' }))).toEqual({
      type: T,
      data: { value: '85', hold: 'at-due' },
      version: 3,
    });
  });

  it('a type is split by what the event says', () => {
    const step: Upcaster = {
      type: 'AreaChanged',
      from: 1,
      into: ['AreaRenamed', 'AreaMoved'],
      upcast: ({ data }) => ({ type: data['parent'] === undefined ? 'AreaRenamed' : 'AreaMoved', data }),
    };
    expect(newest([step], stored('AreaChanged', 1, { name: 'Bình Khê' })).type).toBe('AreaRenamed');
    expect(newest([step], stored('AreaChanged', 1, { parent: '22' })).type).toBe('AreaMoved');
  });

  it('climbs all rungs, in order, and what was stored stays readable', () => {
    const steps: Upcaster[] = [3, 1, 2].map((from) => ({
      type: T,
      from,
      upcast: ({ data }) => ({ data: { way: `${text(data['way'])}${from}` } }),
    }));
    const event = stored(T, 1, { value: '85' });
    expect(newest(steps, event)).toEqual({ type: T, data: { way: '123' }, version: 4 });
    expect(upcastWith(steps)(event).dataText).toBe('{"value":"85"}');
    expect(event.data).toEqual({ value: '85' });
  });

  it('two steps from one version are a mistake, and so is a type that was not announced', () => {
    const step: Upcaster = { type: T, from: 1, upcast: ({ data }) => ({ type: 'Other', data }) };
    expect(() => upcastWith([step, step])).toThrow('two upcasters begin at TargetRevised@1');
    expect(() => newest([step], stored(T, 1, {}))).toThrow('did not announce Other');
  });

  it('to find a type one has to read those it once was', () => {
    const steps: Upcaster[] = [
      { type: 'A', from: 1, into: ['B'], upcast: ({ data }) => ({ type: 'B', data }) },
      { type: 'B', from: 2, into: ['C', 'D'], upcast: ({ data }) => ({ type: 'C', data }) },
    ];
    expect(storedTypes(['C'], steps).toSorted()).toEqual(['A', 'B', 'C']);
    expect(storedTypes(['X'], steps)).toEqual(['X']);
  });
});
