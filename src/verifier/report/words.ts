import type { Asked, CheckId, Outcome, Verdict } from '@hieuhoc/dossier';
import { shownDay } from '../../platform/text/terms';

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
