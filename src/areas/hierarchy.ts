import type { AreaId, Day } from '@hieuhoc/indicator-maths';
import type { DecisionData } from '../platform/definitions';
import type { Area, Child, HierarchyEvent, Part } from './hierarchy.events';

/** Holds from `on` until the next; of several of one day the last in log order holds. Kept in the order in which they hold. */
export interface Dated<Value> {
  readonly on: Day;
  readonly value: Value;
  readonly decision: DecisionData | null;
}

export interface Kinship {
  readonly on: Day;
  readonly area: AreaId;
  readonly share: string | null;
  readonly decision: DecisionData | null;
}

/** One area over all its days, as far as it is known. */
export interface AreaHistory {
  /** As established. */
  readonly spec: Area;
  readonly from: Day;
  /** The first day on which it no longer exists. */
  readonly until: Day | null;
  readonly names: readonly Dated<string>[];
  readonly kinds: readonly Dated<string>[];
  readonly classes: readonly Dated<readonly string[]>[];
  readonly parents: readonly Dated<AreaId | null>[];
  readonly predecessors: readonly Kinship[];
  readonly successors: readonly Kinship[];
}

/** Every area known, over all days. Laid over another hierarchy it tries out changes without touching that one. */
export class Hierarchy {
  private readonly areas = new Map<AreaId, AreaHistory>();
  private readonly children = new Map<AreaId, Set<AreaId>>();

  constructor(private readonly below: Hierarchy | null = null) {}

  get(id: AreaId): AreaHistory | undefined {
    return this.areas.get(id) ?? this.below?.get(id);
  }

  /** In the order in which they became known. */
  all(): AreaHistory[] {
    const before = this.below?.all().map((area) => this.areas.get(area.spec.id) ?? area) ?? [];
    return [...before, ...[...this.areas.values()].filter(({ spec }) => this.below?.get(spec.id) === undefined)];
  }

  values(): Iterable<AreaHistory> {
    return this.below === null ? this.areas.values() : this.all();
  }

  /** Every area that was ever, or will be, right under this one. */
  everUnder(id: AreaId): AreaId[] {
    return [...new Set([...(this.below?.everUnder(id) ?? []), ...(this.children.get(id) ?? [])])];
  }

  apply({ type, data }: HierarchyEvent): void {
    switch (type) {
      case 'AreaEstablished':
        return this.establish(data.area, data.on);
      case 'AreaRenamed':
        return this.change(data.area, ({ names }) => ({ names: withDated(names, data.on, data.name, data.decision) }));
      case 'AreaReclassified':
        return this.change(data.area, (area) => reclassified(area, data));
      case 'AreaMoved':
        return this.move(data, data.on, data.decision);
      case 'AreasReorganised':
        for (const area of data.to) this.establish(area, data.on);
        for (const area of data.from) this.change(area, () => ({ until: data.on }));
        for (const part of data.parts) this.link(part, data.on, data.decision);
        for (const child of data.children) this.move(child, data.on, data.decision);
        return;
      case 'AreaDissolved':
        return this.change(data.area, () => ({ until: data.on }));
    }
  }

  private establish(spec: Area, on: Day): void {
    const { id, name, kind, parent, classes = [] } = spec;
    this.areas.set(id, {
      spec,
      from: on,
      until: null,
      names: [{ on, value: name, decision: null }],
      kinds: [{ on, value: kind, decision: null }],
      classes: [{ on, value: classes, decision: null }],
      parents: [{ on, value: parent, decision: null }],
      predecessors: [],
      successors: [],
    });
    this.adopt(id, parent);
  }

  private move({ area, parent }: Child, on: Day, decision?: DecisionData): void {
    this.change(area, ({ parents }) => ({ parents: withDated<AreaId | null>(parents, on, parent, decision) }));
    this.adopt(area, parent);
  }

  private link(part: Part, on: Day, decision: DecisionData | null = null): void {
    const share = part.share ?? null;
    this.change(part.from, ({ successors }) => ({ successors: [...successors, { on, area: part.to, share, decision }] }));
    this.change(part.to, ({ predecessors }) => ({ predecessors: [...predecessors, { on, area: part.from, share, decision }] }));
  }

  private adopt(area: AreaId, parent: AreaId | null): void {
    if (parent === null) return;
    const children = this.children.get(parent);
    if (children === undefined) this.children.set(parent, new Set([area]));
    else children.add(area);
  }

  private change(id: AreaId, changed: (area: AreaHistory) => Partial<AreaHistory>): void {
    const area = this.get(id);
    if (area !== undefined) this.areas.set(id, { ...area, ...changed(area) });
  }
}

function reclassified(
  { kinds, classes }: AreaHistory,
  { on, decision, ...to }: Extract<HierarchyEvent, { readonly type: 'AreaReclassified' }>['data'],
): Partial<AreaHistory> {
  return {
    ...(to.kind !== undefined && { kinds: withDated(kinds, on, to.kind, decision) }),
    ...(to.classes !== undefined && { classes: withDated(classes, on, to.classes, decision) }),
  };
}

function withDated<Value>(
  list: readonly Dated<Value>[],
  on: Day,
  value: Value,
  decision: DecisionData | null = null,
): readonly Dated<Value>[] {
  const after = list.findIndex((one) => one.on > on);
  return list.toSpliced(after < 0 ? list.length : after, 0, { on, value, decision });
}

export const livesOn = ({ from, until }: AreaHistory, day: Day): boolean => from <= day && (until === null || day < until);

/** What held on a day; before the first one, the first. */
export function valueOn<Value>(list: readonly Dated<Value>[], day: Day): Value | undefined {
  return (list.findLast((one) => one.on <= day) ?? list[0])?.value;
}

/** The area and all above it on a day, from below; stops where the chain of the living ends. */
export function upwards(hierarchy: Hierarchy, id: AreaId, day: Day): AreaHistory[] {
  const chain: AreaHistory[] = [];
  for (let area = hierarchy.get(id); area !== undefined && !chain.includes(area);) {
    chain.push(area);
    const parent = valueOn(area.parents, day);
    area = parent === null || parent === undefined ? undefined : hierarchy.get(parent);
  }
  return chain;
}
