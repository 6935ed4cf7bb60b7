import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { fullName } from '../../known/areas';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { Due } from '../../parts/due';
import { ErrorSummary } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { ReportTag } from '../../parts/report-tag';
import type { Visit } from '../../visit/visit';
import { checkHref, draftApi, formHref, templateHref } from './entry-key';
import type { Files } from './more-boxes';
import { NewerElsewhere, type Elsewhere } from './newer-elsewhere';
import type { BoxProblem } from '../../../platform/entry';
import { PressedFirst } from './pressed-first';
import { DATA_TO, isThere, type Sheet, type SheetRow } from './sheet';
import { rowId, SheetRowBoxes } from './sheet-row';
import { WORKBOOK } from './file.data';
import { clockWords } from './words';

export interface FormProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly files: Files;
  readonly problems?: readonly BoxProblem[];
  /** Rows that somebody has opened, beside those that are open by themselves. */
  readonly opened?: readonly string[];
  /** The draft was saved in another window since. */
  readonly elsewhere?: Elsewhere;
}

const DONE: Readonly<Record<string, string>> = { nhap: 'Đã lưu nháp.', bo: 'Đã bỏ bản nháp.', tep: 'Đã lưu nháp, kèm tệp minh chứng.' };

/** The sheet that a clerk fills in: every figure that is asked, what stands beside it, and what was said to it. */
export function FormPage({ visit, sheet, files, problems = [], opened = [], elsewhere }: FormProps): VNode {
  const title = `Nhập số liệu ${spokenPeriod(sheet.key.period)}`;
  const isOpen = visit.today >= sheet.span.first && !visit.isPast;
  return (
    <Page visit={visit} title={title} failed={problems.length > 0 || elsewhere !== undefined} under="/nhap" timeless={visit.isNow}>
      <ErrorSummary problems={problems} title="Chưa kiểm tra được, hãy sửa:" />
      {elsewhere !== undefined && <NewerElsewhere visit={visit} sheet={sheet} elsewhere={elsewhere} />}
      <Done words={DONE[visit.asked('xong') ?? '']} />
      <h1 class="govuk-heading-l">{title}</h1>
      <Heading visit={visit} sheet={sheet} />
      {isOpen ? (
        <Sheet visit={visit} sheet={sheet} files={files} problems={problems} opened={opened} elsewhere={elsewhere} />
      ) : (
        <p class="govuk-inset-text">
          {visit.isPast
            ? 'Bạn đang xem những gì đã biết trong quá khứ: không nhập được ở đây. Về hôm nay để nhập.'
            : `Kỳ này bắt đầu ngày ${shownDay(sheet.span.first)}; từ ngày ấy mới nhập được.`}
        </p>
      )}
    </Page>
  );
}

export const Heading = ({ visit, sheet: { plan, area, report, duty, rows } }: { visit: Visit; sheet: Sheet }): VNode => {
  const asked = rows.filter(({ own }) => own);
  const stands = asked.filter(isThere).length;
  return (
    <>
      <p class="hh-under">
        {fullName(area)}. {plan.title}
        {duty !== null && ` – ${duty.text}`}.
      </p>
      <div class="hh-actions">
        {report !== null && (
          <>
            <ReportTag state={report.state} />
            <span class="hh-due-line">
              Hạn <Due due={report.due} daysLeft={report.daysLeft} extended={report.extended} stated={report.dueStated} />
            </span>
          </>
        )}
        <span>
          Đã có <strong>{stands}</strong>/{asked.length} số liệu
        </span>
        <a class="govuk-link" href={visit.href('/nhap')}>
          Các kỳ khác
        </a>
      </div>
    </>
  );
};

function Sheet({ visit, sheet, files, problems = [], opened = [], elsewhere }: FormProps): VNode {
  const faults = new Map(problems.flatMap(({ field, words, short = words }) => (field === undefined ? [] : [[field, short] as const])));
  // The server has what the browser had kept of it.
  const isAnswer = problems.length > 0 || elsewhere !== undefined;
  const own = sheet.rows.filter((row) => row.own);
  const above = sheet.rows.filter((row) => !row.own);
  const rows = (some: readonly SheetRow[]): readonly VNode[] =>
    some.map((row) => <SheetRowBoxes visit={visit} row={row} faults={faults} files={files} opened={new Set(opened)} />);
  return (
    <form
      method="post"
      action={formHref(visit, sheet.key)}
      encType="multipart/form-data"
      class="hh-sheet"
      novalidate
      data-draft={draftApi(sheet.key)}
      data-owner={visit.me?.account}
      {...((visit.asked('xong') ?? visit.asked('mo') ?? (isAnswer ? 'co' : undefined)) !== undefined && {
        'data-draft-taken': draftApi(sheet.key),
      })}
    >
      <input type="hidden" name="ban-nhap" value={elsewhere?.revision ?? sheet.draft?.revision ?? ''} />
      <input type="hidden" name="mo" value={opened.join(' ')} />
      <PressedFirst value="kiem-tra" words="Kiểm tra và ghi" />
      <Returned rows={own} />
      <Lacking rows={own} />
      {sheet.dataTo.asked && (
        <Field
          name={DATA_TO}
          words="Số liệu tính đến hết ngày"
          hint={`Kỳ này đến ngày ${shownDay(sheet.span.last)} mới hết: số liệu ghi bây giờ là tạm tính.`}
          type="date"
          value={sheet.dataTo.typed}
          error={faults.get(DATA_TO)}
        />
      )}
      <ByFile visit={visit} sheet={sheet} error={faults.get(WORKBOOK)} />
      {[...Map.groupBy(own, ({ section }) => section)].map(([section, some]) => (
        <section class="hh-section">
          {section !== '' && <h2 class="govuk-heading-m">Mục {section}</h2>}
          {rows(some)}
        </section>
      ))}
      {above.length > 0 && (
        <details class="govuk-details" open={above.some(({ touched }) => touched)}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{above.length} số liệu thường do cấp dưới báo cáo</span>
          </summary>
          {rows(above)}
        </details>
      )}
      <Buttons visit={visit} sheet={sheet} />
    </form>
  );
}

/** The same in a spreadsheet: taken home, filled in, brought back. */
const ByFile = ({ visit, sheet, error }: { visit: Visit; sheet: Sheet; error: string | undefined }): VNode => (
  <details class="govuk-details" open={error !== undefined}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Nhập bằng tệp Excel</span>
    </summary>
    <p>
      <a class="govuk-link" href={templateHref(sheet.key)} download>
        Tải mẫu Excel của kỳ này
      </a>
      , điền, lưu, rồi chọn tệp ở đây. Chưa ghi gì cho đến khi bạn xem lại từng dòng. Mẫu có các số đã ghi, không có những gì mới gõ ở trang
      này.{' '}
      <a class="govuk-link" href={visit.href('/nhap/tep')}>
        Các tệp đã ghi
      </a>
    </p>
    <div class={error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
      <label class="govuk-label" for={WORKBOOK}>
        Tệp đã điền (.xlsx, .csv)
      </label>
      {error !== undefined && (
        <p class="govuk-error-message" id={`${WORKBOOK}-error`}>
          <span class="govuk-visually-hidden">Lỗi:</span> {error}
        </p>
      )}
      <input class="govuk-file-upload" type="file" id={WORKBOOK} name={WORKBOOK} accept=".xlsx,.csv" />
    </div>
    <button class="govuk-button govuk-button--secondary" name="viec" value="excel">
      Đọc tệp và kiểm tra
    </button>
  </details>
);

const Returned = ({ rows }: { rows: readonly SheetRow[] }): VNode | null => {
  const returned = rows.filter(({ standing }) => standing?.review === 'returned');
  return returned.length === 0 ? null : (
    <div class="hh-returned hh-returned--list">
      <p>
        <strong>{returned.length} số liệu bị trả lại, cần sửa:</strong>
      </p>
      <Links rows={returned} />
    </div>
  );
};

/** Of a sheet that is all but full, what is not there yet: nobody looks for it among thirty. */
const Lacking = ({ rows }: { rows: readonly SheetRow[] }): VNode | null => {
  const lacking = rows.filter((row) => !isThere(row));
  return lacking.length === 0 || lacking.length > 5 || lacking.length === rows.length ? null : (
    <div class="hh-lacking">
      <p>
        <strong>Còn {lacking.length} số liệu chưa có:</strong>
      </p>
      <Links rows={lacking} />
    </div>
  );
};

const Links = ({ rows }: { rows: readonly SheetRow[] }): VNode => (
  <ul class="govuk-list govuk-list--bullet hh-links">
    {rows.map(({ indicator }) => (
      <li>
        <a class="govuk-link" href={`#${rowId(indicator.code)}`}>
          {indicator.name}
        </a>
      </li>
    ))}
  </ul>
);

const Buttons = ({ visit, sheet }: { visit: Visit; sheet: Sheet }): VNode => (
  <div class="hh-bar">
    <button class="govuk-button" name="viec" value="kiem-tra">
      Kiểm tra và ghi
    </button>
    <button class="govuk-button govuk-button--secondary" name="viec" value="luu">
      Lưu nháp
    </button>
    {sheet.draft !== null && (
      <button class="hh-link-button" name="viec" value="bo">
        Bỏ bản nháp
      </button>
    )}
    {sheet.draft === null && sheet.report !== null && (
      <a class="govuk-link" href={checkHref(visit, sheet.key)}>
        Xem báo cáo sẽ gửi
      </a>
    )}
    <p class="hh-saved" id="da-luu" role="status">
      {sheet.draft !== null && `Đã lưu nháp lúc ${clockWords(sheet.draft.savedAt, visit.today)}`}
    </p>
  </div>
);
