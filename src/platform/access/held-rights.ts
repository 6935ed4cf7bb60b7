import { ACTIONS, type Action, type Role } from './actions';
import { holdsOn, type Grant } from './grants';
import { holds, RELATIONS } from './policy';
import { livingHeirs, type DatedAreas } from './relation';

/** A role where it holds today: an ended area is replaced by what came of it. */
export interface HeldRight {
  readonly role: Role;
  /** Null: the whole country. */
  readonly area: string | null;
  /** The area it was granted on, where that has ended since. */
  readonly grantedOn?: string;
  readonly until: string | null;
  /** What may be done, on some area at least: docs/access.md says on which. */
  readonly actions: readonly Action[];
}

export function heldRights(grants: readonly Grant[], areas: DatedAreas, on: string): readonly HeldRight[] {
  return grants
    .filter((grant) => holdsOn(grant, on))
    .flatMap(({ role, area, until }): HeldRight[] => {
      const right = { role, until, actions: actionsOf(role) };
      if (area === null) return [{ ...right, area }];
      return livingHeirs(areas, area, on).map((heir) => ({ ...right, area: heir, ...(heir !== area && { grantedOn: area }) }));
    });
}

const actionsOf = (role: Role): readonly Action[] =>
  ACTIONS.filter((action) => RELATIONS.some((relation) => holds(role, action, relation)));
