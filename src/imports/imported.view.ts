import type { RowOutcome } from '../recognitions';
import type { Imported } from './imports.service';
import type { FiguresImported } from './figures/figures-imports.service';
import { countsOf, type FigureCounts, type FigureRow } from './figures/outcomes';

/** What an import answers, over HTTP and on the command line. */
export interface ImportedView {
  readonly import: string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly granted: number;
  readonly registered: number;
  readonly refused: number;
  readonly outcomes: readonly RowOutcome[];
}

export function viewOf({ import: id, rows, outcome: { granted, registered }, outcomes }: Imported, dryRun: boolean): ImportedView {
  return { import: id, dryRun, rows, granted, registered, refused: rows - granted, outcomes };
}

/** Of a file of figures. */
export interface FiguresImportedView extends FigureCounts {
  readonly import: string;
  readonly dryRun: boolean;
  /** Lines that say something. */
  readonly rows: number;
  readonly outcomes: readonly FigureRow[];
}

export const figuresViewOf = ({ import: id, outcomes }: FiguresImported, dryRun: boolean): FiguresImportedView => ({
  import: id,
  dryRun,
  rows: outcomes.length,
  ...countsOf(outcomes),
  outcomes,
});
