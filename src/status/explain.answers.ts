import { CAUSE } from '../history';
import { ALLOCATED, CRITERION, HOLD } from '../plans';
import {
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
  type Shape,
} from '../platform/http/openapi/shapes';
import { AMOUNT, BARE_ROW, COVERAGE, FLAGS, SOURCE } from './status.answers';

/** `230/3`, a whole number without a denominator. */
const FRACTION: Shape = { type: 'string', pattern: '^-?\\d+(/\\d+)?$' };

const FIGURE_USED = named(
  'FigureUsed',
  object({
    area: text,
    period: text,
    revision: whole,
    dataTo: day,
    numbers: either(object(AMOUNT), oneOf('not-applicable')),
    verified: yesNo,
    returned: yesNo,
    as: oneOf('counts', 'other-of-the-slot', 'old-boundaries', 'part-not-applicable'),
  }),
);

const REORGANISED = object({
  areas: list(text),
  whole: list(FIGURE_USED),
  byShare: list(object({ from: text, to: text, share: orNull(decimal), figures: list(FIGURE_USED) })),
});

/** The arithmetic of one area in one slot, and of those it was added up from. */
const TREE = named(
  'Contribution',
  object({
    ...AMOUNT,
    area: text,
    name: orNull(text),
    source: SOURCE,
    coverage: COVERAGE,
    notApplicable: yesNo,
    missing: yesNo,
    estimated: yesNo,
    figures: list(FIGURE_USED),
    reorganised: list(REORGANISED),
    children: { type: 'array', items: { $ref: '#/components/schemas/Contribution' } },
    flags: FLAGS,
  }),
);

const REVISION = object({ effectiveOn: day, inForce: yesNo }, { criterion: CRITERION, due: day, hold: HOLD, byArea: record(ALLOCATED) });

const LINE = object({
  v: FRACTION,
  goal: orNull(FRACTION),
  t: day,
  daysPassed: { type: 'integer' },
  daysTotal: { type: 'integer' },
  required: orNull(FRACTION),
  progress: orNull(FRACTION),
});

export const EXPLAINED = named(
  'Explained',
  object(
    {
      asOf,
      row: BARE_ROW,
      span: object(
        { from: day, due: day, judgedOn: day, finalPeriod: orNull(object({ period: text, running: yesNo })) },
        { dueStated: yesNo },
      ),
      slots: list(object({ period: orNull(text), coverage: COVERAGE, settled: yesNo, inSpan: yesNo, shown: yesNo })),
      criterion: object({
        issued: CRITERION,
        revisions: list(REVISION),
        by: oneOf('allocation', 'class', 'target'),
        applied: ALLOCATED,
      }),
      baseline: orNull(object({ value: FRACTION, on: day, from: oneOf('target', 'allocation', 'figures') })),
      line: orNull(LINE),
      tree: orNull(TREE),
      derived: orNull(object({ on: day, live: whole, population: orNull(text), tree: orNull(TREE) })),
      events: object({ figures: list(CAUSE), target: list(CAUSE), hierarchy: list(CAUSE) }),
    },
    { sample: yesNo },
  ),
);
