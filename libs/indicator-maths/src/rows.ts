import type { AreaId, StatusRow } from './model';
import { standingFields, statusRow } from './row';
import { snapshotOn } from './snapshot';
import type { Shown, TargetView } from './target-view';

/** The areas asked for: one, and those under it that exist on D, down to a depth; a parent before its children. */
export function listed(children: (area: AreaId) => readonly AreaId[], root: AreaId, depth: number): readonly AreaId[] {
  return depth <= 0 ? [root] : [root, ...children(root).flatMap((child) => listed(children, child, depth - 1))];
}

/** Rows of a target measured at its area: one judged row, those under it with the same slot, allocated ones judged too. */
export function areaRows(view: TargetView): readonly StatusRow[] {
  const { evaluation, question, planArea, day } = view;
  const { hierarchy } = evaluation;
  const root = question.area ?? planArea;
  const tree = snapshotOn(hierarchy, day);
  const lastDay = hierarchy.lastDayOf(root);
  const ended = hierarchy.endedOn(root, day) && lastDay !== null;
  const within = root === planArea || (ended ? snapshotOn(hierarchy, lastDay).isUnder(root, planArea) : tree.isUnder(root, planArea));
  if (!within) return [];
  const plan = view.shown(view.series(planArea));
  return listed((area) => tree.children(area), root, question.depth ?? 1).map((area) =>
    area === planArea ? planRow(view, plan) : rowUnder(view, area, plan),
  );
}

function planRow(view: TargetView, shown: Shown): StatusRow {
  const series = view.series(view.planArea);
  return statusRow(view, view.planArea, series, shown.shown, standingFields(view.judge(view.planArea, series, shown)));
}

/** A row listed under a judged one: the same slot, compared with its threshold; judged only if a criterion is allocated to it. */
export function rowUnder(view: TargetView, area: AreaId, above: Shown): StatusRow {
  const series = view.series(area);
  const { pick } = above.shown;
  const shown = { shown: pick === null ? series.empty() : series.at(pick), judges: above.judges };
  const againstPlan = view.againstPlan(area, series, shown);
  const allocated = view.target.measuredAt === 'area' && view.thresholdOn(area, view.judgedOn).allocated;
  const fields = allocated ? standingFields(view.judge(area, series, shown)) : {};
  return statusRow(view, area, series, shown.shown, { ...fields, againstPlan });
}
