import type { VNode } from 'preact';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import type { Visit } from '../../visit/visit';
import { KINDS } from './criterion-typed';

interface BoxesProps {
  readonly visit: Visit;
  readonly wrong: (field: string) => string | undefined;
}

const OTHERS = [
  ['criterion.upTo', 'Đến mức (của “từ … đến …”)', 'decimal'],
  ['criterion.count', 'Số đạt', 'numeric'],
  ['criterion.of', 'Trên tổng số', 'numeric'],
  ['criterion.tolerance', 'Chênh lệch cho phép (điểm phần trăm)', 'decimal'],
] as const;

/** How a target is judged from now on; the numbers that rare kinds need are folded away. */
export const CriterionBoxes = ({ visit: { form }, wrong }: BoxesProps): VNode => (
  <>
    <Select
      name="criterion.kind"
      words="Cách xét"
      chosen={form.text('criterion.kind')}
      options={Object.entries(KINDS)}
      none="Giữ nguyên"
      error={wrong('criterion.kind')}
    />
    <Field
      name="criterion.value"
      words="Mức"
      hint="Cho “từ … trở lên”, “không quá …”: ví dụ 88 hoặc 85,5"
      value={form.text('criterion.value')}
      error={wrong('criterion.value')}
      width={5}
      inputMode="decimal"
    />
    <details class="govuk-details" open={OTHERS.some(([name]) => form.given(name) !== null)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Các cách xét khác</span>
      </summary>
      {OTHERS.map(([name, words, inputMode]) => (
        <Field name={name} words={words} value={form.text(name)} error={wrong(name)} width={5} inputMode={inputMode} />
      ))}
    </details>
  </>
);
