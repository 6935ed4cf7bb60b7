import type { EntryCheck } from '@hieuhoc/indicator-maths';
import { vietnameseNumber } from '../platform/text/numbers';

const shown = (number: string, unit: EntryCheck['unit']): string => {
  switch (unit) {
    case 'percent':
      return `${vietnameseNumber(number)} %`;
    case 'number':
      return vietnameseNumber(number);
    case 'yes-no':
      return number === '1' ? 'có' : 'không';
  }
};

/** What was found and what to look at, for the one who reports. */
export function messageOf({ code, indicator, period, was, is, unit }: EntryCheck): string {
  const [before, now] = [shown(was, unit), shown(is, unit)];
  switch (code) {
    case 'big-change':
      return `Số liệu ${now} lệch quá 50 % so với ${before} của kỳ trước (${period}): hãy kiểm tra lại.`;
    case 'denominator-changed':
      return `Mẫu số ${now} lệch quá 5 % so với ${before} của kỳ trước (${period}): hãy kiểm tra lại mẫu số.`;
    case 'unexpected-fall':
      return `Chỉ số ${indicator} không được giảm, nhưng số liệu ${now} thấp hơn ${before} của kỳ trước (${period}): hãy kiểm tra lại.`;
    case 'nested-denominator':
      return `Mẫu số ${now} phải bằng ${before}, là số của chỉ số ${indicator} (kỳ ${period}): hãy đối chiếu hai số liệu.`;
  }
}
