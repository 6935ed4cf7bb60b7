import { Dice } from './random';

export interface Register {
  readonly title: string;
  readonly kind: 'household' | 'clan' | 'unit';
  readonly areas: readonly string[];
  /** Subjects an area, between these. */
  readonly each: readonly [low: number, high: number];
  readonly actor: string;
  readonly issuer: string;
  /** The area that stands for one on a day, after a merge its successor. */
  readonly placeOn: (area: string, day: string) => string;
}

export interface Entry {
  readonly ref: string;
  readonly recognisedOn: string | null;
  readonly revokedOn: string | null;
}

const FIRST_YEAR = 2013;
const LAST_YEAR = 2020;

/** A society's register in one area: most subjects are recognised in the autumn of some year, more in the first ones; a few lose the title again. */
export function registerIn({ title, kind, each }: Pick<Register, 'title' | 'kind' | 'each'>, area: string): Entry[] {
  const dice = new Dice(`${title} ${area} sổ công nhận`);
  return Array.from({ length: dice.between(...each) }, (_, number) => {
    const ref = `mh-${kind}-${area.replaceAll('.', '-')}-${String(number + 1).padStart(4, '0')}`;
    const year = FIRST_YEAR + Math.floor((LAST_YEAR - FIRST_YEAR + 2) * dice.next() ** 2);
    const loses = year < LAST_YEAR && dice.chance(0.04);
    return { ref, recognisedOn: year > LAST_YEAR ? null : `${year}-11-20`, revokedOn: loses ? `${year + 1}-06-01` : null };
  });
}

export function liveOn(entries: readonly Entry[], day: string): number {
  return entries.filter(
    ({ recognisedOn, revokedOn }) => recognisedOn !== null && recognisedOn <= day && (revokedOn === null || day < revokedOn),
  ).length;
}
