import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { PlanHead } from '../../known/plans';
import { Page } from '../../layout/page';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';

/** Every plan that was known at the moment of the page. */
export const PlansPage = ({ visit, plans }: { visit: Visit; plans: readonly PlanHead[] }): VNode => (
  <Page visit={visit} title="Kế hoạch" live>
    <h1 class="govuk-heading-l">Kế hoạch</h1>
    {visit.can('plan.issue') && !visit.isPast && (
      <p class="hh-actions">
        <a class="govuk-button" href="/ke-hoach/moi">
          Ban hành kế hoạch mới
        </a>
      </p>
    )}
    <Table
      id="cac-ke-hoach"
      caption="Các kế hoạch"
      hideCaption
      rows={plans}
      rowId={({ plan }) => `ke-hoach-${plan}`}
      empty="Chưa có kế hoạch nào vào thời điểm này."
      columns={[
        {
          title: 'Kế hoạch',
          cell: ({ plan, title, issuer, number }) => (
            <>
              <a class="govuk-link" href={visit.href(`/ke-hoach/${plan}`)}>
                {title}
              </a>
              <small>
                {issuer}
                {number !== null && `, ${number}`}
              </small>
            </>
          ),
        },
        { title: 'Thời gian', cell: ({ period }) => `${shownDay(period.from)} – ${shownDay(period.to)}` },
        { title: 'Chỉ tiêu', number: true, cell: ({ targets }) => String(targets) },
        { title: 'Nhiệm vụ', number: true, cell: ({ tasks }) => String(tasks) },
        {
          title: 'Tình hình',
          cell: ({ plan, closedOn }) => (
            <>
              <a class="govuk-link" href={visit.href('/tong-quan', { plan })}>
                Tổng quan
              </a>
              {closedOn !== null && <small>kết thúc {shownDay(closedOn)}</small>}
            </>
          ),
        },
      ]}
    />
  </Page>
);
