import { hierarchyOf, snapshotOn, type AreaId, type Day, type HierarchyChange } from '@hieuhoc/indicator-maths';

/** Areas whose rows a publication shows, and how many levels lie between the uppermost and the lowest of them. */
export interface ShownAreas {
  readonly areas: ReadonlySet<AreaId>;
  readonly depth: number;
}

/** The area, and those of the level under it on the day. `level` null: the area alone. */
export function shownAreas(
  changes: readonly HierarchyChange[],
  { area, level, on }: { readonly area: AreaId; readonly level: string | null; readonly on: Day },
): ShownAreas {
  if (level === null) return { areas: new Set([area]), depth: 0 };
  const hierarchy = hierarchyOf(changes);
  const tree = snapshotOn(hierarchy, on);
  const under = [...tree.preorder(area)].filter((id) => id !== area && hierarchy.area(id)?.spec.level === level);
  return { areas: new Set([area, ...under]), depth: Math.max(0, ...under.map((id) => [...tree.upward(id)].indexOf(area))) };
}
