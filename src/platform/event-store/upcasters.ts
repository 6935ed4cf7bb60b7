import type { Upcaster } from '@hieuhoc/event-store';

/**
 * From every older schema version of an event to the next, oldest first. None yet: every event is at its first version. Whoever adds one
 * leaves the samples of the older versions in `test/fixtures/events/`, where they are read through it for ever.
 */
export const UPCASTERS: readonly Upcaster[] = [];
