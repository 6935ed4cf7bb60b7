import type { AnsweredRow, AnsweredSeries } from '../../../status';
import { ApiProblem } from '../../api/problem';
import { measureOf, type Measure } from '../../charts/measure';
import { drawTargetLine, type Drawn } from '../../charts/target-line';
import { areasUnder, areaLife, namesOf, type AreaLife } from '../../known/areas';
import { Names, planAsked, planShown, plansOf, type PlanShown, type TargetShown } from '../../known/plans';
import { rowsUnder, seriesOf } from '../../known/series';
import type { Visit } from '../../visit/visit';

export interface TargetKnown {
  readonly plan: PlanShown;
  readonly names: Names;
  readonly target: TargetShown;
  /** The plan's own, or of the area asked about. */
  readonly area: AreaLife;
  /** Null where there is no row on the day: the plan or the target has ended. */
  readonly row: AnsweredRow | null;
  /** Of the areas right under it. */
  readonly under: readonly AnsweredRow[];
  readonly areaNames: ReadonlyMap<string, string>;
  readonly series: AnsweredSeries | null;
  readonly measure: Measure;
  readonly drawn: Drawn | null;
  /** The chart has the straight way from the baseline to the goal. */
  readonly hasPath: boolean;
}

/** Throws ApiProblem(404) for a target that the plan does not have. */
export async function targetOf(visit: Visit, id: string): Promise<TargetKnown> {
  const { plan, names, target } = await planOfTarget(visit, id);
  const asked = visit.asked('area');
  const place = asked ?? plan.area;
  const question = { plan: plan.plan, target: id, ...(asked !== undefined && { area: asked }) };
  const [rows, found, area, below] = await Promise.all([
    rowsUnder(visit, question),
    seriesOf(visit, plan.plan, id, asked),
    areaLife(visit, place),
    areasUnder(visit, place),
  ]);
  const row = rows[0] ?? null;
  // What each of many has to reach is no goal of their sum.
  const series = found !== null && row?.summary != null ? { ...found, steps: [] } : found;
  const measure = measureOf(names.spec(target.indicator) ?? { measure: 'ratio', unit: '' }, row?.criterion ?? target.criterion);
  // Only what is judged on its due day is judged on its way there.
  const hasPath = row !== null && row.state !== null && row.hold === 'at-due' && target.path !== 'none';
  const drawn =
    series === null || series.points.every(({ value }) => value === null)
      ? null
      : await drawTargetLine({ id: 'dien-bien', series, measure, baseline: hasPath ? row.baseline : null });
  return {
    plan,
    names,
    target,
    area,
    row,
    under: rows.slice(1),
    areaNames: namesOf([area, ...below]),
    series,
    measure,
    drawn,
    hasPath: hasPath && row.baseline !== null,
  };
}

async function planOfTarget(visit: Visit, id: string) {
  const asked = planAsked(visit, await plansOf(visit));
  const plan = asked === null ? null : await planShown(visit, asked.plan);
  const names = plan === null ? null : new Names(plan);
  const target = names?.target(id) ?? null;
  if (plan === null || names === null || target === null)
    throw new ApiProblem(404, 'unknown-target', `Kế hoạch này không có chỉ tiêu “${id}”. Hãy chọn trong danh sách chỉ tiêu.`, {
      target: id,
    });
  return { plan, names, target };
}
