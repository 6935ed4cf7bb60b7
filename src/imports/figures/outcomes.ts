import type { FigureValue } from '@hieuhoc/indicator-maths';

interface Named {
  /** Line of the file. */
  readonly row: number;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
}

/** What becomes of a line that says something. */
export type FigureRow =
  | (Named & {
      readonly outcome: 'recordable' | 'recorded';
      readonly value: FigureValue;
      /** What stands; null where nothing does. */
      readonly was: FigureValue | null;
      /** Of the figure, once it is recorded. */
      readonly revision?: number;
      /** Written by an earlier run of the same import. */
      readonly repeated?: true;
    })
  | (Named & { readonly outcome: 'unchanged' })
  | (Named & {
      readonly outcome: 'refused';
      readonly code: string;
      readonly message: string;
      readonly checks?: unknown;
      readonly value?: FigureValue;
    });

export interface FigureCounts {
  readonly recorded: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** `recorded`: those that could be, where nothing is recorded. */
export const countsOf = (rows: readonly FigureRow[]): FigureCounts => ({
  recorded: rows.filter(({ outcome }) => outcome === 'recordable' || outcome === 'recorded').length,
  unchanged: rows.filter(({ outcome }) => outcome === 'unchanged').length,
  refused: rows.filter(({ outcome }) => outcome === 'refused').length,
});
