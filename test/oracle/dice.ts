import { type GeneratorValue, nat } from 'fast-check';

/** Choices, all drawn from one source, so that a history is replayed by its seed. */
export interface Dice {
  /** 0 … n − 1. */
  below(n: number): number;
  /** In so many of a hundred cases. */
  chance(percent: number): boolean;
  one<T>(all: readonly T[]): T;
  /** A non-empty choice of at most `most`, in the given order. */
  some<T>(all: readonly T[], most: number): readonly T[];
}

const diceOf = (below: (n: number) => number): Dice => {
  const one = <T>(all: readonly T[]): T => {
    const found = all[below(all.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  const some = <T>(all: readonly T[], most: number): readonly T[] => {
    const left = [...all];
    const count = 1 + below(Math.min(most, all.length));
    while (left.length > count) left.splice(below(left.length), 1);
    return left;
  };
  return { below, one, some, chance: (percent) => below(100) < percent };
};

export const fairDice = (g: GeneratorValue): Dice => diceOf((n) => g(nat, { max: n - 1 }));
/** The same choices from a plain number: for long runs by hand. */
export const seededDice = (seed: number): Dice => {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return diceOf((n) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  });
};
