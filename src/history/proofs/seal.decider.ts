import type { Decider } from '@hieuhoc/decider';
import { dayOf } from '../../platform/time/clock';
import { SEAL_SCHEMA, type SealEvent } from './seal.events';

export interface ProjectionDigest {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
}

export interface SealState {
  /** The newest; null before the first. */
  readonly last: { readonly size: number; readonly root: string; readonly count: number; readonly day: string } | null;
  /** Events of this stream since and with it: the log grew by these anyway. */
  readonly own: number;
}

export interface SealCommand {
  readonly size: number;
  readonly root: string;
  readonly count: number;
  readonly projections: readonly ProjectionDigest[];
}

/** Whether the log holds more than was sealed and what was said of that. */
export const hasNews = ({ last, own }: SealState, logSize: number): boolean => (last === null ? logSize > 0 : logSize > last.size + own);

export const sealDecider: Decider<SealState, SealEvent, SealCommand> = {
  schema: SEAL_SCHEMA,
  initialState: { last: null, own: 0 },
  evolve: (state, { type, data }, { recordedAt }) => {
    if (type === 'ProjectionSealed') return { ...state, own: state.own + 1 };
    const { size, root, count } = data;
    return { last: { size, root, count, day: dayOf(new Date(recordedAt)) }, own: 1 };
  },
  decide: (state, { size, root, count, projections }) => {
    if (!hasNews(state, size)) return [];
    const heads: SealEvent = { type: 'StreamHeadsSealed', data: { size, root, count } };
    return [heads, ...projections.map((digest): SealEvent => ({ type: 'ProjectionSealed', data: { ...digest, size } }))];
  },
};
