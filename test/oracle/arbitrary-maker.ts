import type { AreaId, AreaPart, AreaSpec, Day, HierarchyChange, Level } from '@hieuhoc/indicator-maths';
import type { Dice } from './dice';

/** What is alive while a history is being made, so that only what the write side accepts is made. */
interface Alive {
  readonly level: Level;
  parent: AreaId | null;
  readonly since: Day;
}
export interface Known {
  readonly id: AreaId;
  readonly level: Level;
  readonly firstDay: Day;
  endsOn: Day | null;
  /** Established by a reorganisation that gave it something: it may restate the past. */
  readonly isSuccessor: boolean;
}
const CLASSES = ['mien-nui', 'hai-dao', 'bien-gioi'];

/** Makes a history, only such changes as the write side accepts. */
export class Maker {
  readonly alive = new Map<AreaId, Alive>();
  readonly changes: HierarchyChange[] = [];
  readonly areas: Known[] = [];
  private count = 0;

  constructor(private readonly dice: Dice) {}

  newId(prefix: string): AreaId {
    this.count += 1;
    return `${prefix}${String(this.count)}`;
  }
  ofLevel(level: Level): readonly AreaId[] {
    return [...this.alive].filter(([, area]) => area.level === level).map(([id]) => id);
  }
  childrenOf(id: AreaId): readonly AreaId[] {
    return [...this.alive].filter(([, area]) => area.parent === id).map(([child]) => child);
  }
  classes(): { classes?: readonly string[] } {
    return this.dice.chance(40) ? { classes: this.dice.some(CLASSES, 3) } : {};
  }
  spec(level: Level, parent: AreaId | null, prefix = level.charAt(0)): AreaSpec {
    const id = this.newId(prefix);
    return { id, name: id, level, kind: level, parent, ...this.classes() };
  }
  born(area: AreaSpec, on: Day, isSuccessor: boolean): void {
    this.alive.set(area.id, { level: area.level, parent: area.parent, since: on });
    this.areas.push({ id: area.id, level: area.level, firstDay: on, endsOn: null, isSuccessor });
  }
  died(id: AreaId, on: Day): void {
    this.alive.delete(id);
    const known = this.areas.find((area) => area.id === id);
    if (known !== undefined) known.endsOn = on;
  }
  establish(level: Level, parent: AreaId | null, on: Day): AreaId {
    const area = this.spec(level, parent);
    this.changes.push({ type: 'AreaEstablished', on, area });
    this.born(area, on, false);
    return area.id;
  }
  reorganise(
    on: Day,
    from: readonly AreaId[],
    to: readonly AreaSpec[],
    parts: readonly AreaPart[],
    children: readonly { area: AreaId; parent: AreaId }[],
  ): void {
    this.changes.push({ type: 'AreasReorganised', on, from, to, parts, children });
    for (const id of from) this.died(id, on);
    for (const area of to)
      this.born(
        area,
        on,
        parts.some((part) => part.to === area.id),
      );
    for (const { area, parent } of children) {
      const known = this.alive.get(area);
      if (known !== undefined) known.parent = parent;
    }
  }
}
