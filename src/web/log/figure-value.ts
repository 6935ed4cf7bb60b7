import { divide, isDecimal, isZero, multiply, parseDecimal, twoDecimals, whole } from '@hieuhoc/indicator-maths';
import { vietnameseNumber } from '../../platform/text/numbers';
import { textIn, type Data } from './json';

/** A figure as it was reported, in words: `85,42 % (123/144)`. */
export function figureWords(value: Data, unit: string): string {
  switch (value['kind']) {
    case 'ratio':
      return ratioWords(textIn(value, 'numerator'), textIn(value, 'denominator'), unit);
    case 'count':
      return `${vietnameseNumber(textIn(value, 'value'))} ${unit}`.trim();
    case 'yes-no':
      return value['yes'] === true ? 'đạt' : 'chưa đạt';
    case 'not-applicable':
      return `không áp dụng (${textIn(value, 'reason')})`;
    default:
      return 'không có giá trị';
  }
}

function ratioWords(numerator: string, denominator: string, unit: string): string {
  const parts = `${vietnameseNumber(numerator)}/${vietnameseNumber(denominator)}`;
  const percent = percentOf(numerator, denominator);
  if (percent === null) return parts;
  return unit === '' || unit === '%' ? `${percent}% (${parts})` : `${parts} (${percent}%) ${unit}`;
}

/** Two decimals, as it is written here; null where nothing can be divided. */
export function percentOf(numerator: string, denominator: string): string | null {
  if (!isDecimal(numerator) || !isDecimal(denominator)) return null;
  const below = parseDecimal(denominator);
  return isZero(below) ? null : vietnameseNumber(twoDecimals(multiply(divide(parseDecimal(numerator), below), whole(100))));
}
