import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Names, type PlanShown, type TargetShown } from '../../known/plans';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { requirementWords, wantedOf } from '../../parts/target-table';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { changeWords } from '../target/plan-text';
import { CriterionBoxes } from './criterion-boxes';
import { DecisionFields } from '../../parts/decision-fields';
import { Fact } from './plan.page';

export interface ReviseProps {
  readonly visit: Visit;
  readonly plan: PlanShown;
  readonly target: TargetShown;
  readonly formKey: string;
  readonly etag: string | null;
  readonly problems?: readonly FormProblem[];
}

/** A target is changed only by a decision, from a day on; what was before stays what it was. */
export function RevisePage({ visit, plan, target, formKey, etag, problems = [] }: ReviseProps): VNode {
  const { form } = visit;
  const wrong = (field: string): string | undefined => problems.find((one) => one.field === field)?.words;
  const names = new Names(plan);
  const name = names.indicator(target.indicator);
  const here = `/ke-hoach/${plan.plan}/chi-tieu/${target.id}`;
  return (
    <Page visit={visit} title={`Điều chỉnh: ${name}`} under="/ke-hoach" failed={problems.length > 0} timeless>
      <ErrorSummary problems={problems} />
      <Trail
        steps={[
          { words: 'Kế hoạch', href: '/ke-hoach' },
          { words: plan.title, href: `/ke-hoach/${plan.plan}` },
        ]}
      />
      <h1 class="govuk-heading-l">Điều chỉnh chỉ tiêu: {name}</h1>
      <Present target={target} names={names} due={dueThatHolds(target) ?? phaseEnd(plan, target)} />
      <form method="post" action={`${here}/dieu-chinh`}>
        <input type="hidden" name="khoa" value={formKey} />
        {etag !== null && <input type="hidden" name="etag" value={etag} />}
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Thay đổi gì</legend>
          <p class="govuk-hint">Chỉ điền những gì thay đổi; để trống là giữ nguyên.</p>
          <CriterionBoxes
            visit={visit}
            wrong={wrong}
            holds={requirementWords({ indicator: target.indicator, criterion: criterionThatHolds(target) }, names)}
            unit={names.unit(target.indicator)}
          />
          <Field name="due" words="Hạn mới" type="date" value={form.text('due')} error={wrong('due')} width={10} />
          <Field
            name="effectiveOn"
            words="Có hiệu lực từ ngày"
            hint="Trước ngày này, tình hình vẫn được xét theo mức cũ"
            type="date"
            value={form.text('effectiveOn')}
            error={wrong('effectiveOn')}
            width={10}
          />
        </fieldset>
        <DecisionFields form={form} prefix="decision." problems={problems} legend="Theo quyết định" />
        <TextArea name="reason" words="Lý do" value={form.text('reason')} error={wrong('reason')} />
        <div class="hh-actions">
          <button class="govuk-button" name="viec" value="dieu-chinh">
            Ghi điều chỉnh
          </button>
        </div>
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Bỏ hẳn chỉ tiêu này</span>
          </summary>
          <p class="govuk-body">Từ ngày có hiệu lực ghi ở trên, chỉ tiêu không được xét nữa; trước ngày đó giữ nguyên.</p>
          <button class="govuk-button govuk-button--warning" name="viec" value="bo">
            Bỏ chỉ tiêu từ ngày trên
          </button>
        </details>
      </form>
    </Page>
  );
}

interface PresentProps {
  readonly target: TargetShown;
  readonly names: Names;
  readonly due: string;
}

const Present = ({ target: { text, section, indicator, criterion, revisions }, names, due }: PresentProps): VNode => (
  <dl class="govuk-summary-list">
    <Fact words={`Văn bản ghi, mục ${section}`}>{text}</Fact>
    <Fact words="Yêu cầu khi ban hành">{requirementWords({ indicator, criterion }, names)}</Fact>
    {revisions.map(({ effectiveOn, change, decision }) => (
      <Fact words={`Từ ${shownDay(effectiveOn)}`}>
        {changeWords(change, (changed) => wantedOf(names, indicator, changed))} ({decision.number})
      </Fact>
    ))}
    <Fact words="Hạn hiện nay">{shownDay(due)}</Fact>
  </dl>
);

export const criterionThatHolds = ({ criterion, revisions }: TargetShown): TargetShown['criterion'] =>
  revisions.findLast(({ change }) => change.criterion)?.change.criterion ?? criterion;

const dueThatHolds = ({ due, revisions }: TargetShown): string | undefined =>
  revisions.findLast(({ change }) => change.due)?.change.due ?? due;

const phaseEnd = ({ phases, period }: PlanShown, { phase }: TargetShown): string => phases.find(({ id }) => id === phase)?.to ?? period.to;
