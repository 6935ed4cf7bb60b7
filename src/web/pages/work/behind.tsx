import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import { ValueCell } from '../../parts/numbers';
import { StateAndWhy } from '../../parts/state-reason';
import { Table } from '../../parts/table';
import { requirementWords } from '../../parts/target-table';
import type { Visit } from '../../visit/visit';
import type { PlanStanding } from './planner.data';

const MOST = 10;

interface BehindProps {
  readonly visit: Visit;
  readonly standing: PlanStanding;
  readonly caption: string;
  readonly id: string;
  /** Of a planner: a way to the act that mends it. */
  readonly mends?: boolean;
}

/** The targets of a plan that are behind, the worst first. */
export const Behind = ({ visit, standing: { plan, names, rows }, caption, id, mends = false }: BehindProps): VNode => (
  <>
    <Table<AnsweredRow>
      caption={caption}
      id={id}
      rows={rows.slice(0, MOST)}
      rowId={({ target }) => `${id}-${target}`}
      empty=""
      columns={[
        {
          title: 'Chỉ tiêu',
          cell: ({ target, indicator }) => (
            <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan: plan.plan })}>
              {names.indicator(indicator)}
            </a>
          ),
        },
        { title: 'Tình trạng', cell: (row) => <StateAndWhy row={row} reason={row.reason} unit={names.unit(row.indicator)} /> },
        {
          title: 'Giá trị',
          number: true,
          cell: (row) => (
            <ValueCell
              row={row}
              unit={names.unit(row.indicator)}
              href={visit.href('/giai-thich', { plan: row.plan, target: row.target, area: row.area })}
            />
          ),
        },
        { title: 'Yêu cầu', cell: (row) => requirementWords(row, names) },
        { title: 'Hạn', cell: ({ due }) => <span class="hh-nowrap">{shownDay(due)}</span> },
      ]}
    />
    {rows.length > MOST && (
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href('/tong-quan', { plan: plan.plan })}>
          Còn {rows.length - MOST} chỉ tiêu nữa ở Tổng quan
        </a>
      </p>
    )}
    {mends && (
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href(`/ke-hoach/${plan.plan}`)}>
          Mở kế hoạch để điều chỉnh chỉ tiêu
        </a>
      </p>
    )}
  </>
);
