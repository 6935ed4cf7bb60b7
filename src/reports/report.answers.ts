import { FIGURE_VALUE } from '../figures';
import {
  asOf,
  anything,
  day,
  decimal,
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

const KEY: Fields = { plan: text, duty: text, reporter: text, period: text };
const STATE = oneOf('not-due', 'open', 'missing', 'submitted', 'returned', 'accepted');
const NAMED_FIGURE: Fields = { indicator: text, area: text, period: text, revision: whole };
const RECEIVER = object({ body: text, role: oneOf('to', 'via'), area: text, tookOver: yesNo });

const ITEM: Fields = {
  ...KEY,
  area: text,
  answeredBy: list(text),
  receivers: list(RECEIVER),
  expected: yesNo,
  state: STATE,
  late: yesNo,
  due: orNull(day),
  dueStated: yesNo,
  extended: yesNo,
  daysLeft: orNull({ type: 'integer' }),
  firstSubmittedOn: orNull(day),
  submission: orNull(whole),
  submittedBy: orNull(text),
  decidedBy: orNull(text),
  decidedAt: orNull(instant),
  revision: orNull(whole),
};

export const REPORT_ITEM = named('ReportItem', object(ITEM));

export const DUTY_ITEM = named(
  'DutyItem',
  object({
    ...ITEM,
    text,
    section: orNull(text),
    dueText: orNull(text),
    every: oneOf('half-year', 'year', 'once', 'unstated', 'on-demand'),
    first: day,
    last: day,
    indicators: whole,
  }),
);

const HELD = object({
  ...NAMED_FIGURE,
  review: oneOf('waiting', 'verified', 'returned', 'withdrawn'),
  value: orNull(FIGURE_VALUE),
  latestRevision: orNull(whole),
  latestValue: orNull(FIGURE_VALUE),
  changed: yesNo,
});

export const REPORT = named(
  'Report',
  object({
    ...ITEM,
    asOf,
    on: day,
    life: list(object({ type: text, revision: whole, recordedAt: instant, day, actor: text, data: record(anything) })),
    figures: list(HELD),
    changedSinceVerified: whole,
    indicators: list(text),
    standing: list(object({ ...NAMED_FIGURE, value: FIGURE_VALUE, review: oneOf('waiting', 'verified', 'returned') })),
    missingIndicators: list(text),
    includes: list(object({ duty: text, reporter: text, period: text, submission: whole })),
  }),
);

export const REPORT_RATES = named(
  'ReportRates',
  object({
    plan: text,
    duty: orNull(text),
    period: orNull(text),
    area: text,
    body: orNull(text),
    expected: whole,
    received: whole,
    inTime: whole,
    missing: whole,
    completeness: orNull(decimal),
    timeliness: orNull(decimal),
  }),
);

export const REPORT_WRITTEN = named(
  'ReportWritten',
  object({
    ...KEY,
    revision: whole,
    state: oneOf('open', 'submitted', 'returned', 'accepted'),
    submission: orNull(whole),
    figures: whole,
    extendedUntil: orNull(day),
  }),
);
