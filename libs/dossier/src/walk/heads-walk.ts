import { CoveredTree, headLeaf, streamKey, type Hash } from '@hieuhoc/transparency-log';
import { bytesOf } from '../hex';
import type { HeadLine, HeadsSkippedLine } from '../lines';
import { compareNames, type NameRanges } from '../needed/names';
import { Problems } from './problems';

export interface ShownHead {
  readonly revision: number;
  readonly leaf: string;
}

/** Neighbours among the heads shown, between which others are hidden; null: the first or the last of all. */
interface Hidden {
  readonly after: string | null;
  readonly before: string | null;
  readonly count: number;
}

/** The tree of stream heads as a dossier shows it, from left to right. */
export class HeadsWalk {
  private readonly tree = new CoveredTree();
  private readonly shown = new Map<string, ShownHead>();
  private readonly hidden: Hidden[] = [];
  private last: string | null = null;
  /** Hidden since the last head shown. */
  private skipped = 0;
  readonly problems = new Problems();

  head({ stream, revision, leaf }: HeadLine): void {
    if (this.last !== null && compareNames(this.last, stream) >= 0)
      this.problems.add('heads-out-of-order', `Đầu chuỗi "${stream}" đứng sai thứ tự hoặc lặp lại.`, { stream });
    this.closeGap(stream);
    this.last = stream;
    this.shown.set(stream, { revision, leaf });
    this.tree.push(headLeaf({ key: streamKey(stream), revision, leaf: bytesOf(leaf) }));
  }

  skip({ count, hashes }: HeadsSkippedLine): void {
    if (!this.tree.skip(count, hashes.map(bytesOf)))
      this.problems.add('heads-skipped-wrongly', `Phần bỏ qua ${count} đầu chuỗi không đúng số băm.`, { count });
    this.skipped += count;
  }

  end(): void {
    this.closeGap(null);
  }

  get count(): number {
    return this.tree.size;
  }

  get root(): Hash {
    return this.tree.root;
  }

  get heads(): ReadonlyMap<string, ShownHead> {
    return this.shown;
  }

  /** Where a stream of these ranges may be hidden; null where none can be. */
  hiding(ranges: NameRanges): Hidden | null {
    return this.hidden.find(({ after, before }) => ranges.mayHold(after, before)) ?? null;
  }

  private closeGap(before: string | null): void {
    if (this.skipped > 0) this.hidden.push({ after: this.last, before, count: this.skipped });
    this.skipped = 0;
  }
}
