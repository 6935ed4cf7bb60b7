import { WORST_FIRST } from '../overview/standing';
import type { RowChange } from './compare.data';

export type Turn = 'better' | 'worse' | 'same';

/** Whether a row stands better or worse than before; what only changed its value stands the same. */
export function turnOf({ before, after }: Pick<RowChange, 'before' | 'after'>): Turn {
  const [was, is] = [placeOf(before?.state ?? null), placeOf(after?.state ?? null)];
  if (was === null || is === null || was === is) return 'same';
  return is > was ? 'better' : 'worse';
}

const placeOf = (state: (typeof WORST_FIRST)[number] | null): number | null => (state === null ? null : WORST_FIRST.indexOf(state));

/** The finding in a sentence. */
export function differenceWords(changes: readonly RowChange[], isMore: boolean): string {
  if (changes.length === 0) return 'Không có dòng nào khác nhau.';
  const count = (turn: Turn): number => changes.filter((row) => turnOf(row) === turn).length;
  const [better, worse] = [count('better'), count('worse')];
  const parts = [
    better > 0 && `${better} khá lên`,
    worse > 0 && `${worse} kém đi`,
    better + worse < changes.length && `${changes.length - better - worse} chỉ đổi số liệu hoặc mức`,
  ].filter((part) => part !== false);
  return `${isMore ? 'Trang này có ' : ''}${changes.length} dòng khác nhau: ${parts.join(', ')}.`;
}
