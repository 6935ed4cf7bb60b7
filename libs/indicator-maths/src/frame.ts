import { earlier } from './days';
import { type Hierarchy, type Succession } from './hierarchy';
import { type Lineage, lineageOn } from './lineage';
import type { AreaId, Basis, Day, Indicator, Plan, Question, State, StatusRow, TargetHistory } from './model';
import { type Own, ownOf } from './own';
import type { Shelf } from './shelf';
import type { Slot } from './slots';
import type { NodeValue } from './node';

/** Where node values are kept during an evaluation; a store of roll-ups can stand under it. */
export interface NodeMemo {
  get(area: AreaId): NodeValue | undefined;
  set(area: AreaId, value: NodeValue): void;
}

/** What names a frame: two frames with equal keys have equal node values. */
export interface FrameKey {
  readonly indicator: Indicator;
  readonly slot: Slot;
  /** D, the day asked about. */
  readonly day: Day;
  readonly basis: Basis;
  /** Figures count with the last revision whose dataTo ≤ cut: D, or U for a final period that runs beyond it. */
  readonly cut: Day;
  /** Whose tree is rolled up: D, or the last day of an area that has ended. */
  readonly treeDay: Day;
}

const NONE: readonly Succession[] = [];

/** The slots that hold a figure under an area, by their last days: of one indicator and basis as it stands on D in one tree. */
export type DaysKey = Pick<FrameKey, 'indicator' | 'basis' | 'day' | 'treeDay'>;

/** The same on whatever day. */
export type EverKey = Omit<DaysKey, 'day'>;

export interface DaysMemo {
  get(area: AreaId): readonly Day[] | undefined;
  set(area: AreaId, days: readonly Day[]): void;
}

/** What the state of an area that is judged for itself depends on besides its figures: of the question not the areas it asks about. */
export interface StatesKey {
  readonly indicator: Indicator;
  readonly plan: Plan;
  readonly history: TargetHistory;
  readonly question: Question;
}

export interface StatesMemo {
  get(area: AreaId): State | undefined;
  set(area: AreaId, state: State): void;
}

/** Rules Rows: how many of the areas judged under one stand where, and how the worst of them stands. */
export interface Summarised {
  readonly summary: NonNullable<StatusRow['summary']>;
  readonly state: State | null;
}

export interface SummariesMemo {
  get(area: AreaId): Summarised | undefined;
  set(area: AreaId, summarised: Summarised): void;
}

/** Gives the memos of an evaluation; the default forgets with it. What is kept must be dropped when a figure under the area changes. */
export interface Keeping {
  nodes(key: FrameKey): NodeMemo;
  days(key: DaysKey): DaysMemo;
  ever(key: EverKey): DaysMemo;
  states(key: StatesKey): StatesMemo;
  /** Made of the states under an area: what holds for a key of those holds for this one. */
  summaries(key: StatesKey): SummariesMemo;
}

export const FORGETFUL: Keeping = {
  nodes: () => new Map(),
  days: () => new Map(),
  ever: () => new Map(),
  states: () => new Map(),
  summaries: () => new Map(),
};

/** One slot of one indicator in one tree, basis and state of the figures: all that a node value depends on besides its area. */
export class Frame {
  readonly indicator: Indicator;
  readonly slot: Slot;
  readonly day: Day;
  readonly basis: Basis;
  readonly cut: Day;
  readonly treeDay: Day;
  /** The slot's last day; D while the slot has not ended (rules 1). */
  readonly livedOn: Day;
  readonly lineage: Lineage;
  readonly dissolvedUnder: ReadonlySet<AreaId>;
  private readonly owns = new Map<AreaId, Own | null>();

  constructor(
    readonly hierarchy: Hierarchy,
    readonly shelf: Shelf,
    key: FrameKey,
    readonly memo: NodeMemo,
  ) {
    this.indicator = key.indicator;
    this.slot = key.slot;
    this.day = key.day;
    this.basis = key.basis;
    this.cut = key.cut;
    this.treeDay = key.treeDay;
    this.livedOn = earlier(key.slot.last, key.day);
    this.lineage = lineageOn(hierarchy, key.treeDay, key.indicator.reportedAt);
    this.dissolvedUnder = new Set(
      this.lineage.dissolved.filter(({ units }) => units.some((unit) => hierarchy.existsOn(unit, this.livedOn))).map(({ under }) => under),
    );
  }

  own(area: AreaId): Own | null {
    let own = this.owns.get(area);
    if (own === undefined) this.owns.set(area, (own = ownOf(this, area)));
    return own;
  }

  /** Those whose figures stand in for an area's: of an ended one, or of one without units below (rules 4: an area with children is rolled up). */
  predecessors(area: AreaId): readonly Succession[] {
    const { units } = this.lineage;
    if (units.tree.has(area) && !units.isLeaf(area)) return NONE;
    return this.lineage.family(area)?.members.get(area)?.predecessors ?? NONE;
  }

  /** A unit that is expected for the slot: it existed on its last day. */
  isExpected(area: AreaId): boolean {
    return this.lineage.units.isUnit(area) && this.hierarchy.existsOn(area, this.livedOn);
  }
}
