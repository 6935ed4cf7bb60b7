import { Hierarchy } from './hierarchy';
import type { HierarchyEvent } from './hierarchy.events';

interface Folded {
  readonly hierarchy: Hierarchy;
  applied: number;
}

/**
 * The changes known so far, in log order. Values that grow out of each other share one list and one folded hierarchy: with ten thousand
 * areas a copy for every event would make reading the stream quadratic.
 */
export class KnownChanges {
  private static readonly folded = new WeakMap<readonly HierarchyEvent[], Folded>();
  static readonly none = new KnownChanges([], 0);

  private constructor(
    private readonly list: HierarchyEvent[],
    readonly count: number,
  ) {}

  with(event: HierarchyEvent): KnownChanges {
    const list = this.count > 0 && this.count === this.list.length ? this.list : this.list.slice(0, this.count);
    list.push(event);
    return new KnownChanges(list, this.count + 1);
  }

  /** The first `count` of these. */
  first(count: number): KnownChanges {
    return new KnownChanges(this.list, Math.min(count, this.count));
  }

  events(): readonly HierarchyEvent[] {
    return this.list.slice(0, this.count);
  }

  /** Goes on with the changes that follow: ask again after every await. */
  hierarchy(): Hierarchy {
    let folded = KnownChanges.folded.get(this.list);
    if (folded === undefined) KnownChanges.folded.set(this.list, (folded = { hierarchy: new Hierarchy(), applied: 0 }));
    if (folded.applied > this.count) folded = { hierarchy: new Hierarchy(), applied: 0 };
    for (const event of this.list.slice(folded.applied, this.count)) folded.hierarchy.apply(event);
    folded.applied = this.count;
    return folded.hierarchy;
  }
}
