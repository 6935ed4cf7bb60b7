import type { VNode } from 'preact';
import type { PlanShown } from '../../known/plans';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { DecisionFields } from '../../parts/decision-fields';

interface CloseProps {
  readonly visit: Visit;
  readonly plan: PlanShown;
  readonly formKey: string;
  readonly problems?: readonly FormProblem[];
}

export function ClosePage({ visit, plan, formKey, problems = [] }: CloseProps): VNode {
  const { form } = visit;
  const wrong = (field: string): string | undefined => problems.find((one) => one.field === field)?.words;
  return (
    <Page visit={visit} title="Kết thúc kế hoạch" under="/ke-hoach" failed={problems.length > 0} timeless>
      <ErrorSummary problems={problems} />
      <Trail
        steps={[
          { words: 'Kế hoạch', href: '/ke-hoach' },
          { words: plan.title, href: `/ke-hoach/${plan.plan}` },
        ]}
      />
      <h1 class="govuk-heading-l">Kết thúc kế hoạch</h1>
      <p class="hh-under">Từ ngày kết thúc, kế hoạch không còn chỉ tiêu và hạn báo cáo. Những ngày trước đó vẫn xem được như cũ.</p>
      <form method="post" action={`/ke-hoach/${plan.plan}/ket-thuc`}>
        <input type="hidden" name="khoa" value={form.given('khoa') ?? formKey} />
        <Field name="on" words="Kết thúc từ ngày" type="date" value={form.text('on')} error={wrong('on')} width={10} />
        <DecisionFields form={form} prefix="decision." problems={problems} legend="Theo quyết định" />
        <TextArea name="reason" words="Lý do" value={form.text('reason')} error={wrong('reason')} />
        <button class="govuk-button govuk-button--warning">Kết thúc kế hoạch</button>
      </form>
    </Page>
  );
}
