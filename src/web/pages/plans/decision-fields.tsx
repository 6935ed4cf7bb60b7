import type { VNode } from 'preact';
import { Field } from '../../parts/field';
import type { Form } from '../../visit/form';

export interface DecisionTyped {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
}

/** Left empty or half filled, the API says what is missing. */
export const decisionOf = (form: Form): DecisionTyped => ({
  number: form.text('decision.number'),
  issuedOn: form.text('decision.issuedOn'),
  issuer: form.text('decision.issuer'),
});

type Wrong = (field: string) => string | undefined;

/** The decision that orders it, as every change asks for it. */
export const DecisionFields = ({ form, wrong }: { form: Form; wrong: Wrong }): VNode => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Theo quyết định</legend>
    <Field
      name="decision.number"
      words="Số, ký hiệu"
      hint="Ví dụ 2210/QĐ-UBND"
      value={form.text('decision.number')}
      error={wrong('decision.number')}
      width={20}
    />
    <Field
      name="decision.issuedOn"
      words="Ngày ký"
      type="date"
      value={form.text('decision.issuedOn')}
      error={wrong('decision.issuedOn')}
      width={10}
    />
    <Field name="decision.issuer" words="Cơ quan ban hành" value={form.text('decision.issuer')} error={wrong('decision.issuer')} />
  </fieldset>
);
