import type { Asked, CheckId, Outcome, Verdict } from '@hieuhoc/dossier';
import type { Criterion, State, StatusRow } from '@hieuhoc/indicator-maths';

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  passed: 'Đạt',
  failed: 'Không đạt',
  unprovable: 'Không chứng minh được',
};

/** What a check is about. */
export const CHECKS: Readonly<Record<CheckId, string>> = {
  file: 'Tệp nguyên vẹn',
  note: 'Giấy chốt đọc được',
  'log-signature': 'Chữ ký của nhật ký',
  cosignatures: 'Chữ ký của người chứng',
  timestamps: 'Dấu thời gian của bên thứ ba',
  leaves: 'Nội dung từng sự kiện',
  inclusion: 'Vị trí trong nhật ký đã ký',
  'older-checkpoints': 'Nối tiếp giấy chốt cũ',
  streams: 'Đủ các chuỗi sự kiện',
  commitments: 'Cam kết thay cho tên người',
  figures: 'Số liệu tính lại',
  publications: 'Mã công bố trên báo cáo',
};

const CONCLUSIONS: Readonly<Record<Outcome, string>> = {
  passed: 'Hồ sơ đạt: các sự kiện đủ và đúng như trong nhật ký đã ký, và số liệu đúng là từ các sự kiện ấy mà ra.',
  failed: 'Hồ sơ không đạt: có bước không đạt. Không dùng số liệu của hồ sơ này; hãy giữ nguyên tệp và báo cho nơi cấp khoá.',
  unprovable: 'Chưa kết luận được: không bước nào sai, nhưng còn bước chưa chứng minh được.',
};

/** What others than the operator of the log have seen of it: without one of these he may have rewritten all of it, and signed that. */
const FROM_OUTSIDE: ReadonlySet<CheckId> = new Set(['cosignatures', 'timestamps', 'older-checkpoints']);

export function conclusionWords({ outcome, checks }: Pick<Verdict, 'outcome' | 'checks'>): string {
  const alone = outcome === 'passed' && !checks.some((one) => FROM_OUTSIDE.has(one.id) && one.outcome === 'passed');
  return alone
    ? `${CONCLUSIONS.passed} Nhưng mới chỉ có cơ quan giữ nhật ký ký: chưa có người chứng, dấu thời gian hay giấy chốt cũ nào cho thấy cả nhật ký không bị viết lại từ trước.`
    : CONCLUSIONS[outcome];
}

const STATES: Readonly<Record<State, string>> = {
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
  if (state !== null) return STATES[state];
  return againstPlan === null ? '—' : againstPlan === 'met' ? 'đạt mức chung' : 'dưới mức chung';
}

export function criterionWords(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'at-least':
      return `từ ${shownNumber(criterion.value)} ${criterion.upTo === undefined ? 'trở lên' : `đến ${shownNumber(criterion.upTo)}`}`;
    case 'at-most':
      return `không quá ${shownNumber(criterion.value)}`;
    case 'complete':
      return 'tất cả';
    case 'count-of':
      return `${criterion.count}/${criterion.of}`;
    case 'increase':
      return criterion.over === 'year' ? 'năm sau cao hơn năm trước' : 'tăng trong cả kỳ';
    case 'not-below-baseline':
      return 'không giảm so với gốc';
    case 'parity':
      return criterion.tolerance === undefined ? 'không chênh lệch' : `chênh không quá ${shownNumber(criterion.tolerance)} điểm`;
    case 'qualitative':
      return 'đánh giá bằng lời';
  }
}

/** As it is written in Việt Nam: 82,35 and 1.234. */
export function shownNumber(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** 2015-07-31 → 31/07/2015. */
export function shownDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

export function askedWords(asked: Asked): string {
  if (asked.kind === 'log') return 'toàn bộ nhật ký';
  const { plan, indicator, area, period, on, basis } = asked;
  const parts = [
    plan === null ? 'mọi kế hoạch' : `kế hoạch ${plan}`,
    indicator !== null && `chỉ số ${indicator}`,
    area !== null && `địa bàn ${area}`,
    period !== null && `kỳ ${period}`,
    `ngày ${shownDay(on)}`,
    basis === 'verified' ? 'số liệu đã xác minh' : 'số liệu đã báo cáo',
  ];
  return parts.filter((part) => part !== false).join(' · ');
}
