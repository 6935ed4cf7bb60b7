import type { VNode } from 'preact';
import { vietnameseNumber } from '../../../platform/text/numbers';
import { figureWords, percentOf } from '../../log/figure-value';
import { textIn, type Data } from '../../log/json';

/** How the value comes about, and what it was before. */
export function Arithmetic({ value, was, unit }: { value: Data; was: Data | null; unit: string }): VNode {
  const before = was === null ? null : figureWords(was, unit);
  const now = figureWords(value, unit);
  return (
    <p class="hh-sum">
      {before !== null && before !== now && (
        <>
          <del>{before}</del> <span aria-hidden="true">→</span>
          <span class="govuk-visually-hidden">đổi thành</span>{' '}
        </>
      )}
      <strong>{sumOf(value) ?? now}</strong>
    </p>
  );
}

function sumOf(value: Data): string | null {
  if (value['kind'] !== 'ratio') return null;
  const [above, below] = [textIn(value, 'numerator'), textIn(value, 'denominator')];
  const percent = percentOf(above, below);
  const parts = `${vietnameseNumber(above)} / ${vietnameseNumber(below)}`;
  return percent === null ? parts : `${parts} = ${percent}%`;
}
