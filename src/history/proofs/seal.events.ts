import type { Event } from '@hieuhoc/decider';

/** What is said of the log in the log itself, so that the checkpoints after it cover it. Roots and digests are SHA-256, hex. */
export type SealEvent =
  /** What every stream ended with after the first `size` events: `count` streams, sorted by name, under one root. */
  | Event<'StreamHeadsSealed', { readonly size: number; readonly root: string; readonly count: number }>
  /** The rows of a read model that held after the first `size` events. */
  | Event<'ProjectionSealed', { readonly name: string; readonly version: number; readonly size: number; readonly digest: string }>;

export const SEAL_SCHEMA = { StreamHeadsSealed: 1, ProjectionSealed: 1 } as const;

export const SEAL_STREAM = 'seal';
