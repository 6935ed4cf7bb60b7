import type { FigureValue } from '@hieuhoc/indicator-maths';
import { vietnameseNumber } from '../text/numbers';
import { rate } from './reading';

/** A figure as whoever reports it reads it: `81,25% (13 / 16)`. */
export function figureWords(value: FigureValue | null, { unit }: { readonly unit: string }): string {
  switch (value?.kind) {
    case undefined:
      return '—';
    case 'ratio': {
      const percent = rate(value.numerator, value.denominator);
      const parts = `${vietnameseNumber(value.numerator)} / ${vietnameseNumber(value.denominator)}`;
      return percent === null ? `${parts}, không có đối tượng` : `${vietnameseNumber(percent)}% (${parts})`;
    }
    case 'count':
      return `${vietnameseNumber(value.value)} ${unit === '%' ? '' : unit}`.trim();
    case 'yes-no':
      return value.yes ? 'có' : 'không';
    case 'not-applicable':
      return `không áp dụng (${value.reason})`;
  }
}
