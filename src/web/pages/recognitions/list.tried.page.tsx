import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { RowOutcome } from '../../../recognitions';
import { levelsOf } from '../../known/titles';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { whole } from '../../parts/numbers';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import type { Imported, ListPlace } from './list.data';
import type { ListRow } from './list.rows';
import { faultWords, refusalWords } from './refusals';

export interface Tried {
  readonly rows: readonly ListRow[];
  readonly outcome: Imported;
}

interface TriedProps {
  readonly visit: Visit;
  readonly known: ListPlace;
  readonly tried: Tried;
  /** Why it was not recorded. */
  readonly problems?: readonly FormProblem[];
  /** Sent again under this key it is another import: the same one was undone before. */
  readonly asNew?: string;
}

const MOST_SHOWN = 300;
const KEPT = ['number', 'issuedOn', 'issuer', 'recognisedOn', 'validUntil', 'level'];

/** What recording the list would do, row by row; nothing is recorded yet. */
export const TriedPage = ({ visit, known, tried, problems = [], asNew }: TriedProps): VNode => {
  const { rows, outcome } = tried;
  const refused = outcome.outcomes.filter((one) => one.outcome === 'refused');
  const taken = outcome.outcomes.filter((one) => one.outcome === 'granted');
  const repeated = taken.filter((one) => one.repeated === true).length;
  const { form } = visit;
  return (
    <Page visit={visit} title="Thử danh sách" under="/cong-nhan" failed={problems.length > 0} timeless>
      <Trail steps={[{ words: 'Công nhận danh hiệu', href: '/cong-nhan' }]} />
      <ErrorSummary problems={problems} title="Chưa ghi được:" />
      <h1 class="govuk-heading-l">Thử xong, chưa ghi gì</h1>
      <p class="hh-under">
        {known.title?.name}, theo {form.text('number')} ngày {shownDay(form.text('issuedOn'))} của {form.text('issuer')}, từ{' '}
        {shownDay(form.text('recognisedOn'))}.
      </p>
      <Tally granted={outcome.granted - repeated} registered={outcome.registered} refused={refused.length} repeated={repeated} />
      <form method="post" action={visit.here({})} encType="multipart/form-data" class="hh-actions">
        {KEPT.map((name) => (
          <input type="hidden" name={name} value={form.text(name)} />
        ))}
        {asNew !== undefined && <input type="hidden" name="asNew" value={asNew} />}
        <textarea name="danhSach" hidden aria-hidden="true" tabIndex={-1}>
          {form.text('danhSach')}
        </textarea>
        {taken.length > 0 && (
          <button class="govuk-button" name="viec" value="ghi">
            {asNew === undefined ? `Ghi ${whole(taken.length)} dòng` : `Ghi ${whole(taken.length)} dòng như danh sách mới`}
          </button>
        )}
        <button class="govuk-button govuk-button--secondary" name="viec" value="sua">
          Sửa danh sách
        </button>
      </form>
      <Rows id="dong-khong-ghi" caption="Dòng sẽ không ghi" outcomes={refused} rows={rows} known={known} />
      <Rows id="dong-se-ghi" caption="Dòng sẽ ghi" outcomes={taken} rows={rows} known={known} />
    </Page>
  );
};

interface TallyProps {
  readonly granted: number;
  readonly registered: number;
  readonly refused: number;
  readonly repeated?: number;
}

export const Tally = ({ granted, registered, refused, repeated = 0 }: TallyProps): VNode => (
  <ul class="hh-tally">
    <li>
      <strong>{whole(granted)}</strong> công nhận
    </li>
    <li>
      <strong>{whole(registered)}</strong> ghi sổ mới
    </li>
    {repeated > 0 && (
      <li>
        <strong>{whole(repeated)}</strong> đã ghi lần trước
      </li>
    )}
    <li class={refused > 0 ? 'hh-tally--refused' : undefined}>
      <strong>{whole(refused)}</strong> không ghi
    </li>
  </ul>
);

interface RowsProps {
  readonly id: string;
  readonly caption: string;
  readonly outcomes: readonly RowOutcome[];
  readonly rows: readonly ListRow[];
  readonly known: ListPlace;
}

const Rows = ({ id, caption, outcomes, rows, known }: RowsProps): VNode | null =>
  outcomes.length === 0 ? null : (
    <>
      <Table
        id={id}
        caption={`${caption} (${whole(outcomes.length)})`}
        rows={outcomes.slice(0, MOST_SHOWN)}
        rowId={({ row }) => `dong-${row}`}
        empty=""
        columns={[
          { title: 'Dòng', cell: ({ row }) => `Dòng ${row}` },
          { title: 'Tên, mã', cell: ({ row }) => named(rows[row - 1]) },
          { title: 'Địa bàn', cell: (one) => placeNamed(one, rows[one.row - 1], known) },
          ...(known.title?.criteria === undefined
            ? []
            : [{ title: 'Mức, điểm', cell: ({ row }: RowOutcome) => shownBy(rows[row - 1], known) }]),
          { title: 'Kết quả', cell: outcomeWords },
        ]}
      />
      {outcomes.length > MOST_SHOWN && <p class="govuk-body">Và {whole(outcomes.length - MOST_SHOWN)} dòng nữa như vậy.</p>}
    </>
  );

const named = (row: ListRow | undefined): string =>
  [row?.['name'], row?.['subject'] && `mã ${row['subject']}`].filter(Boolean).join(', ') || '—';

function placeNamed(one: RowOutcome, row: ListRow | undefined, { place }: ListPlace): string {
  const id = one.outcome === 'granted' ? one.area : (row?.['area'] ?? '');
  if (id === place.area) return place.name;
  return place.under.find((area) => area.id === id)?.name ?? (id || '—');
}

function shownBy(row: ListRow | undefined, { title }: ListPlace): string {
  const level = title === null ? undefined : levelsOf(title).find((one) => one.level === row?.['level'])?.name;
  return [level ?? row?.['level'], row?.['score'] && `${row['score'].replace('.', ',')} điểm`].filter(Boolean).join(', ') || '—';
}

function outcomeWords(one: RowOutcome): string {
  if (one.outcome === 'refused') return one.code === 'malformed' ? faultWords(one.message) : (refusalWords(one.code) ?? one.message);
  if (one.repeated === true) return 'Đã ghi lần trước';
  return one.registered === true ? 'Ghi sổ mới và công nhận' : 'Công nhận';
}
