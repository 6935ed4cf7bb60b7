import type { Action } from '../../platform/access/actions';
import type { Visit } from '../visit/visit';

const HIGHEST = 10;

/** An area and those above it, as they lie on the day: an id says nothing of that. */
export async function upwardFrom(visit: Visit, area: string): Promise<readonly string[]> {
  const found = [area];
  for (let next: string | null = area; next !== null && found.length <= HIGHEST;) {
    const one: { readonly parent: string | null } | null = await visit.api.maybe(`/api/areas/${encodeURIComponent(next)}`, visit.at);
    next = one?.parent ?? null;
    if (next !== null) found.push(next);
  }
  return found;
}

/** Whether a right is held on one of these areas or above it. The API decides; a page offers no more than what it would take. */
export async function mayAt(visit: Visit, action: Action, areas: readonly string[]): Promise<boolean> {
  const held = visit.areasOf(action);
  if (held.includes(null)) return true;
  if (held.length === 0) return false;
  for (const area of areas) if ((await upwardFrom(visit, area)).some((one) => held.includes(one))) return true;
  return false;
}
