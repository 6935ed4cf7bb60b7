import type { ProjectionStatus, Reach } from '@hieuhoc/projections';

export type Verb = 'status' | 'rebuild' | 'cancel-rebuild' | 'skip' | 'close';

export interface Asked {
  readonly id: number;
  readonly verb: Verb;
  readonly name?: string;
  readonly eventId?: string;
}

/** An error as it crosses from one thread to the other: a DomainError keeps what an edge needs of it. */
export interface CarriedError {
  readonly message: string;
  readonly domain: {
    readonly name: string;
    readonly code: string;
    readonly kind: string;
    readonly messageVi: string;
    readonly facts: object;
  } | null;
}

export interface RunnerReport {
  readonly projections: readonly ProjectionStatus[];
  /** What keeps the runner from going on, if anything does. */
  readonly failure: CarriedError | null;
}

export type Told =
  | { readonly kind: 'started' }
  | { readonly kind: 'refused'; readonly error: CarriedError }
  | { readonly kind: 'reach'; readonly reaches: readonly Reach[] }
  | { readonly kind: 'answer'; readonly id: number; readonly report: RunnerReport | null }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CarriedError };
