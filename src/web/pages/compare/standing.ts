import { WORST_FIRST } from '../overview/standing';
import type { RowChange } from './compare.data';

/** `begun`: judged on one side only, because it began, ended, was issued or withdrawn in between. */
export type Turn = 'better' | 'worse' | 'begun' | 'same';

type Side = RowChange['before'];

/** Whether a row stands better or worse than before; what only changed its value stands the same. */
export function turnOf({ before, after }: Pick<RowChange, 'before' | 'after'>): Turn {
  if (isJudged(before) !== isJudged(after)) return 'begun';
  const [was, is] = [placeOf(before), placeOf(after)];
  if (was === null || is === null || was === is) return 'same';
  return is > was ? 'better' : 'worse';
}

const isJudged = (row: Side): boolean => row !== null && row.state !== 'not-started' && row.state !== 'not-applicable';

/** Under a judged row an area only meets the plan's level or does not. */
function placeOf(row: Side): number | null {
  if (row === null) return null;
  if (row.state !== null) return WORST_FIRST.indexOf(row.state);
  return row.againstPlan === null ? null : Number(row.againstPlan === 'met');
}

/** The finding in a sentence. */
export function differenceWords(changes: readonly RowChange[], isMore: boolean): string {
  if (changes.length === 0) return 'Không có dòng nào khác nhau.';
  const words = { better: 'khá lên', worse: 'kém đi', begun: 'chỉ đánh giá ở một bên', same: 'chỉ đổi số liệu hoặc mức' } as const;
  const parts = (['better', 'worse', 'begun', 'same'] as const).flatMap((turn) => {
    const count = changes.filter((row) => turnOf(row) === turn).length;
    return count === 0 ? [] : [`${count} ${words[turn]}`];
  });
  return `${isMore ? 'Trang này có ' : ''}${changes.length} dòng khác nhau: ${parts.join(', ')}.`;
}
