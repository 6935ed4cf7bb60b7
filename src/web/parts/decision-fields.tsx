import type { VNode } from 'preact';
import type { ApiProblem } from '../api/problem';
import type { Form } from '../visit/form';
import type { FormProblem } from './error-summary';
import { Field } from './field';

interface DecisionFieldsProps {
  readonly form: Form;
  /** Before the name of each field, where a page has several. */
  readonly prefix?: string;
  readonly problems: readonly FormProblem[];
  readonly legend?: string;
}

export const errorAt = (problems: readonly FormProblem[], field: string): string | undefined =>
  problems.find((one) => one.field === field)?.words;

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

const DECISION_WORDS: Readonly<Record<string, string>> = {
  'decision.number': 'Số quyết định',
  'decision.issuedOn': 'Ngày ban hành',
  'decision.issuer': 'Cơ quan ban hành',
};

/** What the API refused, each at its field, under the names that the form has for them. */
export function problemsAt(problem: ApiProblem, words: Readonly<Record<string, string>>, prefix = ''): readonly FormProblem[] {
  const { field: single } = problem.facts;
  if (problem.fields.length === 0)
    return [{ words: problem.detail, ...(typeof single === 'string' && words[single] !== undefined && { field: `${prefix}${single}` }) }];
  return problem.fields.map(({ field, message }) => ({
    words: `${words[field] ?? DECISION_WORDS[field] ?? field} ${message.includes('ngày có thật') ? 'chưa có: hãy chọn ngày' : message}`,
    field: `${prefix}${field.replace('decision.', '')}`,
  }));
}
