import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { ApiProblem } from '../../api/problem';
import { Page } from '../../layout/page';
import { ErrorSummary } from '../../parts/error-summary';
import { whole } from '../../parts/numbers';
import { ListPages } from '../../parts/list-pages';
import { PlanChooser } from '../../parts/plan-chooser';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { PublishForm } from './publish-form';
import type { Publications } from './publications.data';

interface PublicationsProps {
  readonly visit: Visit;
  readonly publications: Publications;
  readonly problem?: ApiProblem;
}

/** What was published, pinned to a place in the log; and the form that publishes. */
export const PublicationsPage = ({ visit, publications, problem }: PublicationsProps): VNode => {
  const { plans, plan, next, mayPublish } = publications;
  return (
    <Page visit={visit} title="Công bố" failed={problem !== undefined}>
      <h1 class="govuk-heading-l">Công bố</h1>
      <p class="hh-under">
        Công bố là chốt số liệu của một kế hoạch vào một chỗ trong nhật ký đã ký, dưới một mã in trên giấy. Về sau số liệu có sửa thì tờ
        giấy vẫn kiểm được: lúc công bố số liệu là thế nào, và từ đó đã khác gì.
      </p>
      {problem !== undefined && <ErrorSummary title="Chưa công bố được:" problems={problemsOf(problem)} />}
      <PlanChooser visit={visit} plans={plans} plan={plan.plan} />
      <PublicationTable visit={visit} publications={publications} />
      <ListPages visit={visit} next={next} words="Công bố cũ hơn" first="Về mới nhất" />
      <p class="hh-actions">
        <a class="govuk-link" href={visit.href('/kiem-chung')}>
          Kiểm chứng một mã, một tờ báo cáo hay một hồ sơ
        </a>
      </p>
      {mayPublish && <PublishForm visit={visit} plan={plan} {...(problem && { problem })} />}
    </Page>
  );
};

const PublicationTable = ({ visit, publications: { items, called } }: Omit<PublicationsProps, 'problem'>): VNode => (
  <Table
    caption="Đã công bố"
    id="da-cong-bo"
    rows={items}
    rowId={({ code }) => `cong-bo-${code}`}
    empty="Kế hoạch này chưa có lần công bố nào."
    columns={[
      {
        title: 'Công bố',
        cell: ({ code, title, on, area }) => (
          <>
            <a class="govuk-link" href={visit.href(`/cong-bo/${code}`)}>
              {title ?? `Tình hình ngày ${shownDay(on)}`}
            </a>
            <small>{called.area(area)}</small>
          </>
        ),
      },
      { title: 'Về ngày', cell: ({ on }) => shownDay(on) },
      { title: 'Số dòng', number: true, cell: ({ rows }) => whole(rows) },
      { title: 'Mã', cell: ({ code }) => <code class="hh-code">{code}</code> },
      {
        title: 'Xem lại',
        cell: ({ plan: of, on, logSize }) => (
          <a class="govuk-link" href={visit.href('/tong-quan', { plan: of, on, asOf: String(logSize) })}>
            Các trang như lúc công bố
          </a>
        ),
      },
      {
        title: 'Công bố lúc',
        cell: ({ publishedAt, publishedBy }) => (
          <>
            {shownInstant(publishedAt)}
            <small>{called.person(publishedBy)}</small>
          </>
        ),
      },
    ]}
  />
);

const problemsOf = (problem: ApiProblem): readonly { readonly words: string; readonly field?: string }[] =>
  problem.fields.length === 0 ? [{ words: problem.detail }] : problem.fields.map(({ field, message }) => ({ words: message, field }));
