import type { Action } from '../../platform/access/actions';
import type { Visit } from '../visit/visit';

const MOST_LEVELS = 8;

/**
 * Whether a person is in charge of an area for an action, so that a page offers it: a right on the area, on one above it, or on the whole
 * country. The API has the last word.
 */
export async function mayIn(visit: Visit, action: Action, area: string): Promise<boolean> {
  // A visitor of the demo sees everything and does nothing.
  if (visit.me?.kind === 'guest') return false;
  const held = (visit.me?.rights ?? []).filter(({ actions }) => actions.includes(action)).map((right) => right.area);
  if (held.length === 0) return false;
  if (held.includes(null)) return true;
  let at: string | null = area;
  for (let level = 0; at !== null && level < MOST_LEVELS; level++) {
    if (held.includes(at)) return true;
    const found: { readonly parent: string | null } | null = await visit.api.maybe(`/api/areas/${encodeURIComponent(at)}`);
    at = found?.parent ?? null;
  }
  return false;
}
