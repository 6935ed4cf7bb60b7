import { CAUSE } from '../history';
import { ALLOCATED, HOLD } from '../plans';
import {
  and,
  anything,
  asOf,
  day,
  decimal,
  either,
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
  type Shape,
} from '../platform/http/openapi/shapes';

/** Whole, or decimal text where shares make it a fraction. */
const COUNT = either(whole, decimal);
export const COVERAGE = named('Coverage', object({ reported: COUNT, expected: COUNT, byOwn: COUNT }));
export const AMOUNT: Fields = { value: orNull(decimal), numerator: orNull(decimal), denominator: orNull(decimal) };
const SHOWN = object({ period: text, ...AMOUNT });
const STATE = oneOf(
  'missed',
  'off-track',
  'at-risk',
  'awaiting-data',
  'no-data',
  'undetermined',
  'on-track',
  'not-started',
  'achieved-late',
  'achieved',
  'not-applicable',
);
export const SOURCE = orNull(oneOf('own', 'roll-up', 'predecessors', 'derived'));
export const FLAGS = list(oneOf('above-up-to', 'area-ended', 'dissolvedUnits', 'lateChange', 'of-differs', 'rate-over-100', 'returned'));

const OF_ROW: Fields = { plan: text, target: text, indicator: text, area: text, on: day, basis: oneOf('reported', 'verified') };
const JUDGED: Fields = {
  criterion: ALLOCATED,
  hold: HOLD,
  due: day,
  dueStated: yesNo,
  required: orNull(decimal),
  state: orNull(STATE),
  againstPlan: orNull(oneOf('met', 'not-met')),
  baseline: orNull(object({ value: decimal, on: day })),
  difference: orNull(decimal),
  occurrences: orNull(list(object({ period: text, value: orNull(decimal), state: STATE }))),
  summary: orNull(object({ areas: whole, byState: record(whole) })),
};
const VALUED: Fields = {
  period: orNull(text),
  settled: yesNo,
  newer: orNull(object({ period: text, coverage: COVERAGE })),
  ...AMOUNT,
  source: SOURCE,
  coverage: COVERAGE,
  incomplete: yesNo,
  provisional: yesNo,
  estimated: yesNo,
  yearToDate: yesNo,
  verified: object({ value: orNull(decimal), coverage: COVERAGE }),
  changedSinceVerified: whole,
  discrepancy: orNull(and(SHOWN, { kind: oneOf('roll-up', 'same-slot', 'register') })),
  ownOnOldBoundaries: orNull(SHOWN),
  breakdown: orNull({ type: 'object', properties: { coverage: COVERAGE }, required: ['coverage'], additionalProperties: anything }),
  flags: FLAGS,
};
const SAMPLE: Fields = { sample: yesNo };
/** Why a state is what it is; further fields by code. */
export const REASON = orNull(
  object(
    {
      code: oneOf(
        'period-missed',
        'met-later',
        'not-all-reported',
        'units-differ',
        'other-period-decides',
        'short-by-rounding',
        'fallen-from-goal',
        'value-before-span',
        'year-without-value',
        'nothing-before',
        'year-open',
        'no-baseline',
        'no-tolerance',
        'part-missing',
      ),
    },
    { period: text, value: orNull(decimal), others: whole, reported: COUNT, expected: COUNT, of: whole, baseline: decimal },
  ),
);
const SAID: Fields = { reason: REASON, overdueReports: whole };

export const STATUS_ROW = named('StatusRow', object({ ...OF_ROW, ...JUDGED, ...VALUED, ...SAID, asOf }, SAMPLE));
/** Inside an answer that says its moment itself. */
export const BARE_ROW: Shape = object({ ...OF_ROW, ...JUDGED, ...VALUED, ...SAID }, SAMPLE);

/** What the rules derive from the log alone. */
export const ROW_OF_RULES: Shape = object({ ...OF_ROW, ...JUDGED, ...VALUED });

export const ROW_CHANGE = named(
  'RowChange',
  object({
    plan: text,
    target: text,
    indicator: text,
    area: text,
    fields: list(text),
    before: orNull(STATUS_ROW),
    after: orNull(STATUS_ROW),
    because: list(CAUSE),
    moreCauses: yesNo,
    daysPassed: yesNo,
  }),
);

const POINT = object({
  period: text,
  last: day,
  ...AMOUNT,
  coverage: COVERAGE,
  settled: yesNo,
  provisional: yesNo,
  yearToDate: yesNo,
  verified: orNull(decimal),
});

/** One target through time: a point a slot, and what was to be met from which day on. */
export const SERIES = named(
  'Series',
  object(
    {
      ...OF_ROW,
      from: day,
      due: day,
      dueStated: yesNo,
      steps: list(object({ from: day, criterion: ALLOCATED })),
      points: list(POINT),
      asOf,
    },
    SAMPLE,
  ),
);
