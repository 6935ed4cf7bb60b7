import type { Decider } from '@hieuhoc/decider';
import type { DecisionData } from '../platform/definitions';
import { Hierarchy, upwards, valueOn } from './hierarchy';
import { cycle, establishedDifferently, exists } from './hierarchy.errors';
import {
  HIERARCHY_SCHEMA,
  type Area,
  type Child,
  type HierarchyEvent,
  type Part,
  type Reclassified,
  type Reorganisation,
} from './hierarchy.events';
import { KnownChanges } from './known-changes';
import { normalArea } from './normal-area';
import { firstTwice, refuseContradictions } from './sound-reorganisation';
import { byRank, livingArea, refuseLaterChanges, refuseUnsound } from './sound-hierarchy';

type By = { readonly decision?: DecisionData };

export type HierarchyCommand =
  | { readonly kind: 'establish'; readonly areas: readonly { readonly on: string; readonly area: Area }[] }
  | ({ readonly kind: 'rename'; readonly on: string; readonly area: string; readonly name: string } & By)
  | ({
      readonly kind: 'reclassify';
      readonly on: string;
      readonly area: string;
      readonly classes?: readonly string[];
      readonly kindOfUnit?: string;
    } & By)
  | ({ readonly kind: 'move'; readonly on: string; readonly area: string; readonly parent: string } & By)
  | ({
      readonly kind: 'reorganise';
      readonly on: string;
      readonly from: readonly string[];
      readonly to: readonly Area[];
      readonly parts: readonly Part[];
      readonly children: readonly Child[];
    } & By)
  | ({ readonly kind: 'dissolve'; readonly on: string; readonly area: string } & By);
type Command<Kind> = Extract<HierarchyCommand, { readonly kind: Kind }>;

const by = ({ decision }: By): By => (decision === undefined ? {} : { decision });

/** Areas that are there already, just so, are left out; parents come before their children. */
const establish = (hierarchy: Hierarchy, { areas }: Command<'establish'>): HierarchyEvent[] => {
  const wanted = areas.map(({ on, area }) => ({ on, area: normalArea(area) }));
  const differences = wanted
    .map(({ on, area }) => ({ area: area.id, fields: differingFields(hierarchy, area, on) }))
    .filter(({ fields }) => fields.length > 0);
  if (differences.length > 0) throw establishedDifferently(differences);
  const fresh = wanted.filter(({ area }) => hierarchy.get(area.id) === undefined).toSorted((a, b) => byRank(a.area, b.area));
  refuseTwice(fresh.map(({ area }) => area.id));
  return fresh.map((data) => ({ type: 'AreaEstablished', data }));
};

const differingFields = (hierarchy: Hierarchy, area: Area, on: string): string[] => {
  const known = hierarchy.get(area.id);
  if (known === undefined) return [];
  const fields = ['officialCode', 'name', 'level', 'kind', 'parent', 'classes'] as const;
  const differing = fields.filter((field) => JSON.stringify(known.spec[field]) !== JSON.stringify(area[field]));
  return known.from === on ? differing : [...differing, 'from'];
};

const refuseTwice = (ids: readonly string[]): void => {
  const twice = firstTwice(ids);
  if (twice !== undefined) throw exists(twice);
};

const rename = (hierarchy: Hierarchy, command: Command<'rename'>): HierarchyEvent[] => {
  const { on, area, name } = command;
  if (valueOn(livingArea(hierarchy, area, on).names, on) === name) return [];
  return [{ type: 'AreaRenamed', data: { on, area, name, ...by(command) } }];
};

const reclassify = (hierarchy: Hierarchy, command: Command<'reclassify'>): HierarchyEvent[] => {
  const { on, area, kindOfUnit: kind } = command;
  const before = livingArea(hierarchy, area, on);
  const classes = command.classes && [...new Set(command.classes)].toSorted();
  const others = classes !== undefined && JSON.stringify(valueOn(before.classes, on) ?? []) !== JSON.stringify(classes);
  const another = kind !== undefined && valueOn(before.kinds, on) !== kind;
  if (!others && !another) return [];
  const to: Reclassified = { ...(others && { classes }), ...(another && { kind }) };
  return [{ type: 'AreaReclassified', data: { on, area, ...to, ...by(command) } }];
};

const move = (hierarchy: Hierarchy, command: Command<'move'>): HierarchyEvent[] => {
  const { on, area, parent } = command;
  if (valueOn(livingArea(hierarchy, area, on).parents, on) === parent) return [];
  refuseCycle(hierarchy, { area, parent }, on);
  return [{ type: 'AreaMoved', data: { on, area, parent, ...by(command) } }];
};

const refuseCycle = (hierarchy: Hierarchy, { area, parent }: Child, on: string): void => {
  if (upwards(hierarchy, parent, on).some(({ spec }) => spec.id === area)) throw cycle(area, parent);
};

const reorganise = (hierarchy: Hierarchy, command: Command<'reorganise'>): HierarchyEvent[] => {
  const { on, from, parts, children } = command;
  const to = command.to.map(normalArea);
  refuseContradictions({ on, from, to, parts, children });
  for (const id of from) refuseLaterChanges(livingArea(hierarchy, id, on), on);
  for (const { id } of to) if (hierarchy.get(id) !== undefined) throw exists(id);
  for (const child of children) {
    livingArea(hierarchy, child.area, on);
    refuseCycle(hierarchy, child, on);
  }
  const data: Reorganisation & By = { on, from, to, parts, children, ...by(command) };
  return [{ type: 'AreasReorganised', data }];
};

const dissolve = (hierarchy: Hierarchy, command: Command<'dissolve'>): HierarchyEvent[] => {
  const { on, area } = command;
  refuseLaterChanges(livingArea(hierarchy, area, on), on);
  return [{ type: 'AreaDissolved', data: { on, area, ...by(command) } }];
};

const decideOn = (hierarchy: Hierarchy, command: HierarchyCommand): HierarchyEvent[] => {
  switch (command.kind) {
    case 'establish':
      return establish(hierarchy, command);
    case 'rename':
      return rename(hierarchy, command);
    case 'reclassify':
      return reclassify(hierarchy, command);
    case 'move':
      return move(hierarchy, command);
    case 'reorganise':
      return reorganise(hierarchy, command);
    case 'dissolve':
      return dissolve(hierarchy, command);
  }
};

/** What is decided is tried out first: no area may be left without a living parent. */
const decide = (known: KnownChanges, command: HierarchyCommand): readonly HierarchyEvent[] => {
  const hierarchy = known.hierarchy();
  const events = decideOn(hierarchy, command);
  const tried = new Hierarchy(hierarchy);
  for (const event of events) tried.apply(event);
  refuseUnsound(tried, new Set(events.flatMap(touchedBy)));
  return events;
};

export const touchedBy = ({ type, data }: HierarchyEvent): string[] => {
  switch (type) {
    case 'AreaEstablished':
      return [data.area.id];
    case 'AreasReorganised':
      return [...data.from, ...data.to.map(({ id }) => id), ...data.children.map(({ area }) => area)];
    case 'AreaRenamed':
    case 'AreaReclassified':
    case 'AreaMoved':
    case 'AreaDissolved':
      return [data.area];
  }
};

export const hierarchyDecider: Decider<KnownChanges, HierarchyEvent, HierarchyCommand> = {
  schema: HIERARCHY_SCHEMA,
  initialState: KnownChanges.none,
  evolve: (known, event) => known.with(event),
  decide,
};
