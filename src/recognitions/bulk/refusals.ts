import { DomainError } from '@hieuhoc/event-store';
import type { RowOutcome } from './batch';

/** What concerns one row is its outcome; what concerns all of them (a disk that fails, a store that is closed) ends the run. */
const OF_ONE_ROW: ReadonlySet<string> = new Set(['malformed', 'unknown', 'conflict', 'precondition-failed', 'too-large', 'forbidden']);

export function refusedRow(row: number, subject: string | null, error: unknown): RowOutcome {
  if (!(error instanceof DomainError) || !OF_ONE_ROW.has(error.kind)) throw error;
  return { row, outcome: 'refused', subject, code: error.code, message: error.messageVi };
}
