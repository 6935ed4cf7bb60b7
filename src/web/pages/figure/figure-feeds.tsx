import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import { criterionSaid, measureOf } from '../../charts/measure';
import { ValueCell } from '../../parts/numbers';
import { StateAndWhy } from '../../parts/state-reason';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { dayAsked, type FigureLife } from './figure.data';

const wantedIn = (criterion: AnsweredRow['criterion'], unit: string): string =>
  criterionSaid(criterion, measureOf({ measure: unit === '%' ? 'ratio' : 'count', unit }, criterion));

/** Which targets of which plans the figure goes into: reported once, counted wherever it is asked for. */
export function Feeds({ visit, life: { rows, called, figure } }: { visit: Visit; life: FigureLife }): VNode {
  return (
    <section aria-labelledby="vao-chi-tieu">
      <h2 class="govuk-heading-m" id="vao-chi-tieu">
        Số liệu này đi vào đâu
      </h2>
      <p class="govuk-body">
        Báo một lần, mọi kế hoạch dùng chung. Dưới đây là các chỉ tiêu tính trên “{called.indicator(figure.indicator)}” của{' '}
        {called.area(figure.area)} vào ngày {shownDay(dayAsked(visit, figure))}; từ đây còn cộng lên địa bàn cấp trên.
      </p>
      <Table
        caption="Chỉ tiêu dùng số liệu này"
        hideCaption
        id="chi-tieu-dung"
        rows={rows}
        empty="Vào ngày này không có chỉ tiêu nào dùng chỉ số này ở địa bàn này."
        columns={[
          {
            title: 'Kế hoạch',
            cell: ({ plan, target }) => (
              <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan })}>
                {called.plan(plan)}
              </a>
            ),
          },
          {
            title: 'Mức',
            cell: ({ indicator, criterion, due }) => `${capital(wantedIn(criterion, called.unit(indicator)))}, hạn ${shownDay(due)}`,
          },
          {
            title: 'Giá trị đang tính',
            number: true,
            cell: (row) => (
              <ValueCell
                row={row}
                unit={called.unit(row.indicator)}
                href={visit.href('/giai-thich', { plan: row.plan, target: row.target, area: row.area, on: dayAsked(visit, figure) })}
              />
            ),
          },
          { title: 'Kỳ đang tính', cell: ({ period }) => (period === null ? '—' : spokenPeriod(period)) },
          { title: 'Tình trạng', cell: (row) => <StateAndWhy row={row} reason={row.reason} unit={called.unit(row.indicator)} /> },
        ]}
      />
    </section>
  );
}
