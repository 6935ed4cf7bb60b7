import { twoDecimals } from '@hieuhoc/indicator-maths';
import { vietnameseNumber } from '../../../platform/text/numbers';

/** `230/3` → 76,67. Exact inside, rounded only where it is shown. */
export function shownFraction(fraction: string): string {
  const [n = '0', d = '1'] = fraction.split('/');
  return vietnameseNumber(trimmed(twoDecimals({ n: BigInt(n), d: BigInt(d) })));
}

const trimmed = (decimal: string): string => decimal.replace(/\.00$/, '');
