import type { Level } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { DecisionData } from '../platform/definitions';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { folded } from '../platform/text/folded';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { hierarchyAt } from './areas.queries';
import { livesOn, valueOn, type AreaHistory, type Hierarchy, type Kinship } from './hierarchy';

export interface AreaView {
  readonly id: string;
  readonly officialCode: string | null;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly parent: string | null;
  readonly classes: readonly string[];
  readonly from: string;
  /** The first day on which it no longer exists. */
  readonly until: string | null;
}

type From<What> = What & { readonly on: string; readonly decision: DecisionData | null };

export interface AreaDetail extends AreaView {
  readonly asOf: AsOf;
  readonly on: string;
  readonly exists: boolean;
  readonly names: readonly From<{ readonly name: string }>[];
  readonly kinds: readonly From<{ readonly kind: string }>[];
  readonly allClasses: readonly From<{ readonly classes: readonly string[] }>[];
  readonly parents: readonly From<{ readonly parent: string | null }>[];
  readonly children: readonly string[];
  readonly predecessors: readonly Kinship[];
  readonly successors: readonly Kinship[];
}

interface Asked {
  readonly asOf?: string;
  readonly on?: string;
}

interface Wanted extends Asked {
  readonly parent?: string;
  readonly level?: Level;
  readonly ids?: readonly string[];
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export class AreasReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {}

  /** The areas that exist on a day, in order of id; asked for by their ids, also those that do not. */
  async list(query: Wanted): Promise<Page<AreaView>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    const { hierarchy } = await hierarchyAt(this.read, asOf.logSize);
    const { on = dayOf(this.clock()), parent, level, ids, q = '' } = query;
    const sought = folded(q);
    if (parent !== undefined) await this.refuseUnknown(parent, hierarchy);
    const asked = ids?.map((id) => hierarchy.get(id)).filter((area) => area !== undefined);
    const views = (asked ?? (parent === undefined ? hierarchy.all() : everRightUnder(hierarchy, parent)))
      .filter((area) => (asked !== undefined || livesOn(area, on)) && (level === undefined || area.spec.level === level))
      .map((area) => viewOf(area, on))
      .filter((view) => (parent === undefined || view.parent === parent) && (sought === '' || folded(view.name).includes(sought)))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return pageOf(asOf, views, query);
  }

  async one(id: string, { asOf: asked, on = dayOf(this.clock()) }: Asked): Promise<AreaDetail> {
    const asOf = await this.moments.resolve(asked, on);
    const { hierarchy } = await hierarchyAt(this.read, asOf.logSize);
    const area = hierarchy.get(id);
    if (area === undefined) throw new Unknown('area', id);
    const { names, kinds, classes, parents, predecessors, successors } = area;
    return {
      ...viewOf(area, on),
      asOf,
      on,
      exists: livesOn(area, on),
      names: names.map(({ on: from, value: name, decision }) => ({ on: from, name, decision })),
      kinds: kinds.map(({ on: from, value: kind, decision }) => ({ on: from, kind, decision })),
      allClasses: classes.map(({ on: from, value, decision }) => ({ on: from, classes: value, decision })),
      parents: parents.map(({ on: from, value: parent, decision }) => ({ on: from, parent, decision })),
      children: childrenOf(hierarchy, id, on),
      predecessors,
      successors,
    };
  }

  /** Known today but not then is an empty list; never known is an error. */
  private async refuseUnknown(id: string, then: Hierarchy): Promise<void> {
    if (then.get(id) !== undefined) return;
    const { hierarchy } = await hierarchyAt(this.read, Number.MAX_SAFE_INTEGER);
    if (hierarchy.get(id) === undefined) throw new Unknown('area', id);
  }
}

/** As on the day, or on the last day before its end, or on its first. */
function viewOf({ spec, from, until, names, kinds, classes, parents }: AreaHistory, day: string): AreaView {
  const { id, officialCode = null, level } = spec;
  return {
    id,
    officialCode,
    name: valueOn(names, day) ?? spec.name,
    level,
    kind: valueOn(kinds, day) ?? spec.kind,
    parent: valueOn(parents, day) ?? null,
    classes: valueOn(classes, day) ?? [],
    from,
    until,
  };
}

/** Of ten thousand areas few are right under one. */
const everRightUnder = (hierarchy: Hierarchy, id: string): AreaHistory[] =>
  hierarchy
    .everUnder(id)
    .map((child) => hierarchy.get(child))
    .filter((area) => area !== undefined);

const childrenOf = (hierarchy: Hierarchy, id: string, day: string): string[] =>
  everRightUnder(hierarchy, id)
    .filter((area) => livesOn(area, day) && valueOn(area.parents, day) === id)
    .map(({ spec }) => spec.id)
    .toSorted();
