import type { Decider } from '@hieuhoc/decider';
import { ORIGIN_SCHEMA, type OriginEvent } from './origin.events';

/** How often the log has begun a new origin. */
export interface OriginState {
  readonly changes: number;
}

/** Every change is a decision of whoever restores: nothing of the ones before forbids it. */
export const originDecider: Decider<OriginState, OriginEvent, OriginEvent['data']> = {
  schema: ORIGIN_SCHEMA,
  initialState: { changes: 0 },
  evolve: ({ changes }) => ({ changes: changes + 1 }),
  decide: (_, data) => [{ type: 'OriginChanged', data }],
};
