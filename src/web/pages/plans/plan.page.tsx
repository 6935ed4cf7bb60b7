import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Names, type PlanShown, type TargetShown } from '../../known/plans';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { Table } from '../../parts/table';
import { requirementWords, wantedOf } from '../../parts/target-table';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { changeWords } from '../target/plan-text';
import { DutiesOf } from './duties-of';

export interface PlanProps {
  readonly visit: Visit;
  readonly plan: PlanShown;
  /** Whether this person changes it. */
  readonly mayRevise: boolean;
  readonly mayEnd: boolean;
  readonly done?: string;
}

/** A plan as its document says it, target by target, with everything that was changed since and by which decision. */
export const PlanPage = ({ visit, plan, mayRevise, mayEnd, done }: PlanProps): VNode => (
  <Page visit={visit} title={plan.title}>
    <Done words={done} />
    <Trail steps={[{ words: 'Kế hoạch', href: visit.href('/ke-hoach') }]} />
    <h1 class="govuk-heading-l">{plan.title}</h1>
    <Head plan={plan} />
    <p class="hh-actions">
      <a class="govuk-button govuk-button--secondary" href={visit.href('/tong-quan', { plan: plan.plan })}>
        Tình hình thực hiện
      </a>
      <a class="govuk-link" href={visit.href('/nhiem-vu', { plan: plan.plan })}>
        {plan.tasks.length} nhiệm vụ
      </a>
      <a class="govuk-link" href={visit.href('/nhat-ky', { plan: plan.plan })}>
        Lịch sử của kế hoạch
      </a>
      {mayEnd && plan.closedOn === null && (
        <a class="govuk-link" href={`/ke-hoach/${plan.plan}/ket-thuc`}>
          Kết thúc kế hoạch
        </a>
      )}
    </p>
    {groupsOf(plan).map(([title, targets], place) => (
      <Targets visit={visit} plan={plan} title={title} targets={targets} mayRevise={mayRevise} id={`giai-doan-${place}`} />
    ))}
    <DutiesOf visit={visit} plan={plan} />
  </Page>
);

const Head = ({ plan }: { plan: PlanShown }): VNode => (
  <dl class="govuk-summary-list">
    <Fact words="Ban hành">
      {plan.issuer}
      {plan.number !== null && `, số ${plan.number}`}
      {plan.issuedOn !== null && `, ngày ${shownIssued(plan.issuedOn)}`}
    </Fact>
    <Fact words="Thời gian">
      {shownDay(plan.period.from)} đến {shownDay(plan.period.to)}
      {plan.closedOn !== null && `; đã kết thúc ngày ${shownDay(plan.closedOn)}`}
    </Fact>
    {plan.legalBases.length > 0 && (
      <Fact words="Căn cứ">
        <ul class="govuk-list">
          {plan.legalBases.map(({ number, issuedOn, issuer, title }) => (
            <li>
              {[number, issuedOn === undefined || issuedOn === null ? null : `ngày ${shownIssued(issuedOn)}`, issuer]
                .filter(Boolean)
                .join(', ')}
              {title !== undefined && <small>: {title}</small>}
            </li>
          ))}
        </ul>
      </Fact>
    )}
    {plan.note !== undefined && plan.note !== null && (
      <Fact words="Cách hiểu đã chọn">
        <details>
          <summary>Đọc ghi chú của người nhập văn bản</summary>
          {plan.note}
        </details>
      </Fact>
    )}
  </dl>
);

/** 2023-07 is a month; 2013-07-16 a day. */
const shownIssued = (on: string): string => (on.length === 7 ? `${on.slice(5)}/${on.slice(0, 4)}` : on.length === 4 ? on : shownDay(on));

export const Fact = ({ words, children }: { words: string; children: ComponentChildren }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{words}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
);

function groupsOf({ phases, targets }: PlanShown): readonly (readonly [string, readonly TargetShown[]])[] {
  const titles = new Map(phases.map(({ id, title, from, to }) => [id, title ?? `${shownDay(from)} – ${shownDay(to)}`]));
  return [...Map.groupBy(targets, ({ phase }) => titles.get(phase ?? '') ?? 'Chỉ tiêu')];
}

interface TargetsProps {
  readonly visit: Visit;
  readonly plan: PlanShown;
  readonly title: string;
  readonly targets: readonly TargetShown[];
  readonly mayRevise: boolean;
  readonly id: string;
}

function Targets({ visit, plan, title, targets, mayRevise, id }: TargetsProps): VNode {
  const names = new Names(plan);
  const change = {
    title: 'Việc',
    cell: ({ id: target, indicator, withdrawnOn }: TargetShown) =>
      withdrawnOn === null ? (
        <a class="govuk-link hh-nowrap" href={`/ke-hoach/${plan.plan}/chi-tieu/${target}/dieu-chinh`}>
          Điều chỉnh<span class="govuk-visually-hidden"> {names.indicator(indicator)}</span>
        </a>
      ) : (
        '—'
      ),
  };
  return (
    <Table
      id={id}
      caption={`${title}: ${targets.length} chỉ tiêu`}
      rows={targets}
      rowId={(target) => `chi-tieu-${target.id}`}
      empty="Không có chỉ tiêu."
      columns={[
        {
          title: 'Chỉ tiêu',
          cell: ({ id: target, indicator, section }) => (
            <>
              <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan: plan.plan })}>
                {names.indicator(indicator)}
              </a>
              <small>{section}</small>
            </>
          ),
        },
        { title: 'Yêu cầu khi ban hành', cell: (target) => requirementWords(target, names) },
        { title: 'Điều chỉnh', cell: (target) => <Standing target={target} names={names} /> },
        ...(mayRevise && !visit.isPast ? [change] : []),
      ]}
    />
  );
}

/** What was changed since, each from its day and by its decision. */
function Standing({ target: { indicator, revisions, withdrawnOn }, names }: { target: TargetShown; names: Names }): VNode {
  if (withdrawnOn !== null) return <>Bỏ từ {shownDay(withdrawnOn)}</>;
  if (revisions.length === 0) return <span class="hh-muted">không đổi</span>;
  return (
    <>
      {revisions.map(({ effectiveOn, change, decision }) => (
        <div>
          {changeWords(change, (criterion) => wantedOf(names, indicator, criterion))}
          <small>
            từ {shownDay(effectiveOn)}, {decision.number}
          </small>
        </div>
      ))}
    </>
  );
}
