import { isDeepStrictEqual } from 'node:util';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { Told } from './recorder';

/** What is left of a value on its way through JSON. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same value, without what JSON does not carry
export const carried = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const keyOf = ({ plan, target, area }: StatusRow): string => `${plan}/${target}/${area}`;

/** The first row and field in which two answers differ, in the order of the rows; null where they are the same. */
export function differenceOf(expected: readonly StatusRow[], answered: readonly StatusRow[]): string | null {
  const [wanted, given] = [carried(expected), carried(answered)];
  if (isDeepStrictEqual(wanted, given)) return null;
  const [keys, others] = [wanted.map(keyOf), given.map(keyOf)];
  if (!isDeepStrictEqual(keys, others)) return `rows ${keys.join(' ')}, answered ${others.join(' ')}`;
  for (const [index, row] of wanted.entries()) {
    const answer: object = given[index] ?? {};
    const fields = new Map<string, unknown>(Object.entries(answer));
    for (const [field, value] of [...Object.entries(row), ...[...fields].map(([name]) => [name, Reflect.get(row, name)] as const)])
      if (!isDeepStrictEqual(value, fields.get(field)))
        return `${keyOf(row)} ${field}: ${JSON.stringify(value)}, answered ${JSON.stringify(fields.get(field))}`;
  }
  return 'a difference without a name';
}

/** What the worlds are made of, so that a run that tells nothing is seen. */
export const shareRefused = (worlds: readonly Told[]): number => {
  const refused = worlds.reduce((sum, { refusals }) => sum + refusals.length, 0);
  const recorded = worlds.reduce((sum, { log }) => sum + log.length, 0);
  return refused / (refused + recorded);
};
