import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import type { ApiProblem } from '../../api/problem';
import type { PlanHead } from '../../known/plans';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';
import { LEVELS } from '../../words';
import { lastHalfYears } from '../compare/compare-form';

interface PublishProps {
  readonly visit: Visit;
  readonly plan: PlanHead;
  readonly problem?: ApiProblem;
}

const BASES = { reported: 'Số đã báo', verified: 'Chỉ số đã xác minh' } as const;

export function PublishForm({ visit, plan, problem }: PublishProps): VNode {
  const { form } = visit;
  const error = (name: string): string | undefined => problem?.fields.find(({ field }) => field === name)?.message;
  const periods = lastHalfYears(plan.period, visit.today).toReversed();
  return (
    <section class="hh-no-print" aria-labelledby="cong-bo-moi">
      <h2 class="govuk-heading-m" id="cong-bo-moi">
        Công bố lần mới
      </h2>
      <form method="post" action="/cong-bo" class="hh-card">
        <input type="hidden" name="khoa" value={form.text('khoa') || crypto.randomUUID()} />
        <input type="hidden" name="plan" value={plan.plan} />
        <Field name="title" words="Tên ghi trên giấy (nếu có)" value={form.text('title')} error={error('title')} />
        <div class="hh-fields">
          <Field
            name="on"
            words="Tình hình ngày"
            type="date"
            value={form.text('on') || (visit.moment.on ?? visit.today)}
            error={error('on')}
            width={10}
          />
          <Choice
            form={form.text('period')}
            name="period"
            words="Kỳ số liệu"
            all="Kỳ gần nhất vào ngày ấy"
            choices={periods.map(({ period }) => [period, spokenPeriod(period)])}
          />
          <Choice
            form={form.text('level')}
            name="level"
            words="Các dòng"
            all="Chỉ của kế hoạch"
            choices={(['province', 'district', 'commune'] as const).map((level) => [level, `Và từng nơi ${LEVELS[level] ?? level}`])}
          />
          <Choice form={form.text('basis')} name="basis" words="Dựa trên" choices={Object.entries(BASES)} />
        </div>
        <button class="govuk-button">Công bố và lấy mã</button>
      </form>
    </section>
  );
}

interface ChoiceProps {
  readonly form: string;
  readonly name: string;
  readonly words: string;
  readonly all?: string;
  readonly choices: readonly (readonly [code: string, words: string])[];
}

const Choice = ({ form, name, words, all, choices }: ChoiceProps): VNode => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={name}>
      {words}
    </label>
    <select class="govuk-select" id={name} name={name}>
      {all !== undefined && <option value="">{all}</option>}
      {choices.map(([code, said]) => (
        <option value={code} selected={form === code}>
          {said}
        </option>
      ))}
    </select>
  </div>
);
