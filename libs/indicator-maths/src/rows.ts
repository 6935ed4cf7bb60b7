import { followedIn, liesUnder } from './ended';
import type { AreaId, StatusRow } from './model';
import { type Draft, standingFields, statusRow } from './row';
import type { Series } from './series';
import { snapshotOn } from './snapshot';
import type { Shown, TargetView } from './target-view';

export const rowOf = (view: TargetView, { standing, fields, ...draft }: Draft): StatusRow =>
  statusRow(view, draft, { ...(standing !== null && standingFields(standing)), ...fields });

/** The areas asked for: one, and those under it that exist on D, down to a depth; a parent before its children. */
export function listed(children: (area: AreaId) => readonly AreaId[], root: AreaId, depth: number): readonly AreaId[] {
  return depth <= 0 ? [root] : [root, ...children(root).flatMap((child) => listed(children, child, depth - 1))];
}

/** Rows of a target measured at its area: one judged row, those under it with the same slot, allocated ones judged too. */
export function areaDrafts(view: TargetView): readonly Draft[] {
  const { evaluation, question, planArea, day } = view;
  const { hierarchy } = evaluation;
  const root = question.area ?? planArea;
  const tree = snapshotOn(hierarchy, day);
  if (root !== planArea && !liesUnder(hierarchy, root, planArea, day)) return [];
  const children = (area: AreaId): readonly AreaId[] =>
    area === planArea && hierarchy.endedOn(area, day) ? followedIn(hierarchy, area, day) : tree.children(area);
  const series = view.series(planArea);
  const plan = view.shown(series);
  return listed(children, root, question.depth ?? 1).map((area) =>
    area === planArea ? judgedDraft(view, area, series, plan) : draftUnder(view, area, plan),
  );
}

export const judgedDraft = (view: TargetView, area: AreaId, series: Series, shown: Shown): Draft => ({
  area,
  series,
  shown: shown.shown,
  standing: view.judge(area, series, shown),
  fields: {},
  measured: true,
});

/** A row listed under a judged one: the same slot, compared with its threshold; judged only if a criterion is allocated to it. */
export function draftUnder(view: TargetView, area: AreaId, above: Shown): Draft {
  const series = view.series(area);
  const { pick } = above.shown;
  const shown = { shown: pick === null ? series.empty() : series.at(pick), judges: above.judges };
  const allocated = view.target.measuredAt === 'area' && view.thresholdOn(area, view.judgedOn).allocated;
  const standing = allocated ? view.judge(area, series, shown) : null;
  return { area, series, shown: shown.shown, standing, fields: { againstPlan: view.againstPlan(area, series, shown) }, measured: false };
}
