import type { Event } from '@hieuhoc/decider';
import type { JsonObject } from '@hieuhoc/event-store';

/** What a body, an indicator and a title have in common: defined once under a code, revised from a day on, retired. */
export type Definition = JsonObject & { readonly code: string; readonly name: string };

export type DecisionData = { readonly number: string; readonly issuedOn: string; readonly issuer: string };

/** Names only the fields that change; a revision cannot take an optional field away. */
export type RevisedData<D extends Definition> = {
  readonly code: string;
  readonly effectiveOn: string;
  readonly changes: Partial<D> & JsonObject;
  readonly decision?: DecisionData;
};
export type RetiredData = { readonly code: string; readonly effectiveOn: string; readonly decision?: DecisionData };

export type DefinitionEvent<Kind extends string, D extends Definition> =
  Event<`${Kind}Defined`, D> | Event<`${Kind}Revised`, RevisedData<D>> | Event<`${Kind}Retired`, RetiredData>;

/** A definition as its stream tells it; `defined` is null before it begins. Revisions stand in log order. */
export interface Defined<D extends Definition> {
  readonly defined: D | null;
  readonly revisions: readonly { readonly effectiveOn: string; readonly changes: Partial<D> }[];
  readonly retiredOn: string | null;
}

/** The definition in force on a day, or with every revision known when no day is asked for; ties in log order. */
export function inForce<D extends Definition>(state: Defined<D>, day?: string): D | null {
  if (state.defined === null) return null;
  return state.revisions
    .filter(({ effectiveOn }) => day === undefined || effectiveOn <= day)
    .toSorted((a, b) => (a.effectiveOn === b.effectiveOn ? 0 : a.effectiveOn < b.effectiveOn ? -1 : 1))
    .reduce<D>((definition, { changes }) => ({ ...definition, ...changes }), state.defined);
}
