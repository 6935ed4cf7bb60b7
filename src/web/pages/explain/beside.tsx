import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { withUnit } from '../../parts/numbers';
import type { Explanation } from './explain.data';

const KINDS = {
  'roll-up': 'Cộng từ cấp dưới lại ra',
  'same-slot': 'Cùng kỳ còn một số khác',
  register: 'Sổ công nhận danh hiệu cho thấy',
} as const;

const FLAGS: Readonly<Record<string, string>> = {
  'above-up-to': 'Giá trị vượt trên mức cao nhất của chỉ tiêu: không phải là không đạt.',
  'area-ended': 'Địa bàn đã kết thúc và không còn giá trị vào ngày này.',
  dissolvedUnits: 'Có đơn vị đã giải thể mà không có đơn vị kế tiếp: không tính ở đâu nữa.',
  lateChange: 'Có thay đổi địa giới được ghi muộn: số của đơn vị cũ được tính cho kỳ sau ngày thay đổi.',
  'of-differs': 'Số đơn vị mà kế hoạch nêu khác số đơn vị hiện có.',
  'rate-over-100': 'Tỷ lệ vượt 100%: tử số lớn hơn mẫu số, cần kiểm tra.',
  returned: 'Có số liệu đã bị trả lại để sửa; trong khi chờ vẫn tính theo số đã báo.',
};

/** What a careful reader has to know beside the value itself. */
export function besideOf({ explained: { row }, names }: Pick<Explanation, 'explained' | 'names'>): readonly string[] {
  const unit = names.unit(row.indicator);
  const { discrepancy, ownOnOldBoundaries, newer, verified, coverage } = row;
  const ratio = row.denominator === null ? unit : '%';
  return [
    row.incomplete && `Mới ${String(coverage.reported)}/${String(coverage.expected)} đơn vị có số liệu.`,
    row.provisional && 'Có số liệu tạm tính: kỳ chưa kết thúc khi báo.',
    row.estimated && 'Có phần ước theo tỷ lệ chia của đơn vị đã chia tách.',
    row.yearToDate && 'Là số cộng dồn từ đầu năm, chưa phải cả năm.',
    newer !== null &&
      `Đã có số liệu mới hơn của ${spokenPeriod(newer.period)}, mới ${String(newer.coverage.reported)}/${String(newer.coverage.expected)} đơn vị nên chưa dùng để đánh giá.`,
    row.basis === 'reported' &&
      verified.value !== row.value &&
      `Chỉ tính số đã xác minh thì là ${withUnit(verified.value, ratio)} (${String(verified.coverage.reported)}/${String(verified.coverage.expected)} đơn vị).`,
    row.changedSinceVerified > 0 && `${row.changedSinceVerified} số liệu đã sửa sau khi xác minh, chờ xác minh lại.`,
    discrepancy !== null && `${KINDS[discrepancy.kind]} ${numbersOf(discrepancy, ratio)}, khác với giá trị ở đây.`,
    ownOnOldBoundaries !== null && `Số của chính địa bàn theo địa giới cũ là ${numbersOf(ownOnOldBoundaries, ratio)}, không dùng.`,
    ...row.flags.map((flag) => FLAGS[flag] ?? flag),
  ].filter((words) => words !== false);
}

function numbersOf(
  { value, numerator, denominator }: { value: string | null; numerator: string | null; denominator: string | null },
  unit: string,
): string {
  const parts = numerator === null || denominator === null ? '' : ` (${numerator}/${denominator})`;
  return `${withUnit(value, unit)}${parts}`;
}

export const Beside = ({ explanation }: { explanation: Explanation }): VNode | null => {
  const notes = besideOf(explanation);
  return notes.length === 0 ? null : (
    <section aria-labelledby="can-biet">
      <h2 class="govuk-heading-m" id="can-biet">
        Cần biết thêm
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {notes.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </section>
  );
};
