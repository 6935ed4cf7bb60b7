import { addDays, later } from './days';
import type { AreaId, AreaSpec, Day, HierarchyChange, Level } from './model';
import { parseDecimal, type Rational, ONE } from './rational';

interface Dated<T> {
  readonly on: Day;
  readonly value: T;
}

/** One part of a reorganisation as it counts: share 1 for a `from` with one part, null where several parts have none. */
export interface Succession {
  readonly from: AreaId;
  readonly to: AreaId;
  readonly on: Day;
  readonly share: Rational | null;
  /** A share was written (rules 4: a yes-no passes whole from one predecessor only without one). */
  readonly stated: boolean;
}

export interface AreaHistory {
  readonly spec: AreaSpec;
  /** The first day of its existence, and the first day on which it is gone. */
  readonly first: Day;
  end: Day | null;
  /** The day before its end. */
  lastDay: Day | null;
  readonly parents: Dated<AreaId | null>[];
  readonly names: Dated<string>[];
  readonly classes: Dated<readonly string[]>[];
  readonly successors: Succession[];
  readonly predecessors: Succession[];
}

function lastUpTo<T>(entries: readonly Dated<T>[], day: Day): T | undefined {
  return entries.findLast((entry) => entry.on <= day)?.value;
}

/** The day, or the last one of an area that had ended by then. */
const livedUpTo = ({ end, lastDay }: AreaHistory, day: Day): Day => (end !== null && lastDay !== null && end <= day ? lastDay : day);

/** The dated hierarchy (rules 4) of the changes known at P. Build it once per list of changes: `hierarchyOf` does. */
export class Hierarchy {
  private readonly areas = new Map<AreaId, AreaHistory>();
  private readonly versions: Day[] = [];

  constructor(changes: readonly HierarchyChange[]) {
    // toSorted is stable: changes of one day apply in log order.
    for (const change of changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
      if (this.versions.at(-1) !== change.on) this.versions.push(change.on);
      this.apply(change);
    }
  }

  private apply(change: HierarchyChange): void {
    switch (change.type) {
      case 'AreaEstablished':
        return this.establish(change.area, change.on);
      case 'AreaRenamed':
        return void this.areas.get(change.area)?.names.push({ on: change.on, value: change.name });
      case 'AreaReclassified':
        return change.classes && void this.areas.get(change.area)?.classes.push({ on: change.on, value: change.classes });
      case 'AreaMoved':
        return this.move(change.area, change.parent, change.on);
      case 'AreaDissolved':
        return this.finish(change.area, change.on);
      case 'AreasReorganised':
        return this.reorganise(change);
    }
  }

  private establish(spec: AreaSpec, on: Day): void {
    if (this.areas.has(spec.id)) return;
    this.areas.set(spec.id, {
      spec,
      first: on,
      end: null,
      lastDay: null,
      parents: [{ on, value: spec.parent }],
      names: [{ on, value: spec.name }],
      classes: [{ on, value: spec.classes ?? [] }],
      successors: [],
      predecessors: [],
    });
  }

  private move(area: AreaId, parent: AreaId, on: Day): void {
    this.areas.get(area)?.parents.push({ on, value: parent });
  }

  private finish(area: AreaId, on: Day): void {
    const history = this.areas.get(area);
    if (history === undefined || history.end !== null) return;
    history.end = on;
    history.lastDay = addDays(on, -1);
  }

  private reorganise(change: HierarchyChange & { type: 'AreasReorganised' }): void {
    for (const area of change.from) this.finish(area, change.on);
    for (const spec of change.to) this.establish(spec, change.on);
    for (const { area, parent } of change.children) this.move(area, parent, change.on);
    const parts = new Map<AreaId, number>();
    for (const { from } of change.parts) parts.set(from, (parts.get(from) ?? 0) + 1);
    for (const part of change.parts) {
      const only = parts.get(part.from) === 1;
      const stated = part.share !== undefined;
      const share = part.share === undefined ? (only ? ONE : null) : parseDecimal(part.share);
      const succession = { from: part.from, to: part.to, on: change.on, share, stated };
      this.areas.get(part.from)?.successors.push(succession);
      this.areas.get(part.to)?.predecessors.push(succession);
    }
  }

  area(id: AreaId): AreaHistory | undefined {
    return this.areas.get(id);
  }

  all(): Iterable<AreaHistory> {
    return this.areas.values();
  }

  existsOn(id: AreaId, day: Day): boolean {
    const area = this.areas.get(id);
    return area !== undefined && area.first <= day && (area.end === null || day < area.end);
  }

  /** Ended on or before the day, whether or not it lived a whole day. */
  endedOn(id: AreaId, day: Day): boolean {
    const end = this.areas.get(id)?.end ?? null;
    return end !== null && end <= day;
  }

  lastDayOf(id: AreaId): Day | null {
    return this.areas.get(id)?.lastDay ?? null;
  }

  level(id: AreaId): Level | null {
    return this.areas.get(id)?.spec.level ?? null;
  }

  nameOn(id: AreaId, day: Day): string | null {
    const area = this.areas.get(id);
    return area === undefined ? null : (lastUpTo(area.names, day) ?? area.spec.name);
  }

  classesOn(id: AreaId, day: Day): readonly string[] {
    const area = this.areas.get(id);
    if (area === undefined) return [];
    // Of one that is not there yet those of its first day.
    const lived = later(livedUpTo(area, day), area.first);
    return lastUpTo(area.classes, lived) ?? area.spec.classes ?? [];
  }

  /** The parent on a day on which it exists; of an ended area that of its last day. */
  parentOn(id: AreaId, day: Day): AreaId | null {
    const area = this.areas.get(id);
    if (area === undefined) return null;
    const lived = livedUpTo(area, day);
    // One that was established and ended on one day had its first parent.
    return lastUpTo(area.parents, lived) ?? area.parents[0]?.value ?? null;
  }

  /** Which change days a day comes after: days of one version have the same hierarchy. */
  version(day: Day): number {
    let low = 0;
    let high = this.versions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.versions[middle] ?? '') <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const built = new WeakMap<readonly HierarchyChange[], Hierarchy>();

/** The hierarchy of a list of changes in log order; the same list gives the same object. */
export function hierarchyOf(changes: readonly HierarchyChange[]): Hierarchy {
  let hierarchy = built.get(changes);
  if (hierarchy === undefined) {
    hierarchy = new Hierarchy(changes);
    built.set(changes, hierarchy);
  }
  return hierarchy;
}
