import type { VNode } from 'preact';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import type { Visit } from '../../visit/visit';
import { KINDS } from './criterion-typed';

interface BoxesProps {
  readonly visit: Visit;
  readonly wrong: (field: string) => string | undefined;
  /** What is asked for as long as nobody changes it, in words, and its unit. */
  readonly holds: string;
  readonly unit: string;
}

const OTHERS = [
  ['criterion.upTo', 'Đến mức (của “từ … đến …”)', 'decimal'],
  ['criterion.count', 'Số đạt', 'numeric'],
  ['criterion.of', 'Trên tổng số', 'numeric'],
  ['criterion.tolerance', 'Chênh lệch cho phép (điểm phần trăm)', 'decimal'],
] as const;

/** How a target is judged from now on; the numbers that rare kinds need are folded away. */
export const CriterionBoxes = ({ visit: { form }, wrong, holds, unit }: BoxesProps): VNode => (
  <>
    <Select
      name="criterion.kind"
      words="Yêu cầu"
      chosen={form.text('criterion.kind')}
      options={Object.entries(KINDS)}
      none={`Như nay: ${holds}`}
      error={wrong('criterion.kind')}
    />
    <Field
      name="criterion.value"
      words="Mức mới"
      hint="Ví dụ 88 hoặc 85,5"
      value={form.text('criterion.value')}
      error={wrong('criterion.value')}
      width={5}
      inputMode="decimal"
      {...(unit !== '' && { after: unit })}
    />
    <details class="govuk-details" open={OTHERS.some(([name]) => form.given(name) !== null || wrong(name) !== undefined)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Các con số của kiểu yêu cầu khác</span>
      </summary>
      {OTHERS.map(([name, words, inputMode]) => (
        <Field name={name} words={words} value={form.text(name)} error={wrong(name)} width={5} inputMode={inputMode} />
      ))}
    </details>
  </>
);
