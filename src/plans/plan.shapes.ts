import {
  and,
  day,
  decimal,
  decision,
  either,
  level,
  list,
  object,
  oneOf,
  orNull,
  named,
  record,
  span,
  text,
  whole,
  type Fields,
  type Shape,
} from '../platform/http/openapi/shapes';

const partialDay: Shape = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
const baseline = object({ value: decimal, on: day });

const OF_CRITERION: Fields = {
  value: decimal,
  upTo: decimal,
  count: whole,
  of: whole,
  over: oneOf('year', 'span'),
  breakdown: text,
  tolerance: decimal,
};
const KIND: Fields = {
  kind: oneOf('at-least', 'at-most', 'complete', 'count-of', 'increase', 'not-below-baseline', 'parity', 'qualitative'),
};

export const CRITERION = named('Criterion', object(KIND, OF_CRITERION));
export const ALLOCATED = named('AllocatedCriterion', object(KIND, { ...OF_CRITERION, baseline }));
export const HOLD = oneOf('at-due', 'each-year', 'throughout');

const TARGET = object(
  { id: text, indicator: text, text, criterion: CRITERION, hold: HOLD, measuredAt: either(oneOf('area'), object({ each: level })) },
  {
    section: text,
    note: text,
    phase: text,
    from: day,
    due: day,
    dueText: text,
    baseline,
    path: oneOf('none'),
    group: text,
    byClass: list(object({ class: text, criterion: CRITERION })),
    byArea: record(ALLOCATED),
  },
);

/** What a revision names; the rest stays as it was. */
const CHANGE = object({}, { criterion: CRITERION, due: day, hold: HOLD, byArea: record(ALLOCATED) });

export const TARGET_NOW = named(
  'Target',
  and(TARGET, { revisions: list(object({ effectiveOn: day, change: CHANGE, decision })), withdrawnOn: orNull(day) }),
);

export const DUTY = named(
  'Duty',
  object(
    {
      id: text,
      text,
      from: either(object({ each: level }), object({ bodies: list(text) })),
      to: text,
      every: oneOf('half-year', 'year', 'once', 'unstated', 'on-demand'),
      figures: either(oneOf('all', 'none'), list(text)),
    },
    {
      section: text,
      note: text,
      via: text,
      due: either(object({ days: whole }), object({ on: text }), object({ day })),
      dueText: text,
      span,
    },
  ),
);

export const TASK = named(
  'Task',
  object(
    { id: text, text, leads: list(text), coordinating: list(text), role: oneOf('lead', 'coordinate', 'do') },
    {
      section: text,
      note: text,
      due: day,
      dueText: text,
      recurs: oneOf('yearly', 'ongoing', 'on-demand'),
      kind: oneOf('component-plan'),
    },
  ),
);

export const LEGAL_BASIS = object(
  {
    number: orNull(text),
    issuedOn: orNull(partialDay),
    issuer: text,
    role: oneOf('implements', 'basis', 'continues', 'applies', 'cites'),
  },
  { title: text, section: text, note: text },
);

export const PHASE = object({ id: text, from: day, to: day }, { title: text });
export const HEAD: Fields = {
  plan: text,
  title: text,
  number: orNull(text),
  issuedOn: orNull(partialDay),
  issuer: text,
  area: text,
  period: span,
};
