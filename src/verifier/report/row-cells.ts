import type { StatusRow } from '@hieuhoc/indicator-maths';
import { vietnameseNumber } from '../../platform/text/numbers';
import { stateWords } from '../../platform/text/terms';

/** One row as it is read: what was counted, of how many units, and how it stands. */
export interface RowCells {
  readonly period: string;
  readonly value: string;
  readonly counted: string;
  readonly coverage: string;
  readonly state: string;
}

export function rowCells(row: StatusRow): RowCells {
  const { numerator, denominator, coverage, summary } = row;
  return {
    period: row.period ?? '—',
    value: row.value === null ? '—' : vietnameseNumber(row.value),
    counted: numerator === null || denominator === null ? '—' : `${vietnameseNumber(numerator)}/${vietnameseNumber(denominator)}`,
    coverage: `${vietnameseNumber(String(coverage.reported))}/${vietnameseNumber(String(coverage.expected))}`,
    state: summary === null ? stateWords(row) : `${stateWords(row)} (${summary.areas} địa bàn)`,
  };
}
