import type { Event } from '@hieuhoc/decider';
import type { DecisionData } from '../platform/definitions';

/** What a list of recognitions says of all its rows. Its rows are events of their own; their names of people are nowhere here. */
export type RecognitionsHead = {
  readonly kind: 'recognitions';
  readonly title: string;
  readonly decision: DecisionData;
  readonly recognisedOn: string;
  readonly validUntil?: string;
  readonly level?: string;
};

/** `refused`: the rows of each code, as ranges (`1-40,57`). */
export type Outcome = { readonly granted: number; readonly registered: number; readonly refused: { readonly [code: string]: string } };

export type ImportEvent =
  /** `hash`: of the whole list, under the key of the vault, so that it confirms no guess of the names in it. */
  | Event<'ImportStarted', RecognitionsHead & { readonly import: string; readonly rows: number; readonly hash: string }>
  | Event<'ImportCompleted', Outcome & { readonly import: string }>
  /** From here on what it granted is revoked, a row an event. */
  | Event<'ImportUndone', { readonly import: string; readonly decision: DecisionData; readonly revokedOn?: string }>;

export const IMPORT_SCHEMA = { ImportStarted: 1, ImportCompleted: 1, ImportUndone: 1 } as const;
export const importStream = (id: string): string => `import-${id}`;
