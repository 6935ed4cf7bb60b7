import {
  FORGETFUL,
  hierarchyOf,
  type Day,
  type DaysMemo,
  type EverKey,
  type FrameKey,
  type Hierarchy,
  type HierarchyChange,
  type Keeping,
  type NodeMemo,
  type Plan,
  type StatesKey,
  type StatesMemo,
  type SummariesMemo,
} from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { touchedBetween } from './touched';
import { Shelved, type Touched } from './shelved';

const DAYS = 4;
const MOST_EVENTS = 20_000;
/** Two moments this far apart that are asked about in turn are kept both, where that is not much. */
const NEAR = 500;
const FEW_KEPT = 50_000;

export interface KeepingOptions {
  /** Days asked about that are kept at once, of what is known now and of the past; a day's question is mostly today's. */
  readonly days?: number;
  /** After so many events it is cheaper to begin anew than to look at each. */
  readonly mostEvents?: number;
  /** Of figures that are kept beside the roll-ups, as text; those of the indicators asked about longest ago go first. */
  readonly characters?: number;
}

/**
 * Most of a day's roll-ups are those of any other day with the same tree: of a slot that has ended every figure counts (its dataTo lies in its
 * period, rules 2), and which slots hold a figure is said of whatever day. They are shared; what else is kept is the day's.
 */
class KeptDay {
  constructor(
    private readonly day: Shelved,
    private readonly tree: Shelved,
    private readonly hierarchy: Hierarchy,
  ) {}

  keeping(): Keeping {
    return {
      nodes: (key) => this.nodes(key),
      days: (key) => this.day.memo(key.indicator.code, `days ${key.basis} ${key.day} ${key.treeDay}`, null),
      ever: (key) => this.ever(key),
      states: (key) => (key.indicator.from === undefined ? this.states(key) : FORGETFUL.states(key)),
      summaries: (key) => (key.indicator.from === undefined ? this.summaries(key) : FORGETFUL.summaries(key)),
    };
  }

  private nodes({ indicator, slot, day, basis, cut, treeDay }: FrameKey): NodeMemo {
    const last = indicator.time === 'last' ? slot.last : null;
    const name = `${slot.last}${slot.kind ?? ''} ${basis}`;
    const hasEnded = [day, cut, treeDay].every((each) => slot.last <= each);
    return hasEnded && this.isTree(treeDay)
      ? this.tree.memo(indicator.code, name, last)
      : this.day.memo(indicator.code, `${name} ${day} ${cut} ${treeDay}`, last);
  }

  private ever({ indicator, basis, treeDay }: EverKey): DaysMemo {
    return this.isTree(treeDay)
      ? this.tree.memo(indicator.code, `ever ${basis}`, null)
      : this.day.memo(indicator.code, `ever ${basis} ${treeDay}`, null);
  }

  private isTree(day: Day): boolean {
    return String(this.hierarchy.version(day)) === this.tree.about;
  }

  /** Each state goes with a figure of its area; those that count recognitions are not kept. */
  private states(key: StatesKey): StatesMemo {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one memo a full name, so its values are of one kind
    return this.day.kept(key.indicator.code, `states ${nameOf(key)}`, null) as StatesMemo;
  }

  /** They go with the states under them: whatever drops one of those drops all above it. */
  private summaries(key: StatesKey): SummariesMemo {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    return this.day.kept(key.indicator.code, `summaries ${nameOf(key)}`, null) as SummariesMemo;
  }
}

const nameOf = ({ plan, history, question }: StatesKey): string =>
  `${numberOf(plan)} ${history.issued.id} ${question.basis} ${question.period ?? ''}`;

const plans = new WeakMap<Plan, number>();
let plansSeen = 0;

/** A plan that was revised is another object. */
function numberOf(plan: Plan): number {
  let number = plans.get(plan);
  if (number === undefined) plans.set(plan, (number = ++plansSeen));
  return number;
}

export class KeptRollUps {
  private readonly days: Record<'live' | 'past', Shelved[]> = { live: [], past: [] };
  private readonly trees: Record<'live' | 'past', Shelved[]> = { live: [], past: [] };

  constructor(private readonly options: KeepingOptions = {}) {}

  /**
   * What is kept for a day as of a log size. Moments of the past that lie near each other share it: it moves from one to the next.
   * Evaluate at once: after the next await another question may have moved it on.
   */
  async at(read: ReadModels, changes: readonly HierarchyChange[], on: Day, logSize: number, live: boolean): Promise<Keeping> {
    const hierarchy = hierarchyOf(changes);
    const times = live ? 'live' : 'past';
    const day = this.choose(this.days[times], on, logSize, live);
    const tree = this.choose(this.trees[times], String(hierarchy.version(on)), logSize, live);
    const touched = remembered((after, upTo) => touchedBetween(read, after, upTo));
    await day.moveTo(changes, logSize, touched);
    await tree.moveTo(changes, logSize, touched);
    return day.logSize === logSize && tree.logSize === logSize ? new KeptDay(day, tree, hierarchy).keeping() : FORGETFUL;
  }

  private choose(among: Shelved[], about: string, logSize: number, live: boolean): Shelved {
    const { days: most = DAYS, mostEvents = MOST_EVENTS } = this.options;
    const found = nearest(among, about, logSize, live ? Infinity : mostEvents) ?? new Shelved(about, mostEvents);
    const stays = !live && found.distance(logSize) > NEAR && found.size > 0 && found.size < FEW_KEPT;
    const chosen = stays ? found.copy() : found;
    if (among.includes(chosen)) among.splice(among.indexOf(chosen), 1);
    among.push(chosen);
    if (among.length > most) among.shift();
    return chosen;
  }
}

/** Both have mostly the same way to go. */
function remembered(touched: Touched): Touched {
  const found = new Map<string, ReturnType<Touched>>();
  return (after, upTo) => {
    const way = `${after} ${upTo}`;
    const known = found.get(way) ?? touched(after, upTo);
    found.set(way, known);
    return known;
  };
}

function nearest(among: readonly Shelved[], about: string, logSize: number, atMost: number): Shelved | undefined {
  const [first] = among
    .filter((kept) => kept.about === about && kept.distance(logSize) <= atMost)
    // Of two as near the one that answered last: questions about one moment are about the same things.
    .toReversed()
    .toSorted((a, b) => a.distance(logSize) - b.distance(logSize));
  return first;
}
