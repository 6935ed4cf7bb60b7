import { areaLife, areasNamed, areasOf, areasUnder, namesOf, type AreaHead, type AreaLife } from '../../known/areas';
import { planAsked, plansOf, type PlanHead } from '../../known/plans';
import type { Visit } from '../../visit/visit';

export interface Areas {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanHead | null;
  /** What is looked for; empty: nothing. */
  readonly q: string;
  /** Under which area one looks; null while a name is looked for, or before there is any area. */
  readonly at: AreaLife | null;
  readonly shown: readonly AreaHead[];
  /** There are others that fit what is looked for. */
  readonly more: boolean;
  /** Of the areas above those that are shown. */
  readonly names: ReadonlyMap<string, string>;
}

const TOP = 'vn';

export async function areasKnown(visit: Visit): Promise<Areas> {
  const plans = await plansOf(visit);
  const plan = planAsked(visit, plans);
  const q = visit.asked('q') ?? '';
  if (q !== '') {
    const { found, more } = await areasNamed(visit, q);
    const above = await areasOf(visit, [...new Set(found.map(({ parent }) => parent).filter((parent) => parent !== null))]);
    return { plans, plan, q, at: null, shown: found, more, names: namesOf(above) };
  }
  const parent = visit.asked('parent') ?? plan?.area ?? TOP;
  const [at, shown] = await Promise.all([areaLife(visit, parent), areasUnder(visit, parent)]);
  const above = await areasOf(visit, at.parent === null ? [] : [at.parent]);
  return { plans, plan, q, at, shown, more: false, names: namesOf([at, ...above]) };
}
