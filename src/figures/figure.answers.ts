import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import {
  anything,
  asOf,
  day,
  decimal,
  either,
  instant,
  list,
  named,
  object,
  oneOf,
  orNull,
  record,
  text,
  whole,
  yesNo,
  type Fields,
} from '../platform/http/openapi/shapes';

const KEY: Fields = { indicator: text, area: text, period: text };

export const FIGURE_VALUE = either(
  object({ kind: oneOf('ratio'), numerator: decimal, denominator: decimal }),
  object({ kind: oneOf('count'), value: decimal }),
  object({ kind: oneOf('yes-no'), yes: yesNo }),
  object({ kind: oneOf('not-applicable'), reason: text }),
);
const PART = object({ numerator: decimal, denominator: orNull(decimal) });

export const FIGURE = named(
  'Figure',
  object({
    ...KEY,
    asOf,
    revision: whole,
    review: oneOf('waiting', 'verified', 'returned', 'withdrawn'),
    changedSinceVerified: yesNo,
    value: orNull(FIGURE_VALUE),
    dataTo: orNull(day),
    breakdown: orNull(record(record(PART))),
    contentRevision: orNull(whole),
    verified: orNull(object({ revision: whole, value: FIGURE_VALUE })),
    acknowledged: list(oneOf(...ENTRY_CHECKS)),
    detail: record(anything),
    returnedBecause: orNull(text),
    sample: yesNo,
  }),
);

export const FIGURE_REVISION = object({ revision: whole });

const CHECK = object({
  code: oneOf(...ENTRY_CHECKS),
  message: text,
  indicator: text,
  period: text,
  was: decimal,
  is: decimal,
  unit: oneOf('percent', 'number', 'yes-no'),
});

export const CHECKED = named(
  'CheckedFigures',
  object({ items: list(object({ ...KEY, outcome: text }, { message: text, checks: list(CHECK), problems: list(anything) })) }),
);

export const OUTCOMES = named('Outcomes', object({ items: list(object({ ...KEY, revision: whole, outcome: text }, { message: text })) }));

export const WAITING = named('WaitingFigures', object({ area: text, period: text, waiting: whole, changed: whole, since: instant }));
