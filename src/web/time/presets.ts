import { spokenPeriod } from '../../platform/text/periods';

export interface Preset {
  readonly day: string;
  readonly words: string;
}

/** The ends of half-years around a day: the two before it, that which it lies in, and the one after, as far as they are over today. */
export function periodEndsAround(day: string, today: string): readonly Preset[] {
  const year = Number(day.slice(0, 4));
  return [year - 1, year, year + 1]
    .flatMap((of) => [
      { day: `${of}-06-30`, words: `Cuối ${spokenPeriod(`${of}-H1`)}` },
      { day: `${of}-12-31`, words: `Cuối ${spokenPeriod(`${of}-H2`)}` },
    ])
    .filter((end) => end.day <= today && end.day !== day)
    .toSorted((a, b) => distance(a.day, day) - distance(b.day, day))
    .slice(0, 4)
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

const distance = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));
