/** Row numbers in a few characters: `1-40,57`. */
export function toRanges(rows: readonly number[]): string {
  const parts: [from: number, to: number][] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else parts.push([row, row]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Those of the rows of `ranges` that lie between `from` and `to`, both included. */
export function rowsWithin(ranges: string, from: number, to: number): number[] {
  return ranges.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    const begin = Math.max(first, from);
    return Array.from({ length: Math.max(0, Math.min(last, to) - begin + 1) }, (_, index) => begin + index);
  });
}
