import type { DossierEvent, Verdict } from '@hieuhoc/dossier';
import type { StatusRow } from '@hieuhoc/indicator-maths';

/** Whether the rows are what was derived: what the file merely claims is not shown, lest it be believed. */
export const derivedRows = ({ checks }: Verdict): boolean => checks.some(({ id, outcome }) => id === 'figures' && outcome === 'passed');

/** The rows of each target together, in their order. */
export function targetsOf(rows: readonly StatusRow[]): readonly (readonly StatusRow[])[] {
  const targets: StatusRow[][] = [];
  for (const row of rows) {
    const last = targets.at(-1);
    if (last?.[0]?.plan === row.plan && last[0].target === row.target) last.push(row);
    else targets.push([row]);
  }
  return targets;
}

/** "Số liệu minh hoạ" is said wherever it may be taken for real. */
export function generatedWords(events: readonly DossierEvent[]): string | null {
  const count = events.filter(({ data }) => data['sample'] === true).length;
  return count === 0 ? null : `Có ${count} sự kiện trong hồ sơ mang dấu "số liệu minh hoạ": không phải số liệu thật.`;
}
