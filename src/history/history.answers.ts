import {
  anything,
  decision,
  instant,
  list,
  named,
  object,
  orNull,
  record,
  text,
  whole,
  yesNo,
  type Fields,
} from '../platform/http/openapi/shapes';

const OF_EVENT: Fields = { logSize: whole, id: text, type: text, stream: text, revision: whole, recordedAt: instant, actor: text };
const ABOUT: Fields = { area: orNull(text), plan: orNull(text), target: orNull(text), indicator: orNull(text), title: orNull(text) };

/** An event that a row rests on. */
export const CAUSE = named('Cause', object({ ...OF_EVENT, ...ABOUT }));

export const HISTORY_ITEM = named(
  'HistoryItem',
  object({
    ...OF_EVENT,
    ...ABOUT,
    position: text,
    onBehalfOf: orNull(text),
    reason: orNull(text),
    decision: orNull(decision),
    subject: orNull(text),
    sample: yesNo,
    data: record(anything),
    before: anything,
    after: anything,
    changes: list(object({ path: text, was: anything, is: anything })),
  }),
);
