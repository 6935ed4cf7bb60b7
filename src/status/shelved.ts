import { lastDay, type AreaId, type Day, type HierarchyChange } from '@hieuhoc/indicator-maths';
import { figureKeyOf } from '../figures';
import { ancestorsEver } from './related-areas';

interface Memo<Value> {
  get(area: AreaId): Value | undefined;
  set(area: AreaId, value: Value): void;
}

/** Streams of which something was said after one log size up to another. */
export type Touched = (after: number, upTo: number) => Promise<readonly string[]>;

interface Kept {
  readonly memo: Map<AreaId, unknown>;
  /** Only figures whose period ends on this day are in it; null: any. */
  readonly last: Day | null;
}

/**
 * What was made of figures at one log size, by indicator, kept between questions: the values of areas that have areas under them, and which
 * slots they hold. Going to another log size, later or earlier, a figure of which something was said in between drops those above it; a
 * change of areas or of definitions drops all. The values are the rules' own, so a kept answer and a fresh one cannot differ in anything
 * but the time they take.
 */
export class Shelved {
  private changes: readonly HierarchyChange[] = [];
  private readonly byIndicator = new Map<string, Map<string, Kept>>();
  logSize = 0;

  constructor(
    /** What they are about: a day, or a tree. */
    readonly about: string,
    private readonly mostEvents: number,
  ) {}

  distance(logSize: number): number {
    return Math.abs(logSize - this.logSize);
  }

  /** How much is kept. */
  get size(): number {
    return [...this.byIndicator.values()].reduce((sum, memos) => [...memos.values()].reduce((of, { memo }) => of + memo.size, sum), 0);
  }

  /** The same, to be moved while this one stays. */
  copy(): Shelved {
    const copy = new Shelved(this.about, this.mostEvents);
    copy.changes = this.changes;
    copy.logSize = this.logSize;
    for (const [indicator, memos] of this.byIndicator)
      copy.byIndicator.set(indicator, new Map([...memos].map(([name, { memo, last }]) => [name, { memo: new Map(memo), last }])));
    return copy;
  }

  /** Brings what is kept to a log size. */
  async moveTo(changes: readonly HierarchyChange[], logSize: number, touched: Touched): Promise<void> {
    if (this.changes !== changes || this.distance(logSize) > this.mostEvents) this.byIndicator.clear();
    else this.drop(await touched(Math.min(this.logSize, logSize), Math.max(this.logSize, logSize)));
    this.changes = changes;
    this.logSize = logSize;
  }

  private drop(streams: readonly string[]): void {
    if (streams.some((stream) => stream.startsWith('indicator-'))) this.byIndicator.clear();
    const above = new Map<AreaId, ReadonlySet<AreaId>>();
    for (const stream of streams) {
      if (!stream.startsWith('figure-')) continue;
      const { indicator, area, period } = figureKeyOf(stream);
      const kept = this.byIndicator.get(indicator);
      if (kept === undefined) continue;
      const areas = above.get(area) ?? ancestorsEver(this.changes, area);
      above.set(area, areas);
      const last = lastDay(period);
      for (const one of kept.values()) if (one.last === null || one.last === last) for (const each of areas) one.memo.delete(each);
    }
  }

  /** Areas without any under them are many and cheap: they are forgotten with the evaluation. */
  memo<Value>(indicator: string, name: string, last: Day | null): Memo<Value> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one memo a full name, so its values are of one kind
    const memo = this.kept(indicator, name, last) as Map<AreaId, Value>;
    const leaves = new Map<AreaId, Value>();
    const above = parentsEver(this.changes);
    return {
      get: (area) => (above.has(area) ? memo : leaves).get(area),
      set: (area, value) => void (above.has(area) ? memo : leaves).set(area, value),
    };
  }

  kept(indicator: string, name: string, last: Day | null): Map<AreaId, unknown> {
    let memos = this.byIndicator.get(indicator);
    if (memos === undefined) this.byIndicator.set(indicator, (memos = new Map()));
    let kept = memos.get(name);
    if (kept === undefined) memos.set(name, (kept = { memo: new Map(), last }));
    return kept.memo;
  }
}

const parents = new WeakMap<readonly HierarchyChange[], ReadonlySet<AreaId>>();

function parentsEver(changes: readonly HierarchyChange[]): ReadonlySet<AreaId> {
  let found = parents.get(changes);
  if (found === undefined) parents.set(changes, (found = new Set(changes.flatMap((change) => parentsIn(change)))));
  return found;
}

function parentsIn(change: HierarchyChange): AreaId[] {
  switch (change.type) {
    case 'AreaEstablished':
      return change.area.parent === null ? [] : [change.area.parent];
    case 'AreaMoved':
      return [change.parent];
    case 'AreasReorganised':
      return [...change.to.map(({ parent }) => parent), ...change.children.map(({ parent }) => parent)].filter((parent) => parent !== null);
    case 'AreaRenamed':
    case 'AreaReclassified':
    case 'AreaDissolved':
      return [];
  }
}
