import { assert, integer, property } from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkPlanDocument, readIndicatorSpec, readPlanDocument, readTargetSpec, toTarget } from './index';

const text = readFileSync(join(__dirname, '../../../plans/dong-trieu-2013.yaml'), 'utf8');
const issued: unknown = parse(text);
const hash = readPlanDocument(text, 'yaml').hash;

/** The same value with the members of its objects in another order. */
function shuffled(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, next));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => ({ key, member, rank: next() }));
  return Object.fromEntries(members.toSorted((a, b) => a.rank - b.rank).map(({ key, member }) => [key, shuffled(member, next)]));
}

describe('The same document', () => {
  it('has one hash in whatever order its fields are written', () =>
    assert(
      property(integer(), (seed) => {
        let state = seed;
        const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) | 0);
        expect(checkPlanDocument(shuffled(issued, next)).hash).toBe(hash);
      }),
      { numRuns: 25 },
    ));

  it('has one hash as YAML, as JSON, with other line ends, and after it was normalised once', () => {
    const { document } = readPlanDocument(text, 'yaml');
    expect(readPlanDocument(JSON.stringify(issued), 'json').hash).toBe(hash);
    expect(readPlanDocument(text.replaceAll('\n', '\r\n'), 'yaml').hash).toBe(hash);
    expect(readPlanDocument(`\ufeff${text}`, 'yaml').hash).toBe(hash);
    expect(readPlanDocument(`\ufeff${JSON.stringify(issued)}`, 'json').hash).toBe(hash);
    const noted = (note: string) => readPlanDocument(JSON.stringify({ ...document, note }), 'json').hash;
    expect(noted('một\r\nhai')).toBe(noted('một\nhai '));
    expect(checkPlanDocument(document).document).toEqual(document);
    expect(checkPlanDocument(document).hash).toBe(hash);
  });

  it('has one hash with defaults written out or left out, and another with any word changed', () => {
    expect(readPlanDocument(text.replaceAll('    hold: at-due\n', '').replaceAll('    measuredAt: area\n', ''), 'yaml').hash).toBe(hash);
    expect(readPlanDocument(text.replaceAll('periods: [half-year, year]', 'periods: [year, half-year]'), 'yaml').hash).toBe(hash);
    expect(readPlanDocument(text.replace("value: '85'", "value: '86'"), 'yaml').hash).not.toBe(hash);
    expect(readPlanDocument(text.replace('Phấn đấu có 85%', 'Phấn đấu có 86%'), 'yaml').hash).not.toBe(hash);
  });
});

describe('Normalisation', () => {
  const target = { id: 'mot', indicator: 'ty-le', text: ' lời \n', criterion: { kind: 'complete' } };

  it('writes the defaults of a target out and trims its text', () =>
    expect(readTargetSpec(target).spec).toEqual({ ...target, text: 'lời', hold: 'at-due', measuredAt: 'area' }));

  it('keeps the order of the classes, which canonical JSON would lose in an object', () => {
    const byClass = { 'vung-cao': { kind: 'at-least', value: '60' }, 'mien-nui': { kind: 'at-least', value: '75' } };
    const { spec } = readTargetSpec({ ...target, byClass });
    if (spec === null) throw new Error('a right target was refused');
    expect(spec.byClass?.map((entry) => entry.class)).toEqual(['vung-cao', 'mien-nui']);
    expect(Object.keys(toTarget(spec).byClass ?? {})).toEqual(['vung-cao', 'mien-nui']);
    expect(toTarget(spec)).not.toHaveProperty('text');
  });

  it('writes the defaults of an indicator out and its sets in one order', () =>
    expect(
      readIndicatorSpec({
        code: 'a',
        name: 'A',
        definition: 'Đ',
        unit: '%',
        measure: 'ratio',
        periods: ['year', 'half-year'],
        reportedAt: ['sector', 'commune'],
        breakdowns: ['sex', 'dan-toc'],
      }).spec,
    ).toEqual({
      code: 'a',
      name: 'A',
      definition: 'Đ',
      unit: '%',
      measure: 'ratio',
      periods: ['half-year', 'year'],
      reportedAt: ['commune', 'sector'],
      area: 'sum',
      time: 'last',
      denominatorTime: 'last',
      breakdowns: ['dan-toc', 'sex'],
      mayExceed: false,
      signed: false,
      neverFalls: false,
    }));

  it('refuses what is wrong in a part sent alone, by its field', () => {
    expect(readTargetSpec({ ...target, hold: 'mai' }).problems.map(({ code, path, line }) => [code, path, line])).toEqual([
      ['not-allowed', 'hold', null],
    ]);
    expect(readTargetSpec({ ...target, note: 'gọi 0912 345 678' }).problems.map(({ code, path }) => [code, path])).toEqual([
      ['telephone-number', 'note'],
    ]);
    expect(readTargetSpec('không phải chỉ tiêu').problems.map(({ code }) => code)).toEqual(['wrong-type']);
  });
});
