import type { VNode } from 'preact';
import { criterionWords, shownDay } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import type { Called } from '../../known/called';
import { kindWords } from '../../log/kinds';
import { ValueCell } from '../../parts/numbers';
import { StateAndWhy } from '../../parts/state-reason';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { dayOfInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { Cause, RowChange } from './compare.data';

export interface ChangedRowsProps {
  readonly visit: Visit;
  readonly changes: readonly RowChange[];
  readonly called: Called;
  readonly caption: string;
  /** What was known on either side, as the API takes it. */
  readonly known: { readonly before: string; readonly after: string };
  readonly empty: string;
  readonly id?: string;
}

/** A row before and after, and the events by which it differs. */
export const ChangedRows = ({ visit, changes, called, caption, known, empty, id = 'dong-khac' }: ChangedRowsProps): VNode => (
  <div class="hh-changed">
    <Table
      caption={caption}
      id={id}
      rows={changes}
      rowId={({ target, area }) => `khac-${target}-${area}`}
      empty={empty}
      columns={[
        {
          title: 'Chỉ tiêu',
          cell: ({ plan, target, indicator, area }) => (
            <>
              <a class="govuk-link" href={`/chi-tieu/${target}?plan=${plan}`}>
                {called.indicator(indicator)}
              </a>
              <small>{called.area(area)}</small>
            </>
          ),
        },
        { title: 'Trước', cell: ({ before }) => <Side visit={visit} row={before} called={called} asOf={known.before} /> },
        { title: 'Sau', cell: ({ after }) => <Side visit={visit} row={after} called={called} asOf={known.after} /> },
        {
          title: 'Vì sao khác',
          cell: (row) => (
            <>
              <Beside fields={row.fields} />
              <Because row={row} called={called} />
            </>
          ),
        },
      ]}
    />
  </div>
);

export function Side({ visit, row, called, asOf }: { visit: Visit; row: AnsweredRow | null; called: Called; asOf: string }): VNode {
  if (row === null) return <span class="hh-muted">chưa có chỉ tiêu này</span>;
  return (
    <div class="hh-side">
      <StateAndWhy row={row} reason={row.reason} unit={called.unit(row.indicator)} />
      <div>
        <ValueCell row={row} unit={called.unit(row.indicator)} href={sideHref(visit, row, asOf)} />
      </div>
      <small>
        {capital(criterionWords(row.criterion))}, hạn {shownDay(row.due)}
      </small>
    </div>
  );
}

/** Where one side explains itself: about its day, on its basis, as it was known. */
export const sideHref = (visit: Visit, { plan, target, area, on, basis }: AnsweredRow, asOf: string): string =>
  visit.href('/giai-thich', { plan, target, area, on, asOf, ...(basis === 'verified' && { basis }) });

/** What of a row is compared beside what both sides show. */
const BESIDE: Readonly<Record<string, string>> = {
  period: 'kỳ số liệu',
  coverage: 'số đã báo',
  settled: 'kỳ đã chốt',
  verified: 'số đã xác minh',
  changedSinceVerified: 'số bị sửa sau xác minh',
  hold: 'cách tính đạt',
  summary: 'số địa bàn theo tình trạng',
  flags: 'điều cần lưu ý',
};
const SHOWN_ON_BOTH_SIDES: ReadonlySet<string> = new Set([
  'row',
  'value',
  'numerator',
  'denominator',
  'state',
  'againstPlan',
  'criterion',
  'due',
]);

/** Said where both sides look alike. */
function Beside({ fields }: Pick<RowChange, 'fields'>): VNode | null {
  if (fields.some((field) => SHOWN_ON_BOTH_SIDES.has(field))) return null;
  return <p class="hh-because">Khác ở: {fields.map((field) => BESIDE[field] ?? field).join(', ')}.</p>;
}

function Because({
  row: { because, moreCauses, daysPassed, fields, before, after, indicator },
  called,
}: {
  row: RowChange;
  called: Called;
}): VNode {
  if (because.length === 0 && !moreCauses) return <>{noCause(daysPassed)}</>;
  const isRevised = fields.includes('criterion') && before !== null && after !== null;
  return (
    <>
      {isRevised && (
        <p class="hh-because">
          Mức phải đạt: <del>{criterionWords(before.criterion)}</del> → <ins>{criterionWords(after.criterion)}</ins>
        </p>
      )}
      <CauseList causes={because} called={called} />
      {moreCauses && (
        <p class="hh-because">
          <a class="govuk-link" href={historyOf(indicator, before, after)}>
            {because.length === 0 ? 'Xem trong nhật ký' : 'Các sự kiện trước đó, trong nhật ký'}
          </a>
        </p>
      )}
    </>
  );
}

export const noCause = (daysPassed: boolean): string =>
  daysPassed ? 'Không có sự kiện nào; chỉ là ngày đã qua (kỳ mới, hạn mới).' : 'Không có sự kiện nào nói riêng về dòng này.';

/** Where the rest is read: a row of many areas rests on more than a page can show. */
export function historyOf(indicator: string, before: AnsweredRow | null, after: AnsweredRow | null): string {
  const days = Object.entries({ from: before, to: after }).flatMap(([name, row]) =>
    row === null ? [] : [[name, dayOfInstant(row.asOf.at)]],
  );
  return `/nhat-ky?${new URLSearchParams([['indicator', indicator], ...days]).toString()}`;
}

export const CauseList = ({ causes, called }: { causes: readonly Cause[]; called: Called }): VNode => (
  <ul class="hh-because">
    {causes.map((cause) => (
      <li>
        <a class="govuk-link" href={`/nhat-ky/${cause.id}${cause.area === null ? '' : `?area=${encodeURIComponent(cause.area)}`}`}>
          {kindWords(cause.type)}
          {cause.area !== null && `, ${called.area(cause.area)}`}
        </a>{' '}
        <span class="hh-muted">{shownDay(dayOfInstant(cause.recordedAt))}</span>
      </li>
    ))}
  </ul>
);
