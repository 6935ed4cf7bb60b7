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
  /** One target alone: where one is asked for, or where a table of all would be too large to read. */
  readonly chosen: string | null;
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
  const chosen = chosenOf(visit, targets, under.length + 1);
  const rows = await rowsOfMatrix(visit, plan.plan, chosen === null ? targets : [chosen], phase);
  const shown = chosen === null ? new Set(rows.map(({ target }) => target)) : new Set(targets);
  return {
    plans,
    plan,
    names: new Names(plan),
    targets: targets.filter((id) => shown.has(id)),
    phase,
    chosen,
    areas: [whole, ...under],
    cells: new Map(rows.map((row) => [cellKey(row.area, row.target), row])),
  };
}

export const ALL_TARGETS = 'tat-ca';
const MOST_CELLS = 1_500;

function chosenOf(visit: Visit, targets: readonly string[], areas: number): string | null {
  const asked = visit.asked('target');
  if (asked !== undefined && targets.includes(asked)) return asked;
  return asked !== ALL_TARGETS && targets.length * areas > MOST_CELLS ? (targets[0] ?? null) : null;
}

/** All of them together, or each by itself where only some are wanted. */
const rowsOfMatrix = (visit: Visit, plan: string, targets: readonly string[], phase: string | null): Promise<readonly AnsweredRow[]> =>
  phase === null && targets.length > 1 ? allRows(visit, plan) : rowsOfTargets(visit, plan, targets);

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
