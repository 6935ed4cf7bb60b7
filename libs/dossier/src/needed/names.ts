import { compareKeys, streamKey } from '@hieuhoc/transparency-log';

const BEYOND_BYTES = /[\u0080-\uFFFF]/;

/** The order of the tree of heads, which is that of bytes; for ASCII JavaScript's own is the same. */
export function compareNames(a: string, b: string): number {
  if (BEYOND_BYTES.test(a) || BEYOND_BYTES.test(b)) return compareKeys(streamKey(a), streamKey(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names from `from` up to but without `to`. */
export interface NameRange {
  readonly from: string;
  readonly to: string;
}

/** The name that comes right behind. */
const next = (name: string): string => `${name}\u0000`;

export const exactly = (name: string): NameRange => ({ from: name, to: next(name) });

/** Every name that begins so; the prefix ends with an ASCII character. */
export function beginningWith(prefix: string): NameRange {
  const last = prefix.codePointAt(prefix.length - 1) ?? 0;
  return { from: prefix, to: prefix.slice(0, -1) + String.fromCodePoint(last + 1) };
}

/** Ranges of names, in their order, none touching another. */
export class NameRanges {
  readonly ranges: readonly NameRange[];

  constructor(ranges: Iterable<NameRange>) {
    const joined: NameRange[] = [];
    for (const range of [...ranges].toSorted((a, b) => compareNames(a.from, b.from))) {
      const last = joined.at(-1);
      if (last === undefined || compareNames(range.from, last.to) > 0) joined.push(range);
      else if (compareNames(range.to, last.to) > 0) joined[joined.length - 1] = { from: last.from, to: range.to };
    }
    this.ranges = joined;
  }

  has(name: string): boolean {
    return this.meets(name, next(name));
  }

  /** Whether a name of these may stand between two others (null: the first, the last of all), which are not meant themselves. */
  mayHold(after: string | null, before: string | null): boolean {
    return this.meets(after === null ? '' : next(after), before);
  }

  private meets(from: string, to: string | null): boolean {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const range = this.ranges[middle];
      if (range !== undefined && compareNames(range.to, from) <= 0) low = middle + 1;
      else high = middle;
    }
    const found = this.ranges[low];
    if (found === undefined) return false;
    const begin = compareNames(found.from, from) > 0 ? found.from : from;
    return to === null || compareNames(begin, to) < 0;
  }
}
