import { and, anything, asOf, instant, named, object, record, text, whole } from '../platform/http/openapi/shapes';

export const FEED_EVENT = named(
  'Event',
  object({
    id: text,
    type: text,
    stream: text,
    revision: whole,
    position: text,
    recordedAt: instant,
    data: record(anything),
    metadata: record(anything),
  }),
);

export const FEED_EVENT_ALONE = named('EventDetail', and(FEED_EVENT, { asOf }));
