import type { AreaId, Day, Level } from '@hieuhoc/indicator-maths';
import { Unknown } from '../platform/http/errors';
import { ended, laterChanges, levelOrder, notYetEstablished, withoutLivingParent } from './hierarchy.errors';
import type { AreaHistory, Hierarchy } from './hierarchy';

/** A parent's rank is lower than its child's, so that no circle can close. A sector carries nothing: no rank is higher. */
const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 4, village: 4 };

export const byRank = (a: { readonly level: Level }, b: { readonly level: Level }): number => RANK[a.level] - RANK[b.level];

/** Throws Unknown, area-not-yet-established, area-ended. */
export function livingArea(hierarchy: Hierarchy, id: AreaId, day: Day): AreaHistory {
  const area = hierarchy.get(id);
  if (area === undefined) throw new Unknown('area', id);
  if (day < area.from) throw notYetEstablished(id, day, area.from);
  if (area.until !== null && day >= area.until) throw ended(id, day, area.until);
  return area;
}

/** An area that ends has nothing dated after its end. Throws area-has-later-changes. */
export function refuseLaterChanges({ spec, until, names, kinds, classes, parents }: AreaHistory, day: Day): void {
  const later = [...names, ...kinds, ...classes, ...parents].map(({ on }) => on).filter((on) => on > day);
  const first = [...later, ...(until === null ? [] : [until])].toSorted()[0];
  if (first !== undefined) throw laterChanges(spec.id, day, first);
}

/**
 * Each of these areas, and each that ever lies under one of them, has on all its days a parent that lives, of a higher level
 * (rules.md 4: at the end of the day of a change, and of every later day that is known). Throws no-living-parent, level-order, Unknown.
 */
export function refuseUnsound(hierarchy: Hierarchy, touched: Iterable<AreaId>): void {
  for (const id of touched) {
    for (const one of [id, ...hierarchy.everUnder(id)]) {
      const area = hierarchy.get(one);
      if (area !== undefined) checkParents(hierarchy, area);
    }
  }
}

function checkParents(hierarchy: Hierarchy, { spec, from, until, parents }: AreaHistory): void {
  parents.forEach(({ on, value }, index) => {
    const start = on < from ? from : on;
    const end = earlier(parents[index + 1]?.on ?? null, until);
    if (value === null || (end !== null && end <= start)) return;
    const parent = hierarchy.get(value);
    if (parent === undefined) throw new Unknown('area', value);
    if (RANK[parent.spec.level] >= RANK[spec.level]) throw levelOrder(spec.id, spec.level, value, parent.spec.level);
    if (start < parent.from) throw withoutLivingParent(spec.id, value, start);
    if (parent.until !== null && (end === null || end > parent.until))
      throw withoutLivingParent(spec.id, value, parent.until < start ? start : parent.until);
  });
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
