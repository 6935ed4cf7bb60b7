import type { VNode } from 'preact';
import { shownDay } from '../../platform/text/terms';

/** How long there is, or how late it is; null where nothing is due any more. */
export function daysWords(daysLeft: number | null): string | null {
  if (daysLeft === null) return null;
  if (daysLeft === 0) return 'hạn là hôm đó';
  if (daysLeft > 0) return `còn ${daysLeft} ngày`;
  const years = Math.floor(-daysLeft / 365);
  return years === 0 ? `đã quá ${-daysLeft} ngày` : `đã quá hơn ${years} năm`;
}

interface DueProps {
  readonly due: string | null;
  readonly daysLeft: number | null;
  readonly extended?: boolean;
  /** The plan names no day: fifteen days after the period. */
  readonly stated?: boolean;
}

/** The due day and what is left of it. */
export function Due({ due, daysLeft, extended = false, stated = true }: DueProps): VNode {
  if (due === null) return <span class="hh-muted">không có hạn</span>;
  const days = daysWords(daysLeft);
  return (
    <>
      <span class="hh-nowrap">{shownDay(due)}</span>
      {extended && <small>đã gia hạn</small>}
      {!stated && !extended && <small>kế hoạch không nêu, lấy 15 ngày sau kỳ</small>}
      {days !== null && <small class={daysLeft !== null && daysLeft < 0 ? 'hh-overdue' : undefined}>{days}</small>}
    </>
  );
}
