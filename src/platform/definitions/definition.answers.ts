import { and, asOf, day, decision, list, named, object, orNull, text, whole, type Shape } from '../http/openapi/shapes';

export const DEFINED = named('Defined', object({ code: text, revision: whole }));

/** What lists and pages of a kind of definition answer. */
export function definitionShapes(name: string, definition: Shape): { readonly item: Shape; readonly detail: Shape } {
  const item = and(definition, { retiredOn: orNull(day), revision: whole });
  const changes: Shape = {
    type: 'object',
    ...(definition.properties && { properties: definition.properties }),
    additionalProperties: false,
  };
  const revisions = list(object({ code: text, effectiveOn: day, changes }, { decision }));
  return { item: named(name, item), detail: named(`${name}Detail`, and(item, { asOf, on: day, revisions })) };
}
