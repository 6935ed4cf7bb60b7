import { CoveredTree, entryOfText, leafHexOf, type Hash } from '@hieuhoc/transparency-log';
import { bytesOf } from '../hex';
import type { EventLine, EventsSkippedLine } from '../lines';
import type { ShownHead } from './heads-walk';
import { Problems } from './problems';

/** Alone of its stream in a dossier: one seal is enough, and the log proves it. */
export const SEAL_STREAM = 'seal';

export interface Cuts {
  /** Sizes of which the root is wanted. */
  readonly sizes: ReadonlySet<number>;
  /** The stream heads as they are when the walk has come to this size are wanted. */
  readonly asOf: number;
  /** Nothing may be left out, not even of the stream of seals. */
  readonly whole: boolean;
}

/** The log as a dossier shows it, from left to right: leaves, the tree, the chain of each stream. */
export class EventsWalk {
  private readonly tree = new CoveredTree();
  private readonly ends = new Map<string, ShownHead>();
  private readonly roots = new Map<number, Hash>();
  private atAsOf: ReadonlyMap<string, ShownHead> | null = null;
  private lastRecordedAt = '';
  private hidden = 0;
  private shown = 0;
  readonly leaves = new Problems();
  readonly order = new Problems();
  readonly chains = new Problems();

  constructor(private readonly cuts: Cuts) {
    this.arrive();
  }

  event(line: EventLine): void {
    this.shown++;
    this.place(line);
    const leaf = leafHexOf(entryOfText(line, line.previous));
    const { index, stream, revision } = line;
    if (leaf !== line.leaf)
      this.leaves.add('leaf-differs', `Sự kiện ${index} (${stream}, phiên bản ${revision}) không băm ra lá đã nêu: nội dung đã bị sửa.`, {
        index,
        stream,
        revision,
      });
    this.chain(line);
    this.ends.set(stream, { revision, leaf });
    this.tree.push(bytesOf(leaf));
    this.arrive();
  }

  skip({ count, hashes }: EventsSkippedLine): void {
    this.hidden += count;
    if (!this.tree.skip(count, hashes.map(bytesOf)))
      this.order.add('skipped-wrongly', `Phần bỏ qua ${count} sự kiện không đúng số băm.`, { count });
    this.arrive();
  }

  get size(): number {
    return this.tree.size;
  }

  get root(): Hash {
    return this.tree.root;
  }

  /** Events that are shown, and that are not. */
  get counts(): { readonly shown: number; readonly hidden: number } {
    return { shown: this.shown, hidden: this.hidden };
  }

  /** The root at one of the sizes wanted; null where the walk did not stop there. */
  rootAt(size: number): Hash | null {
    return this.roots.get(size) ?? null;
  }

  /** The last event shown of each stream before `asOf`; null where the walk did not stop there. */
  get endsAtAsOf(): ReadonlyMap<string, ShownHead> | null {
    return this.atAsOf;
  }

  private place({ index, stream, recordedAt }: EventLine): void {
    if (index !== this.size)
      this.order.add('index-differs', `Sự kiện ghi chỗ ${index} nhưng đứng ở chỗ ${this.size} của nhật ký.`, { index, place: this.size });
    if (recordedAt < this.lastRecordedAt)
      this.order.add('recorded-at-goes-back', `Sự kiện ${index} (${stream}) ghi ${recordedAt}, sớm hơn sự kiện đứng trước nó.`, {
        index,
        stream,
        recordedAt,
        before: this.lastRecordedAt,
      });
    this.lastRecordedAt = recordedAt;
  }

  private chain({ stream, revision, previous, index }: EventLine): void {
    const end = this.ends.get(stream);
    if (end === undefined && stream === SEAL_STREAM && !this.cuts.whole) return;
    const [expected, before] = end === undefined ? [0, null] : [end.revision + 1, end.leaf];
    if (revision === expected && previous === before) return;
    const facts = { stream, revision, expected, index };
    if (revision === expected)
      this.chains.add('previous-differs', `Chuỗi "${stream}": phiên bản ${revision} không nối vào sự kiện đứng trước nó.`, facts);
    else
      this.chains.add(
        'chain-broken',
        `Chuỗi "${stream}": đến phiên bản ${expected} thì gặp phiên bản ${revision}, thiếu hoặc thừa sự kiện.`,
        facts,
      );
  }

  private arrive(): void {
    if (this.cuts.sizes.has(this.size)) this.roots.set(this.size, this.root);
    if (this.cuts.asOf === this.size) this.atAsOf = new Map(this.ends);
  }
}
