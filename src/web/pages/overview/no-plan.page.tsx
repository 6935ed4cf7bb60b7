import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import type { Visit } from '../../visit/visit';

export const NoPlanPage = ({ visit }: { visit: Visit }): VNode => (
  <Page visit={visit} title="Chưa có kế hoạch">
    <h1 class="govuk-heading-l">Chưa có kế hoạch này</h1>
    <p class="govuk-body">
      {visit.asked('plan') === undefined
        ? 'Hệ thống chưa có kế hoạch nào vào thời điểm này. Người lập kế hoạch ban hành kế hoạch đầu tiên ở trang Kế hoạch.'
        : `Không có kế hoạch “${visit.asked('plan') ?? ''}” vào thời điểm này. Hãy chọn trong danh sách.`}
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={visit.href('/ke-hoach')}>
        Các kế hoạch
      </a>
    </p>
  </Page>
);
