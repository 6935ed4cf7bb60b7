import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import type { ImportView, ListedRow } from '../../../imports';
import { shownDay } from '../../../platform/text/terms';
import { recognitionPath } from '../../known/recognised';
import { levelName } from '../../known/titles';
import { Page } from '../../layout/page';
import { DecisionFields } from '../../parts/decision-fields';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { ListPages } from '../../parts/list-pages';
import { whole } from '../../parts/numbers';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import type { ImportKnown } from './imported.data';
import { Tally } from './list.tried.page';
import { refusalWords } from './refusals';

interface ImportedProps {
  readonly visit: Visit;
  readonly known: ImportKnown;
  readonly problems?: readonly FormProblem[];
}

const DONE: Readonly<Record<string, string>> = {
  ghi: 'Danh sách đã được ghi.',
  huy: 'Danh sách đã được huỷ: các công nhận trong đó đã thu hồi.',
};
const STATES: Readonly<Record<ImportView['state'], string>> = {
  running: 'Đang ghi',
  interrupted: 'Chưa ghi xong',
  completed: 'Đã ghi xong',
  undone: 'Đã huỷ',
};

/** A list that was recorded: what became of each row, and the way to undo it by one decision. */
export const ImportedPage = ({ visit, known, problems = [] }: ImportedProps): VNode => {
  const { shown, title } = known;
  const name = title?.name ?? shown.title;
  const xong = visit.asked('xong');
  return (
    <Page visit={visit} title={`Danh sách ${name}, ${shown.decision.number}`} under="/cong-nhan" failed={problems.length > 0} timeless>
      <Trail
        steps={[
          { words: 'Công nhận danh hiệu', href: '/cong-nhan' },
          { words: name, href: `/cong-nhan?title=${encodeURIComponent(shown.title)}` },
        ]}
      />
      <ErrorSummary problems={problems} title="Chưa huỷ được:" />
      {problems.length === 0 && <Done words={xong === undefined ? undefined : DONE[xong]} />}
      <h1 class="govuk-heading-l">Danh sách {name}</h1>
      <p class="hh-under">
        Theo {shown.decision.number} ngày {shownDay(shown.decision.issuedOn)} của {shown.decision.issuer}, từ {shownDay(shown.recognisedOn)}
        {shown.validUntil !== null && ` đến hết ${shownDay(shown.validUntil)}`}
        {shown.level !== null && `, ${levelName(title, shown.level)}`}. {STATES[shown.state]}.
      </p>
      <Standing shown={shown} />
      {shown.granted !== null && <Tally granted={shown.granted} registered={shown.registered ?? 0} refused={shown.refused ?? 0} />}
      <Rows visit={visit} known={known} />
      <ListPages visit={visit} next={shown.next} words="100 dòng sau" />
      {visit.can('recognition.grant') && (shown.state === 'completed' || shown.state === 'interrupted') && (
        <UndoForm visit={visit} problems={problems} />
      )}
    </Page>
  );
};

const Standing = ({ shown }: { shown: ImportView }): VNode | null => {
  if (shown.state === 'running')
    return (
      <p class="govuk-inset-text">
        Đang ghi: {whole(shown.done)}/{whole(shown.rows)} dòng. Tải lại trang để xem tiếp.
      </p>
    );
  if (shown.state === 'interrupted')
    return <p class="govuk-inset-text">Việc ghi bị ngắt giữa chừng. Gửi lại đúng danh sách ấy: chỉ những dòng còn thiếu được ghi thêm.</p>;
  if (shown.undone === null) return null;
  const { number, issuedOn, issuer } = shown.undone.decision;
  return (
    <p class="govuk-inset-text">
      Đã huỷ theo {number} ngày {shownDay(issuedOn)} của {issuer},{' '}
      {shown.undone.revokedOn === null ? 'coi như chưa từng công nhận' : `thu hồi từ ${shownDay(shown.undone.revokedOn)}`}.
    </p>
  );
};

const Rows = ({ visit, known: { shown, called } }: Pick<ImportedProps, 'visit' | 'known'>): VNode => (
  <Table
    id="cac-dong"
    caption={`${whole(shown.rows)} dòng của danh sách`}
    rows={shown.items}
    rowId={({ row }) => `dong-${row}`}
    empty="Chưa có dòng nào được ghi."
    columns={[
      { title: 'Dòng', cell: ({ row }) => `Dòng ${row}` },
      {
        title: 'Được công nhận',
        cell: (one) =>
          one.outcome === 'refused' ? (
            '—'
          ) : (
            <a class="govuk-link" href={visit.href(recognitionPath({ title: shown.title, subject: one.subject }))}>
              {one.name ?? `Mã ${one.subject}`}
            </a>
          ),
      },
      { title: 'Địa bàn', cell: (one) => (one.outcome === 'refused' ? '—' : capital(called.area(one.area))) },
      { title: 'Kết quả', cell: resultWords },
    ]}
  />
);

function resultWords(one: ListedRow): string {
  if (one.outcome === 'refused') return `Không ghi: ${refusalWords(one.code) ?? `bị từ chối (${one.code})`}`;
  return one.revokedOn === null ? 'Đã công nhận' : `Đã công nhận, thu hồi từ ${shownDay(one.revokedOn)}`;
}

const UndoForm = ({ visit, problems }: { visit: Visit; problems: readonly FormProblem[] }): VNode => (
  <details class="govuk-details hh-no-print" id="huy" open={visit.form.text('viec') === 'huy'}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Huỷ cả danh sách này</span>
    </summary>
    <form method="post" action={visit.here({ xong: null })} class="hh-act">
      <input type="hidden" name="khoa" value={randomUUID()} />
      <input type="hidden" name="viec" value="huy" />
      <p class="govuk-body">Một quyết định thu hồi mọi công nhận của danh sách. Không gì bị xoá: nhật ký giữ cả hai quyết định.</p>
      <DecisionFields form={visit.form} problems={problems} legend="Quyết định huỷ" />
      <Field
        name="revokedOn"
        words="Thu hồi từ ngày (không bắt buộc)"
        hint="Để trống: coi như chưa từng công nhận."
        type="date"
        value={visit.form.text('revokedOn')}
        error={errorAt(problems, 'revokedOn')}
        width={10}
      />
      <TextArea
        name="reason"
        words="Lý do"
        hint="Ở lại trong nhật ký. Không ghi họ tên, số điện thoại, số căn cước."
        value={visit.form.text('reason')}
        error={errorAt(problems, 'reason')}
      />
      <button class="govuk-button govuk-button--warning">Huỷ danh sách</button>
    </form>
  </details>
);
