import type { Event } from '@hieuhoc/decider';
import type { HierarchyChange, Level } from '@hieuhoc/indicator-maths';
import type { DecisionData } from '../platform/definitions';

/** As the maths' AreaSpec; a `type`, so that it counts as JSON. In normal form (`normalArea`). */
export type Area = {
  readonly id: string;
  readonly officialCode?: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly parent: string | null;
  readonly classes?: readonly string[];
};

export type Part = { readonly from: string; readonly to: string; readonly share?: string };
export type Child = { readonly area: string; readonly parent: string };
type By = { readonly decision?: DecisionData };
/** At least one of both: other classes, or another kind of unit ("huyện" becomes "thị xã") with the same boundaries. */
export type Reclassified = { readonly classes?: readonly string[]; readonly kind?: string };

/** `on` is the first day on which the change holds. */
export type HierarchyEvent =
  | Event<'AreaEstablished', { readonly on: string; readonly area: Area }>
  | Event<'AreaRenamed', { readonly on: string; readonly area: string; readonly name: string } & By>
  | Event<'AreaReclassified', { readonly on: string; readonly area: string } & Reclassified & By>
  | Event<'AreaMoved', { readonly on: string; readonly area: string; readonly parent: string } & By>
  | Event<'AreasReorganised', Reorganisation & By>
  | Event<'AreaDissolved', { readonly on: string; readonly area: string } & By>;

export type Reorganisation = {
  readonly on: string;
  readonly from: readonly string[];
  readonly to: readonly Area[];
  readonly parts: readonly Part[];
  readonly children: readonly Child[];
};

export const HIERARCHY_SCHEMA = {
  AreaEstablished: 1,
  AreaRenamed: 1,
  AreaReclassified: 1,
  AreaMoved: 1,
  AreasReorganised: 1,
  AreaDissolved: 1,
} as const;

export const HIERARCHY = 'hierarchy';

/** The event as rules.md computes from it. */
export function changeOf({ type, data }: HierarchyEvent): HierarchyChange {
  switch (type) {
    case 'AreaEstablished':
      return { type, ...data };
    case 'AreaRenamed':
      return { type, ...data };
    case 'AreaReclassified': {
      const { on, area, classes } = data;
      return { type, on, area, ...(classes && { classes }) };
    }
    case 'AreaMoved':
      return { type, ...data };
    case 'AreasReorganised':
      return { type, ...data };
    case 'AreaDissolved':
      return { type, ...data };
  }
}
