import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { reportPath } from '../../known/duty';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { checkHref, draftApi, formHref } from './entry-key';
import { Heading } from './form.page';
import { fileWords, type Files } from './more-boxes';
import type { Pending } from './pending';
import { PressedFirst } from './pressed-first';
import { ToDecide } from './to-decide';
import { ToSend } from './to-send';
import type { Sheet } from './sheet';
import { figureWords, firstBox } from '../../../platform/entry';
import { changeWords, valueOf } from './words';

export interface CheckProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly pending: readonly Pending[];
  readonly files: Files;
  /** Of this showing of the form: sent twice, it is one command. */
  readonly khoa: string;
  readonly problems?: readonly FormProblem[];
}

/** Every figure as it was read, what it was before, what is asked about it; then it is recorded, and the report sent. */
export function CheckPage({ visit, sheet, pending, files, khoa, problems = [] }: CheckProps): VNode {
  const title = `Kiểm tra số liệu ${spokenPeriod(sheet.key.period)}`;
  const open = pending.filter(({ verdict }) => verdict.kind !== 'ready');
  return (
    <Page visit={visit} title={title} failed={problems.length > 0} under="/nhap" timeless={visit.isNow}>
      <ErrorSummary problems={problems} title="Chưa thực hiện được:" />
      <Done words={doneWords(visit)}>
        <After visit={visit} sheet={sheet} />
      </Done>
      <NotDone visit={visit} />
      <h1 class="govuk-heading-l">{title}</h1>
      <Heading visit={visit} sheet={sheet} />
      <form method="post" action={checkHref(visit, sheet.key)} data-draft-taken={draftApi(sheet.key)}>
        <input type="hidden" name="khoa" value={khoa} />
        <input type="hidden" name="ban-nhap" value={sheet.draft?.revision ?? ''} />
        <PressedFirst value="xem" words="Xem lại" />
        {open.length > 0 && <ToDecide visit={visit} sheet={sheet} open={open} />}
        <ToRecord visit={visit} sheet={sheet} pending={pending.filter(({ verdict }) => verdict.kind === 'ready')} files={files} />
        <ToSend visit={visit} sheet={sheet} pending={pending} />
      </form>
    </Page>
  );
}

const count = (visit: Visit, name: string): number => Number(/^\d{1,4}$/.exec(visit.asked(name) ?? '')?.[0] ?? 0);

const DONE: Readonly<Record<string, string>> = {
  gui: 'Đã gửi báo cáo.',
  'da-ghi': 'Số liệu đã được ghi trước đó; không ghi lần nữa.',
  giu: 'Đã giữ số đang có, bỏ số của bạn.',
  chon: 'Số của bạn sẽ thay số đang có. Hãy kiểm tra lại rồi ghi.',
};

function doneWords(visit: Visit): string | undefined {
  const [done, written] = [visit.asked('xong') ?? '', count(visit, 'so')];
  if (done === 'ghi') return written > 0 ? `Đã ghi ${written} số liệu.` : undefined;
  return DONE[done];
}

/** Nothing is half done in silence. */
function NotDone({ visit }: { visit: Visit }): VNode | null {
  const left = count(visit, 'con');
  const words =
    visit.asked('xong') === 'doi'
      ? 'Bản nháp vừa thay đổi ở cửa sổ khác, nên chưa ghi gì. Dưới đây là bản mới nhất: hãy kiểm tra lại.'
      : left > 0
        ? `${left} số liệu chưa ghi được, còn trong bản nháp: hãy xem từng số ở dưới đây, đánh dấu là đúng hoặc sửa lại.${visit.asked('gui') === 'chua' ? ' Báo cáo chưa được gửi.' : ''}`
        : null;
  return words === null ? null : (
    <div class="govuk-warning-text" role="alert">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">{words}</strong>
    </div>
  );
}

/** What becomes of it now, and where one goes from here. */
const After = ({ visit, sheet: { key, report } }: { visit: Visit; sheet: Sheet }): VNode | null => {
  const done = visit.asked('xong');
  if (done !== 'gui' && done !== 'ghi') return null;
  const toWork = (
    <a class="govuk-notification-banner__link" href={visit.href('/viec')}>
      Về Việc cần làm
    </a>
  );
  if (done === 'ghi')
    return (
      <p class="govuk-body">
        {report === null || report.state === 'submitted' || report.state === 'accepted'
          ? 'Nơi thẩm định sẽ xác minh.'
          : 'Báo cáo của kỳ này chưa gửi.'}{' '}
        {toWork}
      </p>
    );
  return (
    <p class="govuk-body">
      Nơi nhận sẽ xem xét.{' '}
      <a class="govuk-notification-banner__link" href={visit.href(reportPath({ ...key, duty: key.duty ?? '' }))}>
        Xem báo cáo đã gửi
      </a>
      {' · '}
      {toWork}
    </p>
  );
};

/** What it would replace; for a year, what its last half says. */
const Stands = ({ row: { indicator, standing, twin } }: Pick<Pending, 'row'>): VNode => {
  const there = standing ?? twin;
  if (there === null) return <>—</>;
  return (
    <>
      {figureWords(there.value, indicator)}
      {standing === null && <small>{spokenPeriod(there.period)}</small>}
    </>
  );
};

interface ToRecordProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly pending: readonly Pending[];
  readonly files: Files;
}

const ToRecord = ({ visit, sheet, pending, files }: ToRecordProps): VNode | null =>
  pending.length === 0 ? null : (
    <Table
      caption={`${pending.length} số liệu sẵn sàng ghi`}
      id="se-ghi"
      rows={pending}
      rowId={({ row }) => `ghi-${row.indicator.code}`}
      empty=""
      columns={[
        {
          title: 'Chỉ số',
          cell: ({ row, body }) => (
            <>
              {row.indicator.name}
              {body.note !== undefined && <small>Ghi chú: {body.note}</small>}
              {body.reason !== undefined && row.standing !== null && <small>Lý do sửa: {body.reason}</small>}
              {body.evidence?.map((ref) => (
                <small>Minh chứng: {fileWords(ref, files)}</small>
              ))}
            </>
          ),
        },
        { title: 'Sẽ ghi', number: true, cell: ({ row, body }) => <strong>{figureWords(valueOf(body), row.indicator)}</strong> },
        {
          title: 'Đang có',
          number: true,
          cell: ({ row }) => <Stands row={row} />,
        },
        { title: 'Kỳ trước', number: true, cell: ({ row }) => (row.before === null ? '—' : figureWords(row.before.value, row.indicator)) },
        { title: 'So kỳ trước', number: true, cell: ({ row, body }) => changeWords(valueOf(body), row.before?.value ?? null) },
        {
          title: '',
          cell: ({ row: { indicator } }) => (
            <a class="govuk-link" href={`${formHref(visit, sheet.key)}#${firstBox(indicator)}`}>
              Sửa<span class="govuk-visually-hidden"> {indicator.name}</span>
            </a>
          ),
        },
      ]}
    />
  );
