import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import { vietnameseNumber } from '../../platform/text/numbers';

/** 82.35 → 82,35; a dash where there is none. */
export const shown = (decimal: string | null | undefined): string =>
  decimal === null || decimal === undefined ? '—' : vietnameseNumber(decimal);

export const whole = (count: number): string => vietnameseNumber(String(count));

/** `%` stands at the number; other units are words after it. */
export function withUnit(decimal: string | null, unit: string): string {
  if (decimal === null) return '—';
  return unit === '%' ? `${shown(decimal)}%` : `${shown(decimal)} ${unit}`;
}

/** A value with what it was made of, and never a percentage alone. */
export const ValueCell = ({
  row,
  unit,
  href,
}: {
  row: Pick<StatusRow, 'value' | 'numerator' | 'denominator'>;
  unit: string;
  href: string;
}): VNode => (
  <>
    {row.value === null ? (
      <a class="govuk-link" href={href} aria-label="Chưa có giá trị: vì sao">
        —
      </a>
    ) : (
      <a class="govuk-link" href={href}>
        {withUnit(row.value, row.denominator === null ? unit : '%')}
      </a>
    )}
    {row.numerator !== null && row.denominator !== null && (
      <small>
        <span class="hh-nowrap">
          {shown(row.numerator)} / {shown(row.denominator)}
        </span>
        {unit !== '%' && ` ${unit}`}
      </small>
    )}
  </>
);
