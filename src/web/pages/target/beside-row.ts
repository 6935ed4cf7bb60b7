import { vietnameseNumber } from '../../../platform/text/numbers';
import type { AnsweredRow } from '../../../status';

/** What is to be known of a value beside it, in a few words each. */
export function besideOfRow(row: AnsweredRow): readonly string[] {
  const { discrepancy, verified } = row;
  return [
    row.value === null && row.state !== 'not-applicable' && 'chưa báo cáo',
    row.provisional && 'tạm tính',
    row.estimated && 'có phần ước theo tỷ lệ chia',
    row.changedSinceVerified > 0 && 'đã sửa sau khi xác minh',
    row.basis === 'reported' && row.value !== null && verified.value !== row.value && verifiedWords(verified.value),
    discrepancy !== null && discrepancyWords(discrepancy),
    row.ownOnOldBoundaries !== null && 'số của chính địa bàn theo địa giới cũ, không dùng',
    row.flags.includes('returned') && 'số liệu bị trả lại',
    row.flags.includes('rate-over-100') && 'tỷ lệ vượt 100%',
    row.overdueReports > 0 && `${row.overdueReports} báo cáo quá hạn`,
  ].filter((words) => words !== false);
}

const verifiedWords = (value: string | null): string => (value === null ? 'chưa xác minh' : `đã xác minh ${vietnameseNumber(value)}`);

function discrepancyWords({ kind, numerator, value }: NonNullable<AnsweredRow['discrepancy']>): string {
  const number = vietnameseNumber(numerator ?? value ?? '0');
  switch (kind) {
    case 'roll-up':
      return `cộng từ dưới lên là ${number}`;
    case 'same-slot':
      return `cùng kỳ còn số khác: ${number}`;
    case 'register':
      return `sổ công nhận: ${number}`;
  }
}
