import type { Upcaster } from '@hieuhoc/event-store';

/**
 * From every older schema version of an event to the next, oldest first. Whoever adds one leaves the samples of the older versions in
 * `test/fixtures/events/`, where they are read through it for ever.
 */
export const UPCASTERS: readonly Upcaster[] = [
  // 2 says who signed the log; 1 did not, and nobody can know it now.
  { type: 'StreamHeadsSealed', from: 1, upcast: ({ data }) => ({ data }) },
];
