import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { capital } from '../../parts/state-tag';
import { wantedOf } from '../../parts/target-table';
import type { Visit } from '../../visit/visit';
import type { Explanation } from './explain.data';

const BY = {
  target: 'của chỉ tiêu',
  class: 'theo loại địa bàn',
  allocation: 'giao riêng cho địa bàn này',
} as const;

/** Which version of the target held that day, and by which decision. */
export const TargetVersion = ({ visit, explanation }: { visit: Visit; explanation: Explanation }): VNode => {
  const { explained, plan, names } = explanation;
  const { criterion, row, span } = explained;
  const target = names.target(row.target);
  const wanted: Wanted = (one) => wantedOf(names, row.indicator, one);
  return (
    <section aria-labelledby="chi-tieu-dang-dung">
      <h2 class="govuk-heading-m" id="chi-tieu-dang-dung">
        Chỉ tiêu đang dùng
      </h2>
      {target?.text !== undefined && <blockquote class="hh-quote">{target.text}</blockquote>}
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Ban hành: {wanted(criterion.issued)}
          {plan.number !== null && `, ${plan.number}`}
          {plan.issuedOn !== null && ` ngày ${shownDay(plan.issuedOn)}`} của {plan.issuer}
          {target !== null && `, mục ${target.section}`}.
        </li>
        {criterion.revisions.map((revision, place) => {
          const decision = target?.revisions[place]?.decision;
          return (
            <li>
              Điều chỉnh từ {shownDay(revision.effectiveOn)}: {revisionWords(revision, wanted)}
              {decision !== undefined && `, theo ${decision.number} ngày ${shownDay(decision.issuedOn)} của ${decision.issuer}`}
              {revision.inForce ? '.' : ` (chưa có hiệu lực vào ${shownDay(span.judgedOn)}).`}
            </li>
          );
        })}
        <li>
          Áp dụng ngày {shownDay(span.judgedOn)}: <strong>{wanted(criterion.applied)}</strong>, {BY[criterion.by]}.
        </li>
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href(`/chi-tieu/${row.target}`, { plan: row.plan })}>
          Toàn văn và diễn biến của chỉ tiêu
        </a>
      </p>
    </section>
  );
};

type Wanted = (criterion: Explanation['explained']['criterion']['applied']) => string;

function revisionWords(
  { criterion, due, hold, byArea }: Explanation['explained']['criterion']['revisions'][number],
  wanted: Wanted,
): string {
  const parts = [
    criterion !== undefined && wanted(criterion),
    due !== undefined && `hạn ${shownDay(due)}`,
    hold !== undefined && HOLDS[hold],
    byArea !== undefined && 'giao riêng cho từng địa bàn',
  ].filter((part) => part !== false);
  return capital(parts.join(', '));
}

const HOLDS = { 'at-due': 'tính vào ngày đến hạn', 'each-year': 'phải đạt từng năm', throughout: 'phải giữ suốt thời gian' } as const;
