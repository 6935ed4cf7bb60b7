export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank; for the median of an even number of values the mean of the two in the middle. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return share === 0.5 ? (below + above) / 2 : above;
}

/* oxlint-disable typescript/no-unsafe-type-assertion -- Object.keys forgets the names it was given */
/** Runs contestants in turn, again and again, so that a slow minute of the machine meets all of them. */
export async function inTurn<Name extends string>(
  contestants: Readonly<Record<Name, () => Promise<number>>>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) for (const name of names) taken[name].push(await contestants[name]());
  return taken;
}

/** Median of the ratios of each round: what drifts between rounds cancels out. */
export const medianRatio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));

export const perSecond = (count: number, milliseconds: number): number => (count / milliseconds) * 1_000;

export async function timed(action: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await action();
  return performance.now() - from;
}
