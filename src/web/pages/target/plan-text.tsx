import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { LEVELS } from '../../words';
import { capital } from '../../parts/state-tag';
import { requirementWords, wantedOf } from '../../parts/target-table';
import type { TargetKnown } from './target.data';

/** What the plan says, word for word, how it was read, and what it became. */
export const PlanText = ({ known: { plan, names, target } }: { known: TargetKnown }): VNode => {
  const spec = names.spec(target.indicator);
  const phase = plan.phases.find(({ id }) => id === target.phase);
  return (
    <section aria-labelledby="van-ban">
      <h2 class="govuk-heading-m" id="van-ban">
        Văn bản nói gì
      </h2>
      <blockquote class="hh-quote">
        {target.text}
        <footer>
          {plan.issuer}
          {plan.number !== null && `, ${plan.number}`}, mục {target.section}
        </footer>
      </blockquote>
      <dl class="govuk-summary-list">
        <Fact words="Yêu cầu khi ban hành">{requirementWords(target, names)}</Fact>
        <Fact words="Thời gian">
          {phase === undefined
            ? `Đến ${shownDay(target.due ?? plan.period.to)}`
            : (phase.title ?? `${shownDay(phase.from)} đến ${shownDay(phase.to)}`)}
          {target.dueText !== undefined && ` (văn bản ghi “${target.dueText}”)`}
        </Fact>
        <Fact words="Cách xét">{HOLDS[target.hold]}</Fact>
        <Fact words="Đo ở">
          {target.measuredAt === 'area'
            ? 'cả địa bàn của kế hoạch'
            : `từng đơn vị ${LEVELS[target.measuredAt.each] ?? target.measuredAt.each}`}
        </Fact>
        {spec !== null && <Fact words="Chỉ số">{spec.definition}</Fact>}
        {spec?.numerator !== undefined && (
          <Fact words="Cách tính">
            {spec.numerator} ÷ {spec.denominator}
          </Fact>
        )}
        {target.note !== undefined && <Fact words="Cách hiểu đã chọn">{target.note}</Fact>}
      </dl>
      <Revisions known={{ names, target }} />
    </section>
  );
};

const HOLDS = {
  'at-due': 'Phải đạt vào ngày đến hạn',
  'each-year': 'Phải đạt từng năm',
  throughout: 'Phải giữ suốt thời gian',
} as const;

const Fact = ({ words, children }: { words: string; children: ComponentChildren }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{words}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
);

const Revisions = ({ known: { names, target } }: { known: Pick<TargetKnown, 'names' | 'target'> }): VNode => (
  <>
    <h3 class="govuk-heading-s">Điều chỉnh</h3>
    {target.revisions.length === 0 && target.withdrawnOn === null && <p class="govuk-body">Chưa điều chỉnh lần nào.</p>}
    <ul class="govuk-list govuk-list--bullet">
      {target.revisions.map(({ effectiveOn, change, decision }) => (
        <li>
          Từ {shownDay(effectiveOn)}: {changeWords(change, (criterion) => wantedOf(names, target.indicator, criterion))}, theo{' '}
          {decision.number} ngày {shownDay(decision.issuedOn)} của {decision.issuer}.
        </li>
      ))}
      {target.withdrawnOn !== null && <li>Bỏ từ {shownDay(target.withdrawnOn)}.</li>}
    </ul>
  </>
);

type Criterion = TargetKnown['target']['criterion'];

/** What a decision changed of a target. */
export function changeWords(
  { criterion, due, hold, byArea }: TargetKnown['target']['revisions'][number]['change'],
  wanted: (criterion: Criterion) => string,
): string {
  const parts = [
    criterion !== undefined && wanted(criterion),
    due !== undefined && `hạn ${shownDay(due)}`,
    hold !== undefined && HOLDS[hold].toLocaleLowerCase('vi'),
    byArea !== undefined && 'giao riêng cho từng địa bàn',
  ];
  return capital(parts.filter((part) => part !== false).join(', '));
}
