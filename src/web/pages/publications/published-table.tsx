import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import type { StateReason } from '../../../status';
import { criterionWords, shownDay } from '../../../platform/text/terms';
import { shown, withUnit } from '../../parts/numbers';
import { StateAndWhy } from '../../parts/state-reason';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';

export interface RowNames {
  indicator(code: string): string;
  unit(code: string): string;
  area(id: string): string;
}

interface PublishedTableProps {
  readonly rows: readonly StatusRow[];
  readonly reasons: readonly (StateReason | null)[];
  readonly names: RowNames;
  /** Where a value explains itself, as known when it was published; null on paper, and for whoever may not ask. */
  readonly explain: ((row: StatusRow) => string) | null;
}

/** Rows as they were published. */
export const PublishedTable = ({ rows, reasons, names, explain }: PublishedTableProps): VNode => {
  const isOfOne = new Set(rows.map(({ area }) => area)).size <= 1;
  const why = new Map(rows.map((row, place) => [row, reasons[place] ?? null]));
  return (
    <Table
      caption="Số liệu đã công bố"
      id="so-lieu-cong-bo"
      rows={rows}
      rowId={({ target, area }) => `dong-${target}-${area}`}
      empty="Không có dòng nào."
      columns={[
        {
          title: 'Chỉ tiêu',
          cell: ({ indicator, area }) => (
            <>
              {names.indicator(indicator)}
              {!isOfOne && <small>{names.area(area)}</small>}
            </>
          ),
        },
        { title: 'Mức phải đạt', cell: ({ criterion, due }) => `${capital(criterionWords(criterion))}, hạn ${shownDay(due)}` },
        {
          title: 'Giá trị',
          number: true,
          cell: (row) => (
            <>
              {explain === null || row.value === null ? (
                withUnit(row.value, row.denominator === null ? names.unit(row.indicator) : '%')
              ) : (
                <a class="govuk-link" href={explain(row)}>
                  {withUnit(row.value, row.denominator === null ? names.unit(row.indicator) : '%')}
                </a>
              )}
              {row.numerator !== null && row.denominator !== null && (
                <small>
                  {shown(row.numerator)} / {shown(row.denominator)}
                </small>
              )}
            </>
          ),
        },
        { title: 'Tình trạng', cell: (row) => <StateAndWhy row={row} reason={why.get(row) ?? null} unit={names.unit(row.indicator)} /> },
        { title: 'Đã báo', number: true, cell: ({ coverage: { reported, expected } }) => `${String(reported)}/${String(expected)}` },
      ]}
    />
  );
};
