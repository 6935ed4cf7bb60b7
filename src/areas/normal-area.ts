import type { Area } from './hierarchy.events';

/** Two texts of one area become one value, so that "identical" means equal. */
export function normalArea({ id, officialCode, name, level, kind, parent, classes = [] }: Area): Area {
  const sorted = [...new Set(classes)].toSorted();
  return {
    id,
    ...(officialCode !== undefined && { officialCode }),
    name,
    level,
    kind,
    parent,
    ...(sorted.length > 0 && { classes: sorted }),
  };
}
