import type { VNode } from 'preact';
import { validityWords, type TitleShown } from '../../known/titles';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import type { Visit } from '../../visit/visit';

interface TermProps {
  readonly visit: Visit;
  readonly title: TitleShown;
  readonly problems: readonly FormProblem[];
}

/** From when a title is held, and until when, where that is not as the title says. */
export const TermFields = ({ visit: { form }, title, problems }: TermProps): VNode => (
  <>
    <Field
      name="recognisedOn"
      words="Công nhận từ ngày"
      type="date"
      value={form.text('recognisedOn')}
      error={errorAt(problems, 'recognisedOn')}
      width={10}
    />
    <Field
      name="validUntil"
      words="Có hiệu lực đến hết ngày (không bắt buộc)"
      hint={`Để trống: theo danh hiệu (${validityWords(title)}).`}
      type="date"
      value={form.text('validUntil')}
      error={errorAt(problems, 'validUntil')}
      width={10}
    />
  </>
);
