import type { Criterion, State } from '@hieuhoc/indicator-maths';
import { STATE_WORDS } from '../../platform/text/terms';
import type { AnsweredRow } from '../../status/status.service';
import type { Colour, Paint } from './colour';
import { table, type Column } from './table';

const COLOURS: Readonly<Record<State, Colour | null>> = {
  missed: 'red',
  'off-track': 'red',
  'at-risk': 'yellow',
  'awaiting-data': 'yellow',
  'no-data': 'yellow',
  undetermined: null,
  'on-track': 'green',
  'not-started': 'grey',
  'achieved-late': 'green',
  achieved: 'green',
  'not-applicable': 'grey',
};

/** Judged rows carry a state; rows under a judged one only say how they compare with the plan's own threshold. */
export function stateLabel({ state, againstPlan }: Pick<AnsweredRow, 'state' | 'againstPlan'>): string {
  if (state !== null) return STATE_WORDS[state];
  return againstPlan === null ? '' : againstPlan === 'met' ? '(đạt mức chung)' : '(dưới mức chung)';
}

export function criterionText(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'at-least':
      return `≥ ${criterion.value}${criterion.upTo === undefined ? '' : `–${criterion.upTo}`}`;
    case 'at-most':
      return `≤ ${criterion.value}`;
    case 'complete':
      return 'tất cả';
    case 'count-of':
      return `${criterion.count}/${criterion.of}`;
    case 'increase':
      return criterion.over === 'year' ? 'tăng hằng năm' : 'tăng cả kỳ';
    case 'not-below-baseline':
      return 'không giảm';
    case 'parity':
      return `chênh ≤ ${criterion.tolerance ?? '?'}`;
    case 'qualitative':
      return 'đánh giá';
  }
}

const DISCREPANCY = { 'roll-up': 'cấp dưới cộng lại', 'same-slot': 'số khác cùng kỳ', register: 'sổ công nhận' } as const;

function notesOf(row: AnsweredRow): string {
  const notes = [
    row.sample === true && 'minh hoạ',
    row.provisional && 'tạm tính',
    row.estimated && 'ước tính',
    row.discrepancy !== null && `${DISCREPANCY[row.discrepancy.kind]} ${row.discrepancy.value ?? '—'}`,
    row.changedSinceVerified > 0 && 'sửa sau xác minh',
    row.newer !== null && `có kỳ ${row.newer.period}`,
    ...row.flags,
  ];
  return notes.filter((note) => typeof note === 'string').join(', ');
}

const COLUMNS: readonly Column<AnsweredRow>[] = [
  { title: 'Chỉ tiêu', of: ({ target }) => target },
  { title: 'Địa bàn', of: ({ area }) => area },
  { title: 'Tình trạng', of: stateLabel },
  { title: 'Giá trị', of: ({ value, summary }) => value ?? (summary === null ? '—' : `${summary.areas} địa bàn`), right: true },
  { title: 'Yêu cầu', of: ({ criterion }) => criterionText(criterion), right: true },
  { title: 'Cần có', of: ({ required }) => required ?? '', right: true },
  { title: 'Kỳ', of: ({ period }) => period ?? '' },
  { title: 'Hạn', of: ({ due }) => due },
  { title: 'Đã báo', of: ({ coverage: { reported, expected } }) => `${reported}/${expected}`, right: true },
  { title: 'Lưu ý', of: notesOf },
];

/** Rows as a table; the plan's name stands before each row only where there are several plans. */
export function statusTable(rows: readonly AnsweredRow[], paint: Paint): string {
  const several = new Set(rows.map(({ plan }) => plan)).size > 1;
  const plan: Column<AnsweredRow> = { title: 'Kế hoạch', of: (row) => row.plan };
  return table(several ? [plan, ...COLUMNS] : COLUMNS, rows, (line, { state }) => paint(line, state === null ? 'grey' : COLOURS[state]));
}
