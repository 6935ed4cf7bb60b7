import { divide, multiply, parseDecimal, twoDecimals, whole } from '@hieuhoc/indicator-maths';
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
  const [above, below] = [parsed(numerator), parsed(denominator)];
  if (above === null || below === null || Number(denominator) === 0) return parts;
  const percent = vietnameseNumber(twoDecimals(multiply(divide(above, below), whole(100))));
  return unit === '' || unit === '%' ? `${percent}% (${parts})` : `${parts} (${percent}%) ${unit}`;
}

function parsed(decimal: string): ReturnType<typeof parseDecimal> | null {
  return /^-?\d+(\.\d+)?$/.test(decimal) ? parseDecimal(decimal) : null;
}
