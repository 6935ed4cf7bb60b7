import type { RowOutcome } from '../recognitions';
import type { Imported } from './imports.service';

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
