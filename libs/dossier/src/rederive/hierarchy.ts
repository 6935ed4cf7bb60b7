import type { HierarchyChange } from '@hieuhoc/indicator-maths';
import type { HIERARCHY_TYPES, Told } from './told';

/** A change as the rules compute from it, without the ground it was made on. */
export function changeOf({ type, data }: Told<(typeof HIERARCHY_TYPES)[number]>): HierarchyChange {
  switch (type) {
    case 'AreaEstablished':
      return { type, on: data.on, area: data.area };
    case 'AreaRenamed':
      return { type, on: data.on, area: data.area, name: data.name };
    case 'AreaReclassified': {
      const { on, area, classes } = data;
      return { type, on, area, ...(classes && { classes }) };
    }
    case 'AreaMoved':
      return { type, on: data.on, area: data.area, parent: data.parent };
    case 'AreasReorganised': {
      const { on, from, to, parts, children } = data;
      return { type, on, from, to, parts, children };
    }
    case 'AreaDissolved':
      return { type, on: data.on, area: data.area };
  }
}
