import {
  FORGETFUL,
  type AreaId,
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
import { touchedBetween } from './touched';
import { ancestorsEver } from './related-areas';

const DAYS = 4;
const MOST_EVENTS = 20_000;

export interface KeepingOptions {
  /** Days asked about that are kept at once; a day's question is mostly today's. */
  readonly days?: number;
  /** After so many events it is cheaper to begin anew than to look at each. */
  readonly mostEvents?: number;
  /** Of figures that are kept beside the roll-ups, as text; those of the indicators asked about longest ago go first. */
  readonly characters?: number;
}

type Memo<Value> = Map<AreaId, Value>;

/**
 * Roll-ups of what is known now, kept between questions about one day: the values of areas that have areas under them, and which slots
 * they hold. A figure that changes drops those above it; a change of areas or of definitions drops all. The values are the rules' own,
 * so a kept answer and a fresh one cannot differ in anything but the time they take.
 */
class KeptDay {
  private changes: readonly HierarchyChange[] = [];
  private readonly nodes = new Map<string, { readonly indicator: string; readonly memo: Memo<unknown> }>();
  logSize = 0;

  constructor(private readonly mostEvents: number) {}

  /** Brings what is kept to a log size. */
  async advance(read: ReadModels, changes: readonly HierarchyChange[], logSize: number): Promise<void> {
    if (this.changes !== changes || logSize - this.logSize > this.mostEvents) this.nodes.clear();
    else for (const stream of await touchedBetween(read, this.logSize, logSize)) this.drop(stream);
    this.changes = changes;
    this.logSize = logSize;
  }

  private drop(stream: string): void {
    if (stream.startsWith('indicator-')) this.nodes.clear();
    if (!stream.startsWith('figure-')) return;
    const [indicator = '', area = ''] = stream.slice('figure-'.length).split(':');
    const above = ancestorsEver(this.changes, area);
    for (const kept of this.nodes.values()) if (kept.indicator === indicator) for (const one of above) kept.memo.delete(one);
  }

  keeping(): Keeping {
    return {
      nodes: (key) => this.memo(key, `${key.slot.last}${key.slot.kind ?? ''} ${key.cut}`, (): NodeMemo => FORGETFUL.nodes(key)),
      days: (key) => this.memo(key, 'days', (): DaysMemo => FORGETFUL.days(key)),
      states: (key) => (key.indicator.from === undefined ? this.states(key) : FORGETFUL.states(key)),
    };
  }

  /** Each state goes with a figure of its area; those that count recognitions are not kept. */
  private states({ indicator, plan, history, question }: StatesKey): StatesMemo {
    const full = `states ${numberOf(plan)} ${history.issued.id} ${question.basis} ${question.period ?? ''}`;
    let kept = this.nodes.get(full);
    if (kept === undefined) this.nodes.set(full, (kept = { indicator: indicator.code, memo: new Map() }));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one memo a full key, so its values are of one kind
    return kept.memo as StatesMemo;
  }

  /** Areas without any under them are many and cheap: they are forgotten with the evaluation. */
  private memo<Value>(
    key: DaysKey | FrameKey,
    name: string,
    forgetful: () => { get(area: AreaId): Value | undefined; set(area: AreaId, value: Value): void },
  ) {
    const full = `${key.indicator.code} ${key.basis} ${key.day} ${key.treeDay} ${name}`;
    let kept = this.nodes.get(full);
    if (kept === undefined) this.nodes.set(full, (kept = { indicator: key.indicator.code, memo: new Map() }));
    const { memo } = kept;
    const leaves = forgetful();
    const above = parentsEver(this.changes);
    return {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one memo a full key, so its values are of one kind
      get: (area: AreaId) => (above.has(area) ? (memo.get(area) as Value | undefined) : leaves.get(area)),
      set: (area: AreaId, value: Value): void => void (above.has(area) ? memo.set(area, value) : leaves.set(area, value)),
    };
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
  private readonly days = new Map<string, KeptDay>();

  constructor(private readonly options: KeepingOptions = {}) {}

  /**
   * What is kept for a day as of a log size, which must not lie before what is kept already: then, and for past knowledge, nothing is.
   * Evaluate at once: after the next await another question may have moved it on.
   */
  async at(read: ReadModels, changes: readonly HierarchyChange[], on: string, logSize: number, live: boolean): Promise<Keeping> {
    const { days: most = DAYS, mostEvents = MOST_EVENTS } = this.options;
    const key = live ? on : `${on} ${logSize}`;
    const kept = this.days.get(key) ?? new KeptDay(mostEvents);
    this.days.delete(key);
    this.days.set(key, kept);
    for (const oldest of this.days.keys()) if (this.days.size > most) this.days.delete(oldest);
    if (logSize < kept.logSize) return FORGETFUL;
    await kept.advance(read, changes, logSize);
    return kept.logSize === logSize ? kept.keeping() : FORGETFUL;
  }
}
