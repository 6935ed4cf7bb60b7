import { instant, named, object, oneOf, orNull, text, whole, yesNo, type Fields } from '../http/openapi/shapes';

const CHECK = object({ ok: yesNo, detail: text });
export const LIVE = object({ status: oneOf('ok') });
export const READY = named(
  'Ready',
  object({ status: oneOf('ok', 'not-ready'), checks: object({ log: CHECK, projections: CHECK, clock: CHECK, seal: CHECK }) }),
);

const BUILD: Fields = { name: text, version: whole, generation: whole };

const DEAD_LETTER = object({
  ...BUILD,
  eventId: text,
  type: text,
  stream: text,
  position: text,
  logSize: whole,
  error: text,
  at: instant,
  remedy: text,
  resolvedAt: orNull(instant),
  skipped: yesNo,
});

export const PROJECTION = named(
  'Projection',
  object({
    ...BUILD,
    status: oneOf('building', 'serving', 'stopped', 'outdated'),
    serving: yesNo,
    position: orNull(text),
    logSize: whole,
    lagMs: whole,
    lagEvents: orNull(whole),
    progress: orNull({ type: 'number', minimum: 0, maximum: 1 }),
    etaMs: orNull(whole),
    deadLetter: orNull(DEAD_LETTER),
  }),
);

/** Why the projections do not run at all. */
export const FAILURE = orNull({ type: 'object', properties: { message: text }, required: ['message'], additionalProperties: true });
export const PROJECTION_NAMED = object({ name: text });
