import type { Criterion, State, StatusRow } from '@hieuhoc/indicator-maths';
import { vietnameseNumber } from './numbers';

/** The words of rules.md, as every page, paper and terminal says them. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  missed: 'không đạt',
  'off-track': 'chậm tiến độ',
  'at-risk': 'có nguy cơ chậm',
  'awaiting-data': 'chờ đủ số liệu',
  'no-data': 'chưa có số liệu',
  undetermined: 'chưa xác định',
  'on-track': 'đúng tiến độ',
  'not-started': 'chưa bắt đầu',
  'achieved-late': 'đạt muộn',
  achieved: 'đạt',
  'not-applicable': 'không áp dụng',
};

/** Judged rows carry a state; those under a judged one only say how they compare with the plan's own threshold. */
export function stateWords({ state, againstPlan }: Pick<StatusRow, 'state' | 'againstPlan'>): string {
  if (state !== null) return STATE_WORDS[state];
  return againstPlan === null ? '—' : againstPlan === 'met' ? 'đạt mức chung' : 'dưới mức chung';
}

export function criterionWords(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'at-least':
      return `từ ${vietnameseNumber(criterion.value)} ${criterion.upTo === undefined ? 'trở lên' : `đến ${vietnameseNumber(criterion.upTo)}`}`;
    case 'at-most':
      return `không quá ${vietnameseNumber(criterion.value)}`;
    case 'complete':
      return 'tất cả';
    case 'count-of':
      return `${criterion.count}/${criterion.of}`;
    case 'increase':
      return criterion.over === 'year' ? 'năm sau cao hơn năm trước' : 'tăng trong cả kỳ';
    case 'not-below-baseline':
      return 'không giảm so với gốc';
    case 'parity':
      return criterion.tolerance === undefined ? 'không chênh lệch' : `chênh không quá ${vietnameseNumber(criterion.tolerance)} điểm`;
    case 'qualitative':
      return 'đánh giá bằng lời';
  }
}

/** 2015-07-31 → 31/07/2015. */
export function shownDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}
