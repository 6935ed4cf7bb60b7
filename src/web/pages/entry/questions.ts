import type { EntryCheck } from '@hieuhoc/indicator-maths';
import { spokenPeriod } from '../../../platform/text/periods';
import { vietnameseNumber } from '../../../platform/text/numbers';

const shown = (number: string, unit: EntryCheck['unit']): string => {
  if (unit === 'yes-no') return number === '1' ? 'có' : 'không';
  return unit === 'percent' ? `${vietnameseNumber(number)}%` : vietnameseNumber(number);
};

/** What an entry check asks, of a person who knows no codes. */
export function questionWords({ code, indicator, period, was, is, unit }: EntryCheck, nameOf: (code: string) => string): string {
  const [before, now] = [shown(was, unit), shown(is, unit)];
  const then = spokenPeriod(period);
  switch (code) {
    case 'big-change':
      return `Thay đổi quá 50% so với ${then}: trước ${before}, nay ${now}.`;
    case 'denominator-changed':
      return `Tổng số thay đổi quá 5% so với ${then}: trước ${before}, nay ${now}.`;
    case 'unexpected-fall':
      return `Chỉ số này không giảm bao giờ, nhưng ${then} là ${before}, nay ${now}.`;
    case 'nested-denominator':
      return `Tổng số ${now} khác với ${before}, là số của “${nameOf(indicator)}” (${then}).`;
  }
}

/** What the API says of one figure by codes and names of fields, as the boxes of the sheet say it. */
export const REFUSED: Readonly<Record<string, string>> = {
  'note-required': 'Số liệu này là nhận xét bằng lời: hãy ghi căn cứ vào ô Ghi chú.',
  'uneven-breakdown': 'Các phần chia nhỏ không cộng bằng tổng số. Hãy kiểm tra lại từng phần.',
  'same-figure': 'Số này giống hệt số đang có, không cần sửa. Hãy bỏ thay đổi ở dòng này.',
  'reason-required': 'Hãy ghi lý do sửa.',
  forbidden: 'Bạn không có quyền báo số liệu của địa bàn này. Hãy nhờ cán bộ của địa bàn, hoặc người quản trị cấp quyền.',
  'wrong-data-to': 'Hãy ghi đúng số liệu tính đến hết ngày nào, trong kỳ và không sau hôm nay.',
  'evidence-not-there': 'Tệp minh chứng không còn. Hãy bỏ tệp ấy rồi gửi lại tệp khác.',
  'evidence-not-yours': 'Tệp minh chứng là của nơi khác. Hãy gửi tệp của mình.',
};
