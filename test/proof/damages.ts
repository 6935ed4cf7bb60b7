const PAGE = 4_096;

/** Harm that a disk does to a file at rest: the bytes afterwards, and in words. */
export interface Damage {
  readonly words: string;
  readonly bytes: Buffer;
}

type Operator = (bytes: Buffer, luck: () => number) => Damage;

const below = (luck: () => number, limit: number): number => Math.floor(luck() * limit);
const changed = (bytes: Buffer, words: string, change: (copy: Buffer) => void): Damage => {
  const copy = Buffer.from(bytes);
  change(copy);
  return { words, bytes: copy };
};

export const OPERATORS: Readonly<Record<string, Operator>> = {
  'a bit flipped': (bytes, luck) => {
    const [at, bit] = [below(luck, bytes.length), below(luck, 8)];
    return changed(bytes, `bit ${bit} of byte ${at}`, (copy) => copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at));
  },
  'a page of zeros': (bytes, luck) => {
    const at = below(luck, bytes.length / PAGE) * PAGE;
    return changed(bytes, `zeros at ${at}`, (copy) => copy.fill(0, at, Math.min(at + PAGE, copy.length)));
  },
  'zeros anywhere': (bytes, luck) => {
    const [at, length] = [below(luck, bytes.length), 1 + below(luck, PAGE)];
    return changed(bytes, `${length} zeros at ${at}`, (copy) => copy.fill(0, at, Math.min(at + length, copy.length)));
  },
  'a sector of noise': (bytes, luck) => {
    const at = below(luck, bytes.length / 512) * 512;
    return changed(bytes, `noise at ${at}`, (copy) => {
      for (let place = at; place < Math.min(at + 512, copy.length); place++) copy.writeUInt8(below(luck, 256), place);
    });
  },
  'the end cut off': (bytes, luck) => {
    const size = below(luck, bytes.length);
    return { words: `cut to ${size}`, bytes: bytes.subarray(0, size) };
  },
  'two pages swapped': (bytes, luck) => {
    const pages = Math.floor(bytes.length / PAGE);
    const [one, other] = [below(luck, pages) * PAGE, below(luck, pages) * PAGE];
    return changed(bytes, `pages at ${one} and ${other} swapped`, (copy) => {
      bytes.copy(copy, one, other, other + PAGE);
      bytes.copy(copy, other, one, one + PAGE);
    });
  },
  'an old page in place of a new one': (bytes, luck) => {
    const pages = Math.floor(bytes.length / PAGE);
    const [from, to] = [below(luck, pages) * PAGE, below(luck, pages) * PAGE];
    return changed(bytes, `page at ${from} written to ${to} too`, (copy) => void bytes.copy(copy, to, from, from + PAGE));
  },
};
