import { areaLife, areasOf, fullName, type AreaHead, type AreaLife } from '../../known/areas';
import type { PlanHead } from '../../known/plans';
import { upwardFrom } from '../../known/upward';
import type { Visit } from '../../visit/visit';

/** What a change of an area rests on. */
export interface Known {
  readonly area: AreaLife & { readonly classes: readonly string[] };
  readonly parent: AreaHead | null;
  readonly may: { readonly change: boolean; readonly establish: boolean };
}

/** A right to change is one over it, not one of it; to establish under it, either. */
export async function known(visit: Visit, id: string): Promise<Known> {
  const [area, upward] = await Promise.all([areaLife(visit, id), upwardFrom(visit, id)]);
  const parent = area.parent === null ? null : ((await areasOf(visit, [area.parent]))[0] ?? null);
  const over = (held: readonly (string | null)[], areas: readonly string[]): boolean =>
    !visit.isPast && (held.includes(null) || areas.some((one) => held.includes(one)));
  const may = { change: over(visit.areasOf('area.change'), upward.slice(1)), establish: over(visit.areasOf('area.establish'), upward) };
  // The answer has them; what other pages know of an area does not need them.
  return { area: { ...area, classes: classesIn(area) }, parent, may };
}

const classesIn = (area: object): readonly string[] =>
  'classes' in area && Array.isArray(area.classes) ? area.classes.filter((one) => typeof one === 'string') : [];

/** What hangs on areas that end, on the day of the change, for the check page to name. */
export interface Hanging {
  readonly plans: readonly PlanHead[];
  readonly bodies: readonly { readonly code: string; readonly name: string; readonly area: string }[];
  readonly children: readonly AreaHead[];
}

export async function hangingOn(visit: Visit, areas: readonly string[]): Promise<Hanging> {
  const on = visit.form.given('on') ?? undefined;
  const found = await Promise.all(
    areas.map(async (area) => {
      const [plans, bodies, children] = await Promise.all([
        visit.api.maybe<{ readonly items: readonly PlanHead[] }>('/api/plans', { area, limit: 100 }),
        visit.api.maybe<{ readonly items: Hanging['bodies'] }>('/api/bodies', { area, on, limit: 100 }),
        visit.api.maybe<{ readonly items: readonly AreaHead[] }>('/api/areas', { parent: area, on, limit: 1_000 }),
      ]);
      return {
        plans: (plans?.items ?? []).filter((plan) => plan.area === area && plan.closedOn === null),
        bodies: (bodies?.items ?? []).filter((body) => body.area === area),
        children: children?.items ?? [],
      };
    }),
  );
  return {
    plans: found.flatMap(({ plans }) => plans),
    bodies: found.flatMap(({ bodies }) => bodies),
    children: found.flatMap(({ children }) => children),
  };
}

export const called = (areas: readonly AreaHead[], id: string): string => {
  const found = areas.find((area) => area.id === id);
  return found === undefined ? id : fullName(found);
};
