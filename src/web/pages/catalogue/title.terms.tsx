import type { VNode } from 'preact';
import type { Title } from '../../../recognitions';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { capital } from '../../parts/state-tag';
import { Select } from '../../parts/select';
import type { Form } from '../../visit/form';
import { LEVELS } from '../../words';

type Terms = Pick<Title, 'grantedBy' | 'validity'>;

const KINDS: Readonly<Record<string, string>> = {
  none: 'Không thời hạn',
  months: 'Theo số tháng',
  'year-end': 'Đến hết năm, sau số năm',
};

const numberOf = ({ validity }: Terms): string =>
  validity === 'none' ? '' : String('months' in validity ? validity.months : validity.years);
const kindOf = ({ validity }: Terms): string => (validity === 'none' ? 'none' : 'months' in validity ? 'months' : 'year-end');

interface TermsProps {
  readonly title: Terms;
  readonly form: Form;
  readonly bodyName: (code: string) => string;
  readonly problems: readonly FormProblem[];
}

/** Who grants a title, and for how long. */
export const TitleTerms = ({ title, form, bodyName, problems }: TermsProps): VNode => {
  const stands = LEVELS[title.grantedBy] === undefined ? [[title.grantedBy, bodyName(title.grantedBy)] as const] : [];
  return (
    <>
      <Select
        name="grantedBy"
        words="Ai công nhận"
        chosen={form.given('grantedBy') ?? title.grantedBy}
        options={[...stands, ...Object.entries(LEVELS).map(([level, words]) => [level, capital(words)] as const)]}
        error={errorAt(problems, 'grantedBy')}
      />
      <div class="hh-fields hh-fields--top">
        <Select
          name="validity"
          words="Thời hạn"
          chosen={form.given('validity') ?? kindOf(title)}
          options={Object.entries(KINDS)}
          error={errorAt(problems, 'validity')}
        />
        <Field
          name="term"
          words="Số tháng, hoặc số năm"
          inputMode="numeric"
          value={form.has('term') ? form.text('term') : numberOf(title)}
          error={errorAt(problems, 'term')}
          width={3}
        />
      </div>
    </>
  );
};

/** Nothing where the form does not ask for it. */
export function termsTyped(form: Form): Partial<Terms> | { readonly problems: readonly FormProblem[] } {
  if (!form.has('validity')) return {};
  const [kind, number] = [form.text('validity'), Number(form.text('term'))];
  if (kind !== 'none' && !(Number.isInteger(number) && number > 0))
    return { problems: [{ words: 'Hãy ghi thời hạn là bao nhiêu tháng, hoặc bao nhiêu năm.', field: 'term' }] };
  const validity = kind === 'none' ? kind : kind === 'months' ? { months: number } : ({ until: 'year-end', years: number } as const);
  return { grantedBy: form.text('grantedBy'), validity };
}
