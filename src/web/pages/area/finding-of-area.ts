import type { AnsweredRow } from '../../../status';
import { headline, worstFirst } from '../overview/standing';

/** Of an area whose rows are judged: how they stand. Of one under it: how many are as good as the plan wants of the whole. */
export function findingOfArea(rows: readonly AnsweredRow[]): string {
  if (rows.some(({ state }) => state !== null)) return headline(rows);
  const compared = rows.filter(({ againstPlan }) => againstPlan !== null);
  if (compared.length === 0) return 'Chưa có giá trị nào để so với mức chung.';
  const met = compared.filter(({ againstPlan }) => againstPlan === 'met').length;
  const unknown = rows.filter(({ value, coverage }) => value === null && Number(coverage.expected) > 0).length;
  return `${met}/${compared.length} chỉ tiêu đạt mức chung${unknown > 0 ? `, ${unknown} chưa có số liệu` : ''}.`;
}

/** Judged rows from the worst; of others what is below the plan's level first, then what is not known. */
export const worstOfArea = (rows: readonly AnsweredRow[]): readonly AnsweredRow[] =>
  worstFirst(rows).toSorted((a, b) => placeOf(a) - placeOf(b));

function placeOf({ state, againstPlan, value }: AnsweredRow): number {
  if (state !== null) return 0;
  if (againstPlan === 'not-met') return 1;
  return againstPlan === 'met' ? 4 : value === null ? 2 : 3;
}
