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

/** A file of figures: `file` is the evidence that it is kept as, `area` where it is about one alone, `rows` its lines. */
export type FiguresHead = {
  readonly kind: 'figures';
  readonly file: string;
  readonly area?: string;
  readonly figures: readonly {
    readonly area: string;
    readonly period: string;
    readonly indicators: readonly string[];
    readonly rows: readonly number[];
  }[];
};

/** `refused`: the rows of each code, as ranges (`1-40,57`). */
type Refused = { readonly refused: { readonly [code: string]: string } };
export type Outcome = Refused & { readonly granted: number; readonly registered: number };
export type FiguresOutcome = Refused & { readonly recorded: number; readonly unchanged: number };

export type ImportEvent =
  /** `hash`: of the whole list, under the key of the vault, so that it confirms no guess of the names in it. */
  | Event<'ImportStarted', (RecognitionsHead | FiguresHead) & { readonly import: string; readonly rows: number; readonly hash: string }>
  | Event<'ImportCompleted', (Outcome | FiguresOutcome) & { readonly import: string }>
  /** From here on what it granted is revoked, a row an event. */
  | Event<'ImportUndone', { readonly import: string; readonly decision: DecisionData; readonly revokedOn?: string }>;

export const IMPORT_SCHEMA = { ImportStarted: 1, ImportCompleted: 1, ImportUndone: 1 } as const;
export const importStream = (id: string): string => `import-${id}`;
