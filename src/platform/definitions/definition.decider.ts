import type { Decider, Event } from '@hieuhoc/decider';
import { canonicalJson } from '@hieuhoc/event-store';
import { Unknown } from '../http/errors';
import {
  inForce,
  type DecisionData,
  type Defined,
  type Definition,
  type DefinitionEvent,
  type RetiredData,
  type RevisedData,
} from './definition';
import { DefinedDifferently, FixedFields, Retired, type Difference, type Kind } from './definition.errors';

export interface DefinitionRules<Name extends string, D extends Definition> {
  /** Names the events: `Body` makes BodyDefined, BodyRevised, BodyRetired. */
  readonly name: Name;
  readonly kind: Kind;
  readonly schema: { readonly [Type in DefinitionEvent<Name, D>['type']]: number };
  /** Fields that a revision may name. */
  readonly revisable: readonly (keyof D & string)[];
}

export type DefinitionCommand<D extends Definition> =
  | { readonly kind: 'define'; readonly definition: D }
  | {
      readonly kind: 'revise';
      readonly code: string;
      readonly effectiveOn: string;
      readonly changes: Partial<D>;
      readonly decision?: DecisionData;
    }
  | { readonly kind: 'retire'; readonly code: string; readonly effectiveOn: string; readonly decision?: DecisionData };
type Command<D extends Definition, K> = Extract<DefinitionCommand<D>, { readonly kind: K }>;

export type DefinitionDecider<Name extends string, D extends Definition> = Decider<
  Defined<D>,
  DefinitionEvent<Name, D>,
  DefinitionCommand<D>
>;

/** The rules that bodies, indicators and titles share, each with its own events and fixed fields. */
export function definitionDecider<Name extends string, D extends Definition>(rules: DefinitionRules<Name, D>): DefinitionDecider<Name, D> {
  return {
    schema: rules.schema,
    initialState: { defined: null, revisions: [], retiredOn: null },
    evolve: (state, event) => evolveDefinition(rules.name, state, event),
    decide: (state, command) => decide(rules, state, command),
  };
}

export function evolveDefinition<Name extends string, D extends Definition>(
  name: Name,
  state: Defined<D>,
  event: DefinitionEvent<Name, D>,
): Defined<D> {
  if (isDefinition(name, event)) return { ...state, defined: event.data };
  if (isRevision(name, event)) return { ...state, revisions: [...state.revisions, event.data] };
  return { ...state, retiredOn: event.data.effectiveOn };
}

const isDefinition = <Name extends string, D extends Definition>(
  name: Name,
  event: DefinitionEvent<Name, D>,
): event is Event<`${Name}Defined`, D> => event.type === `${name}Defined`;

const isRevision = <Name extends string, D extends Definition>(
  name: Name,
  event: DefinitionEvent<Name, D>,
): event is Event<`${Name}Revised`, RevisedData<D>> => event.type === `${name}Revised`;

function decide<Name extends string, D extends Definition>(
  rules: DefinitionRules<Name, D>,
  state: Defined<D>,
  command: DefinitionCommand<D>,
): readonly DefinitionEvent<Name, D>[] {
  switch (command.kind) {
    case 'define':
      return define(rules, state, command);
    case 'revise':
      return revise(rules, state, command);
    case 'retire':
      return retire(rules, state, command);
  }
}

/** The identical definition again, as first given or as it stands now, is success and writes nothing. */
function define<Name extends string, D extends Definition>(
  { name, kind }: DefinitionRules<Name, D>,
  state: Defined<D>,
  { definition }: Command<D, 'define'>,
): readonly DefinitionEvent<Name, D>[] {
  if (state.defined === null) return [{ type: `${name}Defined`, data: definition }];
  const current = inForce(state) ?? state.defined;
  const differences = differencesOf(current, definition);
  if (differences.length === 0 || differencesOf(state.defined, definition).length === 0) return [];
  throw new DefinedDifferently(kind, definition.code, differences);
}

function revise<Name extends string, D extends Definition>(
  { name, kind, revisable }: DefinitionRules<Name, D>,
  state: Defined<D>,
  { code, effectiveOn, changes, decision }: Command<D, 'revise'>,
): readonly DefinitionEvent<Name, D>[] {
  const before = inForce(state, effectiveOn);
  if (before === null) throw new Unknown(kind, code);
  if (state.retiredOn !== null && effectiveOn >= state.retiredOn) throw new Retired(kind, code, state.retiredOn);
  const fields = differencesOf(before, { ...before, ...changes }).map(({ field }) => field);
  const fixed = fields.filter((field) => !revisable.some((name) => name === field));
  if (fixed.length > 0) throw new FixedFields(kind, code, fixed);
  if (fields.length === 0) return [];
  const data: RevisedData<D> = { code, effectiveOn, changes, ...(decision && { decision }) };
  return [{ type: `${name}Revised`, data }];
}

function retire<Name extends string, D extends Definition>(
  { name, kind }: DefinitionRules<Name, D>,
  state: Defined<D>,
  { code, effectiveOn, decision }: Command<D, 'retire'>,
): readonly DefinitionEvent<Name, D>[] {
  if (state.defined === null) throw new Unknown(kind, code);
  if (state.retiredOn === effectiveOn) return [];
  if (state.retiredOn !== null) throw new Retired(kind, code, state.retiredOn);
  const data: RetiredData = { code, effectiveOn, ...(decision && { decision }) };
  return [{ type: `${name}Retired`, data }];
}

/** Field by field, in the order of their names. */
export function differencesOf(stored: Definition, given: Definition): Difference[] {
  const fields = [...new Set([...Object.keys(stored), ...Object.keys(given)])].toSorted();
  return fields
    .filter((field) => canonicalJson(stored[field] ?? null) !== canonicalJson(given[field] ?? null))
    .map((field) => ({ field, stored: stored[field] ?? null, given: given[field] ?? null }));
}
