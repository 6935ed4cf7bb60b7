import type { VNode } from 'preact';
import { criterionWords } from '../../../platform/text/terms';
import { ValueCell } from '../../parts/numbers';
import { Table } from '../../parts/table';
import { CauseList, ChangedRows, historyOf, noCause, sideHref, type ChangedRowsProps } from './changed-rows';
import type { RowChange } from './compare.data';
import { turnOf } from './standing';

/** So many rows are told with their causes beside them. */
const FEW = 12;

/** What stands otherwise comes first, the worst before; what only has other values is told in short where there is much of it. */
export function ChangesByTurn({ changes, ...props }: ChangedRowsProps): VNode {
  if (changes.length <= FEW) return <ChangedRows {...props} changes={changes} />;
  const turned = (['worse', 'better', 'begun'] as const).flatMap((turn) => changes.filter((row) => turnOf(row) === turn));
  const others = changes.filter((row) => turnOf(row) === 'same');
  return (
    <>
      {turned.length > 0 && <ChangedRows {...props} changes={turned} />}
      <InShort {...props} changes={others} />
    </>
  );
}

const InShort = ({ visit, changes, called, known }: ChangedRowsProps): VNode => {
  const value = (row: RowChange['before'], asOf: string): VNode | string =>
    row === null ? 'chưa có' : <ValueCell row={row} unit={called.unit(row.indicator)} href={sideHref(visit, row, asOf)} />;
  return (
    <Table
      caption="Chỉ đổi số liệu hoặc mức, tình trạng như cũ"
      id="dong-doi-so"
      rows={changes}
      rowId={({ target, area }) => `doi-${target}-${area}`}
      empty="Không có dòng nào chỉ đổi số liệu."
      columns={[
        {
          title: 'Chỉ tiêu',
          cell: ({ indicator, area, before, after }) => (
            <>
              {called.indicator(indicator)}
              <small>
                {called.area(area)}, {criteriaWords(before, after)}
              </small>
            </>
          ),
        },
        { title: 'Trước', number: true, cell: ({ before }) => value(before, known.before) },
        { title: 'Sau', number: true, cell: ({ after }) => value(after, known.after) },
        {
          title: 'Vì sao khác',
          cell: ({ indicator, because, moreCauses, daysPassed, before, after }) => (
            <>
              {because.length === 0 && !moreCauses && noCause(daysPassed)}
              <CauseList causes={because.slice(-1)} called={called} />
              {(moreCauses || because.length > 1) && (
                <a class="govuk-link" href={historyOf(indicator, before, after)}>
                  {because.length === 0 ? 'Xem trong nhật ký' : 'Các sự kiện trước đó'}
                </a>
              )}
            </>
          ),
        },
      ]}
    />
  );
};

function criteriaWords(before: RowChange['before'], after: RowChange['after']): string {
  const [was, is] = [before, after].map((row) => (row === null ? null : criterionWords(row.criterion)));
  if (was === null || was === undefined) return `mức ${is ?? '—'}`;
  return is === null || is === undefined || was === is ? `mức ${was}` : `mức ${was} đổi thành ${is}`;
}
