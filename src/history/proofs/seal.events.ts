import type { Event } from '@hieuhoc/decider';

/** What is said of the log in the log itself, so that the checkpoints after it cover it. Roots and digests are SHA-256, hex. */
export type SealEvent =
  /**
   * What every stream ended with after the first `size` events: `count` streams, sorted by name, under one root. `origin`: the name that the
   * log was signed under last; null: nothing of it was signed yet; left out: version 1, which did not say it.
   */
  | Event<'StreamHeadsSealed', { readonly size: number; readonly root: string; readonly count: number; readonly origin?: string | null }>
  /** The rows of a read model that held after the first `size` events. */
  | Event<'ProjectionSealed', { readonly name: string; readonly version: number; readonly size: number; readonly digest: string }>;

export const SEAL_SCHEMA = { StreamHeadsSealed: 2, ProjectionSealed: 1 } as const;

export const SEAL_STREAM = 'seal';
