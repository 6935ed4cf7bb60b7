import type { VNode } from 'preact';
import { spokenPeriod } from '../../platform/text/periods';
import type { Called } from '../known/called';
import { mendHref, type ReturnedFigure } from '../known/returned';
import type { Visit } from '../visit/visit';
import { Table } from './table';

interface ReturnedProps {
  readonly visit: Visit;
  readonly figures: readonly ReturnedFigure[];
  readonly called: Called;
  readonly caption: string;
}

/** Figures that came back, each a click from where it is corrected. */
export const ReturnedFigures = ({ visit, figures, called, caption }: ReturnedProps): VNode => (
  <Table
    caption={caption}
    id="bi-tra-lai"
    rows={figures}
    empty=""
    rowId={({ indicator, area, period }) => `tl-${indicator}-${area}-${period}`.replaceAll('.', '-')}
    columns={[
      {
        title: 'Số liệu',
        cell: (figure) => (
          <>
            <a class="govuk-link" href={mendHref(visit, figure)}>
              {called.indicator(figure.indicator)}
            </a>
            <small>
              {called.area(figure.area)}, {spokenPeriod(figure.period)}
            </small>
          </>
        ),
      },
      { title: 'Lý do trả lại', cell: ({ returnedBecause }) => returnedBecause ?? 'xem trong báo cáo bị trả lại' },
      {
        title: 'Việc',
        cell: (figure) => (
          <a class="govuk-link hh-nowrap" href={mendHref(visit, figure)}>
            Sửa số liệu
          </a>
        ),
      },
    ]}
  />
);
