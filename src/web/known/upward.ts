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
