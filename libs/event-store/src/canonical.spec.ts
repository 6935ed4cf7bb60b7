import * as fc from 'fast-check';
import { canonicalBytes, canonicalJson } from './canonical';
import { NotCanonicalizable } from './errors';
// By its path: the package names no entry for `require`.
import canonicalize from '../../../node_modules/canonicalize/lib/canonicalize.js';

describe('canonical JSON', () => {
  it('equals the reference implementation of RFC 8785 on any JSON value', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 5 }),
      object: fc.dictionary(text, tie('value'), { maxKeys: 6 }),
    }));
    fc.assert(
      fc.property(value, (json) => expect(canonicalJson(json)).toBe(canonicalize(json))),
      { numRuns: 1_000 },
    );
  });

  it('is the same text again when it is read and written again', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => expect(canonicalJson(JSON.parse(canonicalJson(json)))).toBe(canonicalJson(json))));
  });

  it('does not depend on the order of the members', () => {
    expect(canonicalJson({ b: { d: 1, c: 2 }, a: [3] })).toBe('{"a":[3],"b":{"c":2,"d":1}}');
    expect(canonicalJson({ a: [3], b: { c: 2, d: 1 } })).toBe('{"a":[3],"b":{"c":2,"d":1}}');
  });

  it('sorts many keys as it sorts few', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 20, maxLength: 60, size: 'max' });
    const objects = names.map((keys) => Object.fromEntries(keys.map((key) => [key.toWellFormed(), 1])));
    fc.assert(fc.property(objects, (json) => expect(canonicalJson(json)).toBe(canonicalize(json))));
  });

  it('sorts keys by UTF-16 code units, as the example of RFC 8785 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    expect(Object.keys(JSON.parse(canonicalJson(example)))).toHaveLength(7);
    expect([...canonicalJson(example).matchAll(/:"([^"]*)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'o',
      'Euro Sign',
      'Emoji',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    [Number('333333333.33333329'), '333333333.3333333'],
    [1e30, '1e+30'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [1e-27, '1e-27'],
    [-0, '0'],
  ])('writes numbers as ECMAScript does: %d', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1, c: undefined })).toBe('{"b":1}');
    expect(canonicalJson({ a: undefined })).toBe('{}');
  });

  it.each([
    ['NaN', Number.NaN],
    ['an infinity', Number.NEGATIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a hole in a list', Array.from<number>({ length: 2 }).fill(1, 1) && Object.assign([], { 1: 1 })],
    ['a lone surrogate', 'a\uD800'],
    ['a lone surrogate in a key', { '\uDC00': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['bytes', new Uint8Array(2)],
  ])('refuses %s, at any depth', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonicalizable);
    expect(() => canonicalJson({ a: [{ b: value ?? [value] }] })).toThrow(NotCanonicalizable);
  });

  it('its bytes are the UTF-8 of its text', () => {
    expect(Buffer.from(canonicalBytes({ tên: 'Đông Triều' })).toString('utf8')).toBe('{"tên":"Đông Triều"}');
  });
});
