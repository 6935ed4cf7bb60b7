import type { CarriedError } from '../../platform/projections';
import type { DigestedModel } from './projection-digests';
import type { ProjectionDigest } from './seal.decider';

/** Plain data, so that it crosses to the thread. `path`: of the read database. */
export interface DigestsAsked {
  readonly path: string;
  readonly models: readonly DigestedModel[];
  readonly size: number;
}

export type DigestsTold =
  { readonly kind: 'done'; readonly digests: readonly ProjectionDigest[] } | { readonly kind: 'failed'; readonly error: CarriedError };
