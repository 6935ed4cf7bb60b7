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
  /** The newest digests of read models; null before the first. */
  readonly projections: { readonly size: number; readonly day: string } | null;
  /** Events of this stream since and with the newest heads: the log grew by these anyway. */
  readonly own: number;
}

export type SealCommand =
  | { readonly kind: 'heads'; readonly size: number; readonly root: string; readonly count: number; readonly origin: string | null }
  | { readonly kind: 'projections'; readonly size: number; readonly digests: readonly ProjectionDigest[] };

/** Whether the log holds more than was sealed and what was said of that. */
export const hasNews = ({ last, own }: SealState, logSize: number): boolean => (last === null ? logSize > 0 : logSize > last.size + own);

/** Whether heads were sealed of a size of which the read models are not. */
export const lacksProjections = ({ last, projections }: SealState): boolean => last !== null && last.size > (projections?.size ?? 0);

export const sealDecider: Decider<SealState, SealEvent, SealCommand> = {
  schema: SEAL_SCHEMA,
  initialState: { last: null, projections: null, own: 0 },
  evolve: (state, { type, data }, { recordedAt }) => {
    const day = dayOf(new Date(recordedAt));
    if (type === 'ProjectionSealed') return { ...state, projections: { size: data.size, day }, own: state.own + 1 };
    const { size, root, count } = data;
    return { ...state, last: { size, root, count, day }, own: 1 };
  },
  decide: (state, command) => {
    if (command.kind === 'heads') {
      const { size, root, count, origin } = command;
      return hasNews(state, size) ? [{ type: 'StreamHeadsSealed', data: { size, root, count, origin } }] : [];
    }
    const { size, digests } = command;
    if (size <= (state.projections?.size ?? 0)) return [];
    return digests.map((digest) => ({ type: 'ProjectionSealed', data: { ...digest, size } }));
  },
};
