import type { EventStore } from '@hieuhoc/event-store';
import { GrowingTree, headLeaf, leafHexOf, toHex } from '@hieuhoc/transparency-log';
import { parseEntry } from '../entry';
import type { SealedFile } from '../sealed-file';
import { failed, notDone, passed, type Outcome } from './outcome';
import { sealEvents, textOf } from './seal-events';

const CHECK = 'stream-heads';
const PAGE = 10_000;

interface Stated {
  readonly size: number;
  readonly root: string;
  readonly count: number;
}

/**
 * What every StreamHeadsSealed of the log states, against what is kept of it; the newest one derived anew from all envelopes before it.
 */
export async function checkStreamHeads(store: EventStore, seal: SealedFile): Promise<Outcome> {
  const stated = (await sealEvents(store)).filter(({ type }) => type === 'StreamHeadsSealed').map(({ data }) => statedIn(data));
  const newest = stated.findLast((one) => one.size <= seal.size());
  if (newest === undefined) return notDone(CHECK, 'Chưa lần nào niêm phong đầu các chuỗi (StreamHeadsSealed).');
  for (const one of stated) {
    const kept = keptAt(seal, one.size);
    if (kept !== null && (kept.root !== one.root || kept.count !== one.count))
      return failed(CHECK, `Lần niêm phong đầu chuỗi ở ${one.size} sự kiện không khớp với điều đã giữ của nó.`, { size: one.size });
  }
  const derived = headsFrom(seal, newest.size);
  if (derived.root !== newest.root || derived.count !== newest.count)
    return failed(CHECK, `Đầu các chuỗi tính lại ở ${newest.size} sự kiện không khớp với điều nhật ký đã ghi.`, { ...newest, derived });
  return passed(
    CHECK,
    `Đầu của ${newest.count} chuỗi ở ${newest.size} sự kiện tính lại đúng như nhật ký đã ghi (${stated.length} lần niêm phong).`,
    {
      ...newest,
      seals: stated.length,
    },
  );
}

const statedIn = ({ size, root, count }: Readonly<Record<string, unknown>>): Stated => ({
  size: Number(size),
  root: textOf(root),
  count: Number(count),
});

function keptAt(seal: SealedFile, size: number): { readonly root: string; readonly count: number } | null {
  try {
    const { root, count } = seal.headsAt(size);
    return { root: toHex(root), count };
  } catch {
    return null;
  }
}

/** The tree of heads from the envelopes alone. */
function headsFrom(seal: SealedFile, size: number): { readonly root: string; readonly count: number } {
  const ends = new Map<string, { readonly revision: number; readonly leaf: string }>();
  for (let first = 0; first < size; first += PAGE) {
    for (const entry of seal.entries(first, Math.min(PAGE, size - first))) {
      const { stream, revision } = parseEntry(entry);
      ends.set(stream, { revision, leaf: leafHexOf(entry) });
    }
  }
  const heads = [...ends].map(([stream, { revision, leaf }]) => ({ key: Buffer.from(stream), revision, leaf: Buffer.from(leaf, 'hex') }));
  const tree = new GrowingTree();
  for (const head of heads.toSorted((a, b) => a.key.compare(b.key))) tree.push(headLeaf(head));
  return { root: toHex(tree.root), count: tree.size };
}
