import type { VNode } from 'preact';
import type { Form } from '../visit/form';
import type { FormProblem } from './error-summary';
import { Field } from './field';
import { errorAt } from './form-problems';

interface DecisionFieldsProps {
  readonly form: Form;
  /** Before the name of each field, where a page has several. */
  readonly prefix?: string;
  readonly problems: readonly FormProblem[];
  readonly legend?: string;
}

/** The paper that orders something: number, day, who issued it. */
export const DecisionFields = ({ form, prefix = '', problems, legend = 'Quyết định' }: DecisionFieldsProps): VNode => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
    <div class="hh-fields hh-fields--top">
      <Field
        name={`${prefix}number`}
        words="Số, ký hiệu (như 125/QĐ-UBND)"
        value={form.text(`${prefix}number`)}
        error={errorAt(problems, `${prefix}number`)}
        width={20}
      />
      <Field
        name={`${prefix}issuedOn`}
        words="Ngày ban hành"
        type="date"
        value={form.text(`${prefix}issuedOn`)}
        error={errorAt(problems, `${prefix}issuedOn`)}
        width={10}
      />
      <Field
        name={`${prefix}issuer`}
        words="Cơ quan ban hành"
        value={form.text(`${prefix}issuer`)}
        error={errorAt(problems, `${prefix}issuer`)}
        width={20}
      />
    </div>
  </fieldset>
);

/** As the API takes it. */
export const decisionIn = (form: Form, prefix = ''): { readonly number: string; readonly issuedOn: string; readonly issuer: string } => ({
  number: form.text(`${prefix}number`),
  issuedOn: form.text(`${prefix}issuedOn`),
  issuer: form.text(`${prefix}issuer`),
});

/** The same where it may be left out: nothing where no box of it was filled in. */
export const decisionGiven = (form: Form, prefix = ''): { readonly decision?: ReturnType<typeof decisionIn> } =>
  Object.values(decisionIn(form, prefix)).some((typed) => typed !== '') ? { decision: decisionIn(form, prefix) } : {};
