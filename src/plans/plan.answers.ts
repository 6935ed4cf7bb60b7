import { asOf, day, level, list, named, object, orNull, text, whole, type Shape } from '../platform/http/openapi/shapes';
import { DUTY, HEAD, LEGAL_BASIS, PHASE, TARGET_NOW, TASK } from './plan.shapes';

export const PLAN_SUMMARY = named(
  'PlanSummary',
  object({ ...HEAD, targets: whole, duties: whole, tasks: whole, closedOn: orNull(day), revision: whole }),
);

/** As the plan document writes it: the catalogue describes them with what happened since. */
const asWritten = (...fields: readonly string[]): Shape => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field, text])),
  required: [...fields],
  additionalProperties: true,
});

export const PLAN = named(
  'Plan',
  object(
    {
      ...HEAD,
      asOf,
      revision: whole,
      hash: text,
      legalBases: list(LEGAL_BASIS),
      phases: list(PHASE),
      areas: list({ ...asWritten('id', 'name', 'kind', 'from'), properties: { id: text, name: text, kind: text, from: day, level } }),
      bodies: list(object({ code: text, name: text, area: text })),
      indicators: list(asWritten('code', 'name', 'definition', 'unit', 'measure')),
      titles: list(asWritten('code', 'name', 'subject', 'grantedBy')),
      targets: list(TARGET_NOW),
      duties: list(DUTY),
      tasks: list(TASK),
      transfers: list(object({ on: day, area: text })),
      closedOn: orNull(day),
    },
    { parent: text, note: text, verification: list(object({ from: day, levels: list(level) })) },
  ),
);

export const CHANGED_PLAN = named('PlanChanged', object({ plan: text, revision: whole }));
