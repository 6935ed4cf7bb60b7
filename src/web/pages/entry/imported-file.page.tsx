import type { VNode } from 'preact';
import type { ListedFigure } from '../../../imports';
import { spokenPeriod } from '../../../platform/text/periods';
import type { Called } from '../../known/called';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ListPages } from '../../parts/list-pages';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { ImportedFile } from './imports.data';
import { STATES } from './imports.page';
import { REFUSED } from './questions';

/** A file of figures that was recorded: whose it was, what it was, and each figure that came of it. */
export const ImportedFilePage = ({ visit, imported: { shown, called } }: { visit: Visit; imported: ImportedFile }): VNode => {
  const { file, actor, at, state, rows, done, next } = shown;
  const name = file.name ?? 'Tệp số liệu';
  return (
    <Page visit={visit} title={name} under="/nhap" timeless>
      <Trail
        steps={[
          ...(visit.can('figure.report') ? [{ words: 'Nhập số liệu', href: visit.href('/nhap') }] : []),
          { words: 'Tệp và danh sách đã ghi', href: visit.href('/nhap/tep') },
        ]}
      />
      <Done words={doneWords(visit, shown.recorded ?? rows)}>
        <Onward visit={visit} imported={{ shown, called }} />
      </Done>
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="hh-under">
        {actor !== null && `${capital(called.person(actor))}, `}
        {shownInstant(at)}. {STATES[state]}
        {state === 'running' && `: ${done}/${rows} dòng`}.{' '}
        {state === 'interrupted' && 'Gửi lại đúng tệp ấy: chỉ những dòng còn thiếu được ghi thêm.'}
      </p>
      <About visit={visit} imported={{ shown, called }} />
      <Lines visit={visit} items={shown.items} called={called} />
      <ListPages visit={visit} next={next} words="Các dòng sau" />
    </Page>
  );
};

function doneWords(visit: Visit, recorded: number): string | undefined {
  if (visit.asked('xong') === 'da-ghi') return 'Tệp này đã được ghi trước đó; không ghi lần nữa.';
  return visit.asked('xong') === 'ghi' ? `Đã ghi ${recorded} số liệu.` : undefined;
}

const MOST = 12;

/** What it was about, and the file itself. */
const About = ({ visit, imported: { shown, called } }: { visit: Visit; imported: ImportedFile }): VNode => {
  const { file, sheets } = shown;
  return (
    <dl class="govuk-summary-list hh-summary">
      {sheets.slice(0, MOST).map(({ area, period, figures }) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">
            {capital(called.area(area))}, {spokenPeriod(period)}
          </dt>
          <dd class="govuk-summary-list__value">{figures} số liệu</dd>
        </div>
      ))}
      {file.sha256 !== null && (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Tệp gốc</dt>
          <dd class="govuk-summary-list__value">
            <a class="govuk-link" href={visit.href(`/minh-chung/${encodeURIComponent(file.ref)}`)}>
              {file.name ?? 'Tệp số liệu'}
            </a>
            , SHA-256 <code class="hh-break">{file.sha256}</code>
          </dd>
        </div>
      )}
    </dl>
  );
};

/** Back to the sheet that the file was for. */
const Onward = ({ visit, imported: { shown } }: { visit: Visit; imported: ImportedFile }): VNode => {
  const [plan, duty, [first]] = [visit.asked('plan'), visit.asked('duty'), shown.sheets];
  if (plan === undefined || first === undefined) return <></>;
  return (
    <p class="govuk-body">
      <a class="govuk-notification-banner__link" href={visit.href(`/nhap/${first.period}/kiem-tra`, { plan, duty, area: first.area })}>
        Xem báo cáo sẽ gửi
      </a>
    </p>
  );
};

const Lines = ({ visit, items, called }: { visit: Visit; items: readonly ListedFigure[]; called: Called }): VNode => (
  <Table
    caption="Từng dòng của tệp"
    id="cac-dong"
    rows={items}
    rowId={({ row }) => `dong-${row}`}
    empty="Chưa có dòng nào được ghi."
    columns={[
      { title: 'Dòng', cell: ({ row }) => `Dòng ${row}` },
      {
        title: 'Số liệu',
        cell: (one) =>
          one.outcome === 'refused' ? (
            '—'
          ) : (
            <>
              <a class="govuk-link" href={visit.href(`/so-lieu/${one.indicator}/${one.area}/${one.period}`)}>
                {called.indicator(one.indicator)}
              </a>
              <small>
                {called.area(one.area)}, {spokenPeriod(one.period)}
              </small>
            </>
          ),
      },
      { title: 'Kết quả', cell: resultWords },
    ]}
  />
);

function resultWords(one: ListedFigure): string {
  if (one.outcome === 'refused') return `Không ghi: ${REFUSED[one.code] ?? 'có người ghi trước trong lúc tệp đang được ghi'}`;
  return one.revision === 0 ? 'Báo lần đầu' : 'Đã sửa';
}
