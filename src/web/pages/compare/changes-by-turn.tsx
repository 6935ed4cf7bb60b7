import type { VNode } from 'preact';
import { criterionWords } from '../../../platform/text/terms';
import { ValueCell } from '../../parts/numbers';
import { Table } from '../../parts/table';
import { ChangedRows, historyOf, type ChangedRowsProps } from './changed-rows';
import type { RowChange } from './compare.data';
import { turnOf } from './standing';

/** So many rows are told with their causes beside them. */
const FEW = 12;

/** What stands otherwise comes first, the worst before; what only has other values is told in short where there is much of it. */
export function ChangesByTurn({ changes, ...props }: ChangedRowsProps): VNode {
  if (changes.length <= FEW) return <ChangedRows {...props} changes={changes} />;
  const turned = (['worse', 'better'] as const).flatMap((turn) => changes.filter((row) => turnOf(row) === turn));
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
    row === null ? (
      'chưa có'
    ) : (
      <ValueCell
        row={row}
        unit={called.unit(row.indicator)}
        href={visit.href('/giai-thich', { plan: row.plan, target: row.target, area: row.area, on: row.on, asOf })}
      />
    );
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
          cell: ({ indicator, because }) =>
            because.length === 0 ? (
              'chỉ là ngày đã qua'
            ) : (
              <a class="govuk-link" href={historyOf(indicator, because)}>
                {new Set(because.map(({ id }) => id)).size} sự kiện
              </a>
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
