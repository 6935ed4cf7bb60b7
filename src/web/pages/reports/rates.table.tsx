import type { VNode } from 'preact';
import { shown } from '../../parts/numbers';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { Reports } from './reports.data';

/** Completeness and timeliness, an area a row, the most lacking first; an area leads to its own reports. */
export const RatesTable = ({ visit, reports: { rates, called } }: { visit: Visit; reports: Reports }): VNode | null => {
  const [, ...each] = rates;
  const rows = each
    .filter(({ expected }) => expected > 0)
    .map((one) => ({ ...one, name: called.area(one.area) }))
    .toSorted((one, other) => other.missing - one.missing || ORDER.compare(one.name, other.name));
  if (rows.length === 0) return null;
  return (
    <Table
      caption="Theo địa bàn, thiếu nhiều nhất trước"
      id="theo-dia-ban"
      rows={rows}
      rowId={({ area }) => `db-${area.replaceAll('.', '-')}`}
      empty=""
      columns={[
        {
          title: 'Địa bàn',
          cell: ({ area, name }) => (
            <a class="govuk-link" href={visit.here({ area, cursor: null })}>
              {name}
            </a>
          ),
        },
        { title: 'Đầy đủ', number: true, cell: ({ received, expected, completeness }) => rate(received, expected, completeness) },
        { title: 'Đúng hạn', number: true, cell: ({ inTime, expected, timeliness }) => rate(inTime, expected, timeliness) },
        {
          title: 'Còn thiếu',
          number: true,
          cell: ({ area, missing }) =>
            missing === 0 ? (
              '0'
            ) : (
              <a class="govuk-link" href={visit.here({ area, state: 'missing', cursor: null })}>
                {missing} báo cáo
              </a>
            ),
        },
      ]}
    />
  );
};

const rate = (count: number, of: number, percent: string | null): VNode => (
  <>
    {shown(percent)}%
    <small>
      {count}/{of}
    </small>
  </>
);

const ORDER = new Intl.Collator('vi', { numeric: true });
