import type { StatusRow } from '@hieuhoc/indicator-maths';

/** Where two answers part: the row, its first differing field, and both values. */
export interface Difference {
  readonly row: string;
  readonly field: string;
  readonly oracle: unknown;
  readonly production: unknown;
}

const keyOf = ({ target, area }: StatusRow): string => `${target} ${area}`;
const byKey = (rows: readonly StatusRow[]): ReadonlyMap<string, StatusRow> => new Map(rows.map((row) => [keyOf(row), row]));

const sameJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [
    Object.entries(a).filter(([, value]) => value !== undefined),
    Object.entries(b).filter(([, value]) => value !== undefined),
  ];
  const inRight = new Map(right);
  return left.length === right.length && left.every(([key, value]) => inRight.has(key) && sameJson(value, inRight.get(key)));
};

/** State and value first, so that the difference named is the one that matters. */
const FIRST: readonly (keyof StatusRow)[] = [
  'period',
  'value',
  'numerator',
  'denominator',
  'coverage',
  'settled',
  'source',
  'criterion',
  'due',
  'state',
];

/** The first difference of two lists of rows, in no particular order; null where there is none. */
export const firstDifference = (oracle: readonly StatusRow[], production: readonly StatusRow[]): Difference | null => {
  const [left, right] = [byKey(oracle), byKey(production)];
  if (right.size !== production.length)
    return { row: '', field: 'a row given twice', oracle: [...left.keys()], production: production.map(keyOf) };
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  for (const key of keys) {
    const [expected, actual] = [left.get(key), right.get(key)];
    if (expected === undefined || actual === undefined)
      return {
        row: key,
        field: 'row',
        oracle: expected === undefined ? 'no row' : 'a row',
        production: actual === undefined ? 'no row' : 'a row',
      };
    const different = [...FIRST.map((name) => [name, expected[name]] as const), ...Object.entries(expected)].find(
      ([name, value]) => !sameJson(value, new Map<string, unknown>(Object.entries(actual)).get(name)),
    );
    if (different !== undefined) {
      const [field, value] = different;
      return { row: key, field, oracle: value, production: new Map<string, unknown>(Object.entries(actual)).get(field) };
    }
  }
  return null;
};
