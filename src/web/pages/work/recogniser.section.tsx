import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Called } from '../../known/called';
import { planTitle } from '../../known/plans';
import { recognitionPath } from '../../known/recognised';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { Behind } from './behind';
import type { RecogniserWork } from './recogniser.data';

export const RecogniserSection = ({ visit, work, called }: { visit: Visit; work: RecogniserWork; called: Called }): VNode => (
  <section aria-labelledby="danh-hieu">
    <h2 class="govuk-heading-m" id="danh-hieu">
      Danh hiệu
    </h2>
    <p class="hh-lead">
      {work.expiring.length === 0
        ? 'Không có danh hiệu nào hết hạn trong 90 ngày tới.'
        : `${work.isMore ? 'Hơn ' : ''}${work.expiring.length} danh hiệu hết hạn trong 90 ngày tới.`}
    </p>
    <p class="hh-actions">
      <a class="govuk-button" href={visit.href('/cong-nhan')}>
        Mở sổ công nhận
      </a>
    </p>
    {work.expiring.length > 0 && (
      <Table
        caption="Sắp hết hạn"
        id="sap-het-han"
        rows={work.expiring}
        rowId={({ title, subject }) => `hh-${title}-${subject}`}
        empty=""
        columns={[
          {
            title: 'Danh hiệu',
            cell: ({ title, subject, name }) => (
              <>
                <a class="govuk-link" href={visit.href(recognitionPath({ title, subject }))}>
                  {called.title(title)}
                </a>
                <small>{name ?? subject}</small>
              </>
            ),
          },
          { title: 'Địa bàn', cell: ({ area }) => called.area(area) },
          { title: 'Hết hạn', cell: ({ validUntil }) => shownDay(validUntil) },
        ]}
      />
    )}
    {work.open.map((standing) => (
      <Behind
        visit={visit}
        standing={standing}
        caption={`Chỉ tiêu về danh hiệu chưa đạt: ${planTitle(standing.plan)}`}
        id={`danh-hieu-${standing.plan.plan}`}
      />
    ))}
  </section>
);
