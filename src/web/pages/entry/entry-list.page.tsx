import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { entryHref, reporterName } from '../../known/duty';
import { Page } from '../../layout/page';
import { Due } from '../../parts/due';
import { ReportTag } from '../../parts/report-tag';
import { ReturnedFigures } from '../../parts/returned-figures';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { Opening, Openings } from './entry-list.data';
import { clockWords } from './words';

/** Which sheets wait to be filled in, which came back, which are begun. */
export const EntryListPage = ({ visit, openings }: { visit: Visit; openings: Openings }): VNode => (
  <Page visit={visit} title="Nhập số liệu" live>
    <h1 class="govuk-heading-l">Nhập số liệu</h1>
    <p class="hh-under">Chọn kỳ để nhập. Những gì đang gõ được lưu nháp cho riêng bạn, mở lại được trên máy khác.</p>
    <Sheets
      visit={visit}
      openings={openings}
      rows={openings.open}
      caption="Cần nhập hoặc cần sửa"
      id="can-nhap"
      empty="Không có kỳ nào đang chờ nhập."
    />
    {openings.returned.length > 0 && (
      <ReturnedFigures visit={visit} figures={openings.returned} called={openings.called} caption="Số liệu bị trả lại, ngoài các kỳ trên" />
    )}
    {openings.drafts.length > 0 && <OtherDrafts visit={visit} openings={openings} />}
    {openings.sent.length > 0 && (
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{openings.sent.length} kỳ đã gửi</span>
        </summary>
        <Sheets visit={visit} openings={openings} rows={openings.sent} caption="Kỳ đã gửi" id="da-gui" empty="" />
      </details>
    )}
    <p class="hh-actions">
      <a class="govuk-link" href={visit.href('/nhap/tep')}>
        Tệp và danh sách đã ghi
      </a>
    </p>
  </Page>
);

interface SheetsProps {
  readonly visit: Visit;
  readonly openings: Openings;
  readonly rows: readonly Opening[];
  readonly caption: string;
  readonly id: string;
  readonly empty: string;
}

const Sheets = ({ visit, openings: { called }, rows, caption, id, empty }: SheetsProps): VNode => (
  <Table
    caption={caption}
    id={id}
    rows={rows}
    rowId={({ duty: { plan, duty, reporter, period } }) => `ky-${plan}-${duty}-${reporter}-${period}`}
    empty={empty}
    columns={[
      {
        title: 'Kỳ',
        cell: ({ duty }) => (
          <>
            <a class="govuk-link" href={entryHref(visit, duty)}>
              {capital(spokenPeriod(duty.period))}
            </a>
            <small>{reporterName(duty, called)}</small>
          </>
        ),
      },
      {
        title: 'Tình trạng',
        cell: ({ duty, draft, returned }) => (
          <>
            <ReportTag state={duty.state} draft={draft !== null} />
            {draft !== null && <small>đang nhập dở, lưu lúc {clockWords(draft.savedAt, visit.today)}</small>}
            {returned > 0 && <small class="hh-overdue">{returned} số liệu bị trả lại</small>}
          </>
        ),
      },
      {
        title: 'Hạn gửi',
        cell: ({ duty }) => <Due due={duty.due} daysLeft={duty.daysLeft} extended={duty.extended} stated={duty.dueStated} />,
      },
      { title: 'Theo kế hoạch', cell: ({ duty }) => called.plan(duty.plan) },
    ]}
  />
);

const OtherDrafts = ({ visit, openings: { drafts, called } }: { visit: Visit; openings: Openings }): VNode => (
  <Table
    caption="Bản nháp khác"
    id="nhap-khac"
    rows={drafts}
    rowId={({ key }) => `nhap-${key}`}
    empty=""
    columns={[
      {
        title: 'Kỳ',
        cell: ({ plan, area, period }) => (
          <a class="govuk-link" href={visit.href(`/nhap/${period}`, { plan, area })}>
            {capital(spokenPeriod(period))}
          </a>
        ),
      },
      { title: 'Địa bàn', cell: ({ area }) => called.area(area) },
      { title: 'Lưu lúc', cell: ({ savedAt }) => clockWords(savedAt, visit.today) },
    ]}
  />
);
