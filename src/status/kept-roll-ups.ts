import {
  FORGETFUL,
  lastDay,
  type AreaId,
  type Day,
  type DaysKey,
  type DaysMemo,
  type FrameKey,
  type HierarchyChange,
  type Keeping,
  type NodeMemo,
  type Plan,
  type StatesKey,
  type StatesMemo,
} from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { figureKeyOf } from '../figures';
import { touchedBetween } from './touched';
import { ancestorsEver } from './related-areas';

const DAYS = 4;
const MOST_EVENTS = 20_000;

export interface KeepingOptions {
  /** Days asked about that are kept at once, of what is known now and of the past; a day's question is mostly today's. */
  readonly days?: number;
  /** After so many events it is cheaper to begin anew than to look at each. */
  readonly mostEvents?: number;
  /** Of figures that are kept beside the roll-ups, as text; those of the indicators asked about longest ago go first. */
  readonly characters?: number;
}

type Memo = Map<AreaId, unknown>;

interface Kept {
  readonly memo: Memo;
  /** Only figures whose period ends on this day are in it; null: any. */
  readonly last: Day | null;
}

/**
 * Roll-ups of what is known at one log size, kept between questions about one day: the values of areas that have areas under them, and
 * which slots they hold. Going to another log size, later or earlier, a figure of which something was said in between drops those above
 * it; a change of areas or of definitions drops all. The values are the rules' own, so a kept answer and a fresh one cannot differ in
 * anything but the time they take.
 */
class KeptDay {
  private changes: readonly HierarchyChange[] = [];
  private readonly byIndicator = new Map<string, Map<string, Kept>>();
  logSize = 0;

  constructor(
    readonly on: Day,
    private readonly mostEvents: number,
  ) {}

  distance(logSize: number): number {
    return Math.abs(logSize - this.logSize);
  }

  /** Brings what is kept to a log size. */
  async moveTo(read: ReadModels, changes: readonly HierarchyChange[], logSize: number): Promise<void> {
    if (this.changes !== changes || this.distance(logSize) > this.mostEvents) this.byIndicator.clear();
    else this.drop(await touchedBetween(read, Math.min(this.logSize, logSize), Math.max(this.logSize, logSize)));
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

  keeping(): Keeping {
    return {
      nodes: (key) => {
        const last = key.indicator.time === 'last' ? key.slot.last : null;
        return this.memo(key, `${key.slot.last}${key.slot.kind ?? ''} ${key.cut}`, last, (): NodeMemo => FORGETFUL.nodes(key));
      },
      days: (key) => this.memo(key, 'days', null, (): DaysMemo => FORGETFUL.days(key)),
      states: (key) => (key.indicator.from === undefined ? this.states(key) : FORGETFUL.states(key)),
    };
  }

  /** Each state goes with a figure of its area; those that count recognitions are not kept. */
  private states({ indicator, plan, history, question }: StatesKey): StatesMemo {
    const name = `states ${numberOf(plan)} ${history.issued.id} ${question.basis} ${question.period ?? ''}`;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one memo a full key, so its values are of one kind
    return this.kept(indicator.code, name, null).memo as StatesMemo;
  }

  /** Areas without any under them are many and cheap: they are forgotten with the evaluation. */
  private memo<Value>(
    key: DaysKey | FrameKey,
    name: string,
    last: Day | null,
    forgetful: () => { get(area: AreaId): Value | undefined; set(area: AreaId, value: Value): void },
  ) {
    const { memo } = this.kept(key.indicator.code, `${key.basis} ${key.day} ${key.treeDay} ${name}`, last);
    const leaves = forgetful();
    const above = parentsEver(this.changes);
    return {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one memo a full key, so its values are of one kind
      get: (area: AreaId) => (above.has(area) ? (memo.get(area) as Value | undefined) : leaves.get(area)),
      set: (area: AreaId, value: Value): void => void (above.has(area) ? memo.set(area, value) : leaves.set(area, value)),
    };
  }

  private kept(indicator: string, name: string, last: Day | null): Kept {
    let memos = this.byIndicator.get(indicator);
    if (memos === undefined) this.byIndicator.set(indicator, (memos = new Map()));
    let kept = memos.get(name);
    if (kept === undefined) memos.set(name, (kept = { memo: new Map(), last }));
    return kept;
  }
}

const plans = new WeakMap<Plan, number>();
let plansSeen = 0;

/** A plan that was revised is another object. */
function numberOf(plan: Plan): number {
  let number = plans.get(plan);
  if (number === undefined) plans.set(plan, (number = ++plansSeen));
  return number;
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

export class KeptRollUps {
  private readonly live: KeptDay[] = [];
  private readonly past: KeptDay[] = [];

  constructor(private readonly options: KeepingOptions = {}) {}

  /**
   * What is kept for a day as of a log size. Moments of the past that lie near each other share it: it moves from one to the next.
   * Evaluate at once: after the next await another question may have moved it on.
   */
  async at(read: ReadModels, changes: readonly HierarchyChange[], on: Day, logSize: number, live: boolean): Promise<Keeping> {
    const { days: most = DAYS, mostEvents = MOST_EVENTS } = this.options;
    const days = live ? this.live : this.past;
    const kept = nearest(days, on, logSize, live ? Infinity : mostEvents) ?? new KeptDay(on, mostEvents);
    if (days.includes(kept)) days.splice(days.indexOf(kept), 1);
    days.push(kept);
    if (days.length > most) days.shift();
    await kept.moveTo(read, changes, logSize);
    return kept.logSize === logSize ? kept.keeping() : FORGETFUL;
  }
}

function nearest(days: readonly KeptDay[], on: Day, logSize: number, atMost: number): KeptDay | undefined {
  const [first] = days
    .filter((kept) => kept.on === on && kept.distance(logSize) <= atMost)
    // Of two as near the one that answered last: questions about one moment are about the same things.
    .toReversed()
    .toSorted((a, b) => a.distance(logSize) - b.distance(logSize));
  return first;
}
