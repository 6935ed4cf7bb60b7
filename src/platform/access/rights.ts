import type { Action } from './actions';
import { holdsOn, type Grant } from './grants';
import { holds, RELATIONS, type Relation } from './policy';
import { livingHeirs, relationsOf, type DatedAreas } from './relation';

/** What a decision came to, and what it was decided on. */
export interface Finding {
  readonly allowed: boolean;
  /** The nearest that any of the rights has to the area; null without a right that holds today. */
  readonly relation: Relation | null;
}

/** Whether any of the grants allows the action on the area, on the hierarchy of the day. `area` null: everywhere. */
export function findingOf(grants: readonly Grant[], areas: DatedAreas, action: Action, area: string | null, on: string): Finding {
  const live = grants.filter((grant) => holdsOn(grant, on));
  const found = live.flatMap(({ role, area: scope }) => [...relationsOf(areas, scope, area, on)].map((relation) => ({ role, relation })));
  const allowing = found.find(({ role, relation }) => holds(role, action, relation));
  const relation = RELATIONS.find((one) => found.some((other) => other.relation === one)) ?? null;
  return { allowed: allowing !== undefined, relation };
}

/** Whether the action is held on any area at all. */
export function heldSomewhere(grants: readonly Grant[], areas: DatedAreas, action: Action, on: string): boolean {
  return grants.some(
    (grant) =>
      holdsOn(grant, on) &&
      RELATIONS.some((relation) => holds(grant.role, action, relation)) &&
      (grant.area === null || livingHeirs(areas, grant.area, on).length > 0),
  );
}
