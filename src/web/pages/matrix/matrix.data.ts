import type { AnsweredRow } from '../../../status';
import { areaLife, areasUnder, type AreaHead } from '../../known/areas';
import { Names, planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import { isInPhase, phaseAsked } from '../../known/phase';
import type { Visit } from '../../visit/visit';

export interface Matrix {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanShown;
  readonly names: Names;
  /** The targets that are shown: of the phase that runs on the day unless another is asked for. */
  readonly targets: readonly string[];
  readonly phase: string | null;
  /** The plan's area, then those right under it. */
  readonly areas: readonly AreaHead[];
  /** By area and target. */
  readonly cells: ReadonlyMap<string, AnsweredRow>;
}

export const cellKey = (area: string, target: string): string => `${area} ${target}`;

interface Page {
  readonly items: readonly AnsweredRow[];
  readonly next: string | null;
}

/** Null: there is no plan yet. */
export async function matrixOf(visit: Visit): Promise<Matrix | null> {
  const plans = await plansOf(visit);
  const asked = planAsked(visit, plans);
  if (asked === null) return null;
  const [plan, whole, under] = await Promise.all([
    planShown(visit, asked.plan),
    areaLife(visit, asked.area),
    areasUnder(visit, asked.area),
  ]);
  const phase = phaseAsked(visit, plan);
  const of = plan.targets.filter((target) => isInPhase(target, phase));
  const targets = of.map(({ id }) => id);
  const rows = phase === null ? await allRows(visit, plan.plan) : await rowsOfTargets(visit, plan.plan, targets);
  const shown = new Set(rows.map(({ target }) => target));
  return {
    plans,
    plan,
    names: new Names(plan),
    targets: targets.filter((id) => shown.has(id)),
    phase,
    areas: [whole, ...under],
    cells: new Map(rows.map((row) => [cellKey(row.area, row.target), row])),
  };
}

async function allRows(visit: Visit, plan: string): Promise<readonly AnsweredRow[]> {
  const rows: AnsweredRow[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await visit.api.get<Page>('/api/status', { ...visit.at, plan, depth: 1, limit: 1000, cursor });
    rows.push(...items);
    if (next === null) return rows;
    cursor = next;
  }
}

async function rowsOfTargets(visit: Visit, plan: string, targets: readonly string[]): Promise<readonly AnsweredRow[]> {
  const ask = (target: string): Promise<Page> => visit.api.get<Page>('/api/status', { ...visit.at, plan, target, depth: 1, limit: 1000 });
  return (await Promise.all(targets.map(ask))).flatMap(({ items }) => items);
}
