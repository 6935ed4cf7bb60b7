import { RELATIONS, type Relation } from './policy';

type Day = string;

/** What has to be known of an area; the dated hierarchy of the areas gives it. */
export interface DatedArea {
  readonly from: Day;
  /** The first day on which it no longer exists. */
  readonly until: Day | null;
  readonly parents: readonly { readonly on: Day; readonly value: string | null }[];
  readonly successors: readonly { readonly area: string }[];
}

export interface DatedAreas {
  get(id: string): DatedArea | undefined;
  values(): Iterable<DatedArea>;
}

/**
 * How a scope stands to an area on a day. The scope is followed to its successors once it has ended; without any it holds nowhere, and
 * there is no relation. `scope` null is the whole country; `area` null asks about everything. Throws nothing: an area nobody knows is
 * elsewhere.
 */
export function relationsOf(areas: DatedAreas, scope: string | null, area: string | null, on: Day): ReadonlySet<Relation> {
  if (scope === null) return new Set([area === null ? 'own' : hasEnded(areas, area, on) ? 'former' : 'below']);
  const relations = livingHeirs(areas, scope, on).map((heir) => relationOf(areas, heir, area, on));
  return new Set(relations);
}

/** The one that says most. */
export const nearest = (relations: ReadonlySet<Relation>): Relation | null => RELATIONS.find((relation) => relations.has(relation)) ?? null;

/** The area itself while it lives, then what came of it, however many changes later. */
export function livingHeirs(areas: DatedAreas, id: string, on: Day): readonly string[] {
  const area = areas.get(id);
  if (area === undefined || area.from > on) return [];
  if (area.until === null || on < area.until) return [id];
  return [...new Set(area.successors.flatMap((successor) => livingHeirs(areas, successor.area, on)))];
}

/** Both the area of the right lives and it is one; what is asked about may have ended, or begin later. */
function relationOf(areas: DatedAreas, scope: string, id: string | null, on: Day): Relation {
  if (id === null) return isAllThereIs(areas, scope, on) ? 'own' : 'elsewhere';
  if (hasEnded(areas, id, on)) return isFormer(areas, scope, id, on) ? 'former' : 'elsewhere';
  if (scope === id) return 'own';
  if (chainAbove(areas, id, on).includes(scope)) return 'below';
  if (chainAbove(areas, scope, on).includes(id)) return 'above';
  const parent = parentOn(areas, id, on);
  return parent !== null && parent === parentOn(areas, scope, on) ? 'sibling' : 'elsewhere';
}

/** Nothing lies above it and nothing beside it: of two provinces under nothing neither is the whole. */
function isAllThereIs(areas: DatedAreas, scope: string, on: Day): boolean {
  const own = areas.get(scope);
  const isTop = (one: DatedArea): boolean => one.from <= on && (one.until === null || on < one.until) && parentOf(one, on) === null;
  if (own === undefined || !isTop(own)) return false;
  for (const one of areas.values()) if (one !== own && isTop(one)) return false;
  return true;
}

/** What has ended without a successor is found through the area it lay under on its last day. */
function isFormer(areas: DatedAreas, scope: string, id: string, on: Day): boolean {
  const heirs = livingHeirs(areas, id, on);
  if (heirs.length > 0) return heirs.some((heir) => heir === scope || chainAbove(areas, heir, on).includes(scope));
  const parent = parentOn(areas, id, on);
  if (parent === null) return false;
  if (hasEnded(areas, parent, on)) return isFormer(areas, scope, parent, on);
  return parent === scope || chainAbove(areas, parent, on).includes(scope);
}

const hasEnded = (areas: DatedAreas, id: string, on: Day): boolean => {
  const until = areas.get(id)?.until ?? null;
  return until !== null && until <= on;
};

function chainAbove(areas: DatedAreas, id: string, on: Day): readonly string[] {
  const chain: string[] = [];
  for (let parent = parentOn(areas, id, on); parent !== null && !chain.includes(parent); parent = parentOn(areas, parent, on))
    chain.push(parent);
  return chain;
}

function parentOn(areas: DatedAreas, id: string, on: Day): string | null {
  const area = areas.get(id);
  return area === undefined ? null : parentOf(area, on);
}

/** On the day; of what has ended the last one, of what is to come the first. */
function parentOf({ parents }: DatedArea, on: Day): string | null {
  return (parents.findLast((parent) => parent.on <= on) ?? parents[0])?.value ?? null;
}
