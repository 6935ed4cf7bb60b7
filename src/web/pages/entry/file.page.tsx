import type { VNode } from 'preact';
import type { FigureRow, FiguresImportedView } from '../../../imports';
import { figureWords } from '../../../platform/entry';
import { spokenPeriod } from '../../../platform/text/periods';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { checkHref, formHref } from './entry-key';
import { HELD, isWrong, questionsOf, type HeldFile } from './file.data';
import { Heading } from './form.page';
import { questionWords, REFUSED } from './questions';
import { DATA_TO, type Sheet } from './sheet';

interface FileProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly file: HeldFile;
  readonly read: FiguresImportedView;
  readonly problems?: readonly FormProblem[];
}

/** What a file would record, line by line; nothing is recorded before that is seen. */
export function FilePage({ visit, sheet, file, read, problems = [] }: FileProps): VNode {
  const [wrong, asked] = [read.outcomes.filter(isWrong), read.outcomes.filter((row) => questionsOf(row).length > 0)];
  const fresh = read.outcomes.filter(({ outcome }) => outcome === 'recordable');
  const title = `Đọc tệp số liệu ${spokenPeriod(sheet.key.period)}`;
  const names = new Map(sheet.rows.map(({ indicator: { code, name } }) => [code, name]));
  return (
    <Page visit={visit} title={title} under="/nhap" timeless={visit.isNow} failed={problems.length > 0 || wrong.length > 0}>
      <Trail steps={[{ words: 'Nhập số liệu', href: visit.href('/nhap') }]} />
      <ErrorSummary problems={problems} title="Chưa ghi được:" />
      <h1 class="govuk-heading-l">{title}</h1>
      <Heading visit={visit} sheet={sheet} />
      <p class="hh-lead">{readWords(read, { wrong: wrong.length, asked: asked.length, fresh: fresh.length })}</p>
      {wrong.length > 0 && <Wrong rows={wrong} nameOf={(code) => names.get(code) ?? code} />}
      <form method="post" action={checkHref(visit, sheet.key).replace('/kiem-tra', '/tep')}>
        <input type="hidden" name={HELD.name} value={file.name} />
        <input type="hidden" name={HELD.bytes} value={file.bytes.toString('base64')} />
        <input type="hidden" name={DATA_TO} value={visit.form.text(DATA_TO)} />
        {wrong.length === 0 && asked.length > 0 && <Questions rows={asked} sheet={sheet} nameOf={(code) => names.get(code) ?? code} />}
        <Lines sheet={sheet} rows={fresh} />
        <div class="hh-bar">
          {wrong.length === 0 && fresh.length + asked.length > 0 && (
            <button class="govuk-button" name="viec" value="ghi">
              Ghi {fresh.length + asked.length} số liệu
            </button>
          )}
          <a class="govuk-link" href={formHref(visit, sheet.key)}>
            Quay lại nhập
          </a>
        </div>
      </form>
    </Page>
  );
}

interface Counts {
  readonly wrong: number;
  readonly asked: number;
  readonly fresh: number;
}

function readWords({ recorded, unchanged }: FiguresImportedView, { wrong, asked, fresh }: Counts): string {
  if (wrong > 0) return `${wrong} dòng có lỗi, nên chưa ghi dòng nào. Hãy sửa trong tệp, lưu rồi đọc lại.`;
  const before = recorded - fresh;
  if (fresh + asked === 0)
    return before > 0
      ? 'Đúng tệp này đã được ghi trước đó; không ghi lần nữa. Muốn ghi lại, hãy tải mẫu mới rồi điền.'
      : 'Tệp không có gì mới: mọi số liệu trong tệp đều giống số đang có.';
  const rest = [
    asked > 0 && `${asked} số liệu cần bạn xem lại`,
    unchanged > 0 && `${unchanged} số liệu giữ nguyên`,
    before > 0 && `${before} số liệu đã ghi từ lần gửi trước`,
  ].filter((part) => part !== false);
  return `Chưa ghi gì. Sẽ ghi ${fresh + asked} số liệu${rest.length > 0 ? `; ${rest.join(', ')}` : ''}.`;
}

const Wrong = ({
  rows,
  nameOf,
}: {
  rows: readonly Extract<FigureRow, { outcome: 'refused' }>[];
  nameOf: (code: string) => string;
}): VNode => (
  <Table
    caption="Dòng có lỗi"
    id="dong-loi"
    rows={rows}
    rowId={({ row }) => `loi-${row}`}
    empty=""
    columns={[
      { title: 'Dòng', cell: ({ row }) => `Dòng ${row}` },
      { title: 'Chỉ số', cell: ({ indicator }) => nameOf(indicator) },
      { title: 'Cần sửa', cell: ({ code, message }) => REFUSED[code] ?? message },
    ]}
  />
);

interface QuestionsProps {
  readonly rows: readonly FigureRow[];
  readonly sheet: Sheet;
  readonly nameOf: (code: string) => string;
}

const Questions = ({ rows, sheet, nameOf }: QuestionsProps): VNode => (
  <section aria-labelledby="can-xem-lai">
    <h2 class="govuk-heading-m" id="can-xem-lai">
      {rows.length} số liệu cần bạn xem lại
    </h2>
    {rows.map((row) => (
      <div class="hh-ask hh-ask--questions" id={`xem-${row.indicator}`}>
        <h3 class="govuk-heading-s">
          Dòng {row.row}: {nameOf(row.indicator)}
        </h3>
        <p>
          Bạn ghi: <strong>{valueWords(row, sheet)}</strong>
        </p>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {questionsOf(row).map((check) => {
            const id = `xem.${row.row}.${check.code}`;
            return (
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id={id} name="xem" value={`${row.row}:${check.code}`} />
                <label class="govuk-label govuk-checkboxes__label" for={id}>
                  {questionWords(check, nameOf)} <strong>Tôi đã xem lại, số này đúng.</strong>
                </label>
              </div>
            );
          })}
        </div>
      </div>
    ))}
  </section>
);

function valueWords(row: FigureRow, { rows }: Sheet): string {
  const unit = rows.find(({ indicator }) => indicator.code === row.indicator)?.indicator.unit ?? '';
  return figureWords('value' in row ? (row.value ?? null) : null, { unit });
}

const Lines = ({ sheet, rows }: { sheet: Sheet; rows: readonly FigureRow[] }): VNode | null =>
  rows.length === 0 ? null : (
    <Table
      caption={`${rows.length} số liệu sẵn sàng ghi`}
      id="se-ghi"
      rows={rows}
      rowId={({ row }) => `ghi-${row}`}
      empty=""
      columns={[
        { title: 'Dòng', cell: ({ row }) => `Dòng ${row}` },
        {
          title: 'Chỉ số',
          cell: ({ indicator }) => sheet.rows.find((one) => one.indicator.code === indicator)?.indicator.name ?? indicator,
        },
        { title: 'Sẽ ghi', number: true, cell: (row) => <strong>{valueWords(row, sheet)}</strong> },
        {
          title: 'Đang có',
          number: true,
          cell: ({ indicator }) => {
            const found = sheet.rows.find((one) => one.indicator.code === indicator);
            return found?.standing ? figureWords(found.standing.value, found.indicator) : '—';
          },
        },
      ]}
    />
  );
