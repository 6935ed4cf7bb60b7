import type { VNode } from 'preact';
import type { DutyItem } from '../../../reports';
import type { Called } from '../../known/called';
import { draftKeyOf, entryHref, reporterName, reportName, reportPath } from '../../known/duty';
import { Due } from '../../parts/due';
import { ReportTag } from '../../parts/report-tag';
import { ReturnedFigures } from '../../parts/returned-figures';
import { Table, type Column } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { ClerkWork } from './clerk.data';

interface ClerkProps {
  readonly visit: Visit;
  readonly work: ClerkWork;
  readonly called: Called;
}

/** What an office owes: the most urgent first, each a click from its form. */
export const ClerkSection = ({ visit, work, called }: ClerkProps): VNode => (
  <section aria-labelledby="bao-cao-cua-toi">
    <h2 class="govuk-heading-m" id="bao-cao-cua-toi">
      Báo cáo của tôi
    </h2>
    <p class="hh-lead">{clerkHeadline(work)}</p>
    {work.returned.length > 0 && <ReturnedFigures visit={visit} figures={work.returned} called={called} caption="Số liệu bị trả lại" />}
    <Table
      caption="Cần làm"
      id="can-lam"
      rows={work.todo}
      rowId={rowId}
      empty="Không có báo cáo nào cần làm lúc này."
      columns={[
        nameColumn(visit, called, (item) => entryHref(visit, item)),
        { title: 'Tình trạng', cell: (item) => <ReportTag state={item.state} draft={work.drafts.has(draftKeyOf(item))} /> },
        { title: 'Hạn', cell: (item) => <Due {...item} stated={item.dueStated} /> },
        { title: 'Việc', cell: (item) => <Act visit={visit} item={item} /> },
      ]}
    />
    {work.sent.length > 0 && (
      <Table
        caption="Đã gửi gần đây"
        id="da-gui"
        rows={work.sent}
        rowId={rowId}
        empty=""
        columns={[
          nameColumn(visit, called, (item) => visit.href(reportPath(item))),
          { title: 'Tình trạng', cell: ({ state }) => <ReportTag state={state} /> },
          { title: 'Hạn', cell: (item) => <Due {...item} stated={item.dueStated} /> },
          { title: 'Gửi lần đầu', cell: SentOn },
        ]}
      />
    )}
    {work.before > 0 && (
      <p class="govuk-body">
        {work.before} báo cáo của các kỳ trước đã gửi xong.{' '}
        <a class="govuk-link" href={visit.href('/bao-cao', mine(work))}>
          Xem ở Báo cáo và thời hạn
        </a>
      </p>
    )}
  </section>
);

export function clerkHeadline({ todo, returned }: Pick<ClerkWork, 'todo' | 'returned'>): string {
  const count = (state: DutyItem['state']): number => todo.filter((item) => item.state === state).length;
  const parts = [
    count('returned') > 0 && `${count('returned')} báo cáo bị trả lại`,
    count('missing') > 0 && `${count('missing')} báo cáo đã quá hạn`,
    count('open') > 0 && `${count('open')} báo cáo đang trong hạn`,
    returned.length > 0 && `${returned.length} số liệu bị trả lại`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Không có gì phải gửi ngay.' : `Cần làm: ${parts.join(', ')}.`;
}

const mine = ({ sent, todo }: ClerkWork): { readonly plan?: string; readonly reporter?: string } => {
  const one = sent[0] ?? todo[0];
  return one === undefined ? {} : { plan: one.plan, reporter: one.reporter };
};

const rowId = ({ plan, duty, reporter, period }: DutyItem): string => `bc-${plan}-${duty}-${reporter}-${period}`.replaceAll('.', '-');

const nameColumn = (visit: Visit, called: Called, href: (item: DutyItem) => string): Column<DutyItem> => ({
  title: 'Báo cáo',
  cell: (item) => (
    <>
      <a class="govuk-link" href={href(item)}>
        {reportName(item.period)}
      </a>
      <small>
        {reporterName(item, called)}
        {item.section !== null && `, mục ${item.section} của kế hoạch`}
      </small>
    </>
  ),
});

const SentOn = ({ firstSubmittedOn, late }: DutyItem): VNode => (
  <>
    {firstSubmittedOn?.split('-').toReversed().join('/') ?? '—'}
    <small>{late ? 'muộn' : 'đúng hạn'}</small>
  </>
);

const Act = ({ visit, item }: { visit: Visit; item: DutyItem }): VNode => {
  const words = ACTS[item.state];
  if (item.indicators === 0)
    return (
      <a class="govuk-link" href={visit.href(reportPath(item))}>
        {item.state === 'not-due' ? 'Mở hồ sơ' : 'Gửi báo cáo'}
      </a>
    );
  return (
    <>
      <a class="govuk-link hh-nowrap" href={entryHref(visit, item)}>
        {words}
      </a>
      <small>
        <a class="govuk-link" href={visit.href(reportPath(item))}>
          hồ sơ
        </a>
      </small>
    </>
  );
};

const ACTS: Readonly<Record<DutyItem['state'], string>> = {
  'not-due': 'Nhập trước',
  open: 'Nhập số liệu',
  missing: 'Nhập và gửi ngay',
  returned: 'Sửa và gửi lại',
  submitted: 'Xem',
  accepted: 'Xem',
};
