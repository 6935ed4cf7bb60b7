import { followedIn, heirs, liesUnder } from './ended';
import type { StatesMemo, Summarised, SummariesMemo } from './frame';
import type { AreaId, Level, State } from './model';
import type { Draft } from './row';
import { draftUnder, judgedDraft, listed } from './rows';
import type { Series } from './series';
import { type Snapshot, snapshotOn } from './snapshot';
import { planAreaOn } from './target';
import { type Shown, type TargetView, WORST_FIRST } from './target-view';

interface Judgements {
  readonly root: AreaId;
  readonly level: Level;
  readonly tree: Snapshot;
  /** The judged areas on J. */
  readonly areas: ReadonlySet<AreaId>;
}

/** The areas of the level under the plan's area on J; under one that has ended, those its ground came to. */
function judgedAreas(view: TargetView, level: Level): Judgements {
  const { hierarchy } = view.evaluation;
  const tree = snapshotOn(hierarchy, view.judgedOn);
  const root =
    tree.has(view.planArea) || hierarchy.endedOn(view.planArea, view.judgedOn) ? view.planArea : planAreaOn(view.plan, view.judgedOn);
  if (tree.has(root)) return { root, level, tree, areas: tree.atLevel(root, level) };
  const under = [...heirs(hierarchy, root, view.judgedOn)].filter((area) => tree.has(area)).toSorted();
  return { root, level, tree, areas: new Set(under.filter((area) => hierarchy.level(area) === level)) };
}

/** Rules Rows: how many areas stand where; not applicable ones are left out. */
export function summarise(states: Iterable<State>): Summarised {
  const byState: Partial<Record<State, number>> = {};
  let areas = 0;
  for (const state of states) {
    if (state === 'not-applicable') continue;
    areas += 1;
    byState[state] = (byState[state] ?? 0) + 1;
  }
  return { summary: { areas, byState }, state: WORST_FIRST.find((state) => byState[state] !== undefined) ?? null };
}

interface Judged {
  readonly draft: Draft;
  readonly shown: Shown;
  readonly state: State;
}

function judge(view: TargetView, area: AreaId): Judged {
  const series = view.series(area);
  const shown = view.shown(series);
  const draft = judgedDraft(view, area, series, shown);
  return { draft, shown, state: draft.standing?.state ?? 'undetermined' };
}

/** After so many areas that nobody asked to see, what was made for them is let go: kept to the end, it would cost more than to make it. */
const UNSEEN = 250;

/** Rows of a target measured at each area of a level: judged rows, rows under them with their slot, summaries above. */
export class EachRows {
  private readonly judgements: Judgements;
  private readonly standings = new Map<AreaId, Judged>();
  private readonly states: StatesMemo;
  private readonly summaries: SummariesMemo;
  private readonly belows = new Map<AreaId, ReadonlySet<AreaId>>();
  private unseen: { readonly view: TargetView; left: number } | null = null;

  constructor(
    private readonly view: TargetView,
    level: Level,
  ) {
    this.judgements = judgedAreas(view, level);
    this.states = view.evaluation.keeping.states(view);
    this.summaries = view.evaluation.keeping.summaries(view);
  }

  drafts(): readonly Draft[] {
    const { question } = this.view;
    const { root } = this.judgements;
    const from = question.area ?? root;
    if (from !== root && !this.isWithin(from)) return [];
    return listed((area) => this.children(area), from, question.depth ?? 1)
      .filter((area) => this.view.evaluation.hierarchy.existsOn(area, this.view.day) || area === from || this.isAtOrAbove(area))
      .map((area) => this.draft(area));
  }

  private isWithin(area: AreaId): boolean {
    const { root, tree, areas } = this.judgements;
    const { evaluation, judgedOn } = this.view;
    return liesUnder(evaluation.hierarchy, area, root, judgedOn) || [...tree.upward(area)].some((above) => areas.has(above));
  }

  private isAtOrAbove(area: AreaId): boolean {
    return this.judgements.areas.has(area) || this.below(area).size > 0;
  }

  private children(area: AreaId): readonly AreaId[] {
    const { root, tree } = this.judgements;
    return area === root && !tree.has(root) ? followedIn(this.view.evaluation.hierarchy, root, this.view.judgedOn) : tree.children(area);
  }

  private below(area: AreaId): ReadonlySet<AreaId> {
    const { root, level, tree, areas } = this.judgements;
    let below = this.belows.get(area);
    if (below === undefined) {
      const inside = tree.atLevel(area, level);
      below = area === root ? areas : tree.isUnder(area, root) ? inside : new Set([...inside].filter((each) => areas.has(each)));
      this.belows.set(area, below);
    }
    return below;
  }

  private state(area: AreaId): State {
    let state = this.states.get(area);
    if (state === undefined) {
      state = (this.standings.get(area) ?? judge(this.viewOfUnseen(), area)).state;
      this.states.set(area, state);
    }
    return state;
  }

  private summarised(area: AreaId): Summarised {
    let summarised = this.summaries.get(area);
    if (summarised === undefined) {
      summarised = summarise(Array.from(this.below(area), (each) => this.state(each)));
      this.summaries.set(area, summarised);
    }
    return summarised;
  }

  private viewOfUnseen(): TargetView {
    if (this.unseen === null || this.unseen.left === 0) this.unseen = { view: this.view.afresh(), left: UNSEEN };
    this.unseen.left -= 1;
    return this.unseen.view;
  }

  private judged(area: AreaId): Judged {
    let known = this.standings.get(area);
    if (known === undefined) this.standings.set(area, (known = judge(this.view, area)));
    return known;
  }

  private draft(area: AreaId): Draft {
    const { view } = this;
    const { tree, areas } = this.judgements;
    if (areas.has(area)) return this.judged(area).draft;
    const above = [...tree.upward(area)].find((each) => areas.has(each));
    if (above !== undefined) return draftUnder(view, area, this.judged(above).shown);
    const series: Series = view.series(area);
    return { area, series, shown: view.shown(series).shown, standing: null, fields: this.summarised(area), measured: false };
  }
}
