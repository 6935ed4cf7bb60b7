import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import type { HeldFigure, NamedFigure } from '../../../reports';
import type { Called } from '../../known/called';
import { figureWords } from '../../log/figure-value';
import { reportName, reporterName, reportPath } from '../../known/duty';
import { ReviewTag } from '../../parts/review-tag';
import { Table, type Column } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { ReportLife } from './report.data';

export const figureId = ({ indicator, area, period }: Omit<NamedFigure, 'revision'>): string => `${indicator}:${area}:${period}`;
export const figureHref = (visit: Visit, { indicator, area, period }: Omit<NamedFigure, 'revision'>): string =>
  visit.href(`/so-lieu/${indicator}/${area}/${period}`);
export const valueWords = (value: HeldFigure['value'], unit: string): string => (value === null ? '—' : figureWords({ ...value }, unit));

/** Which figure it is, and of which period where that is not the report's own; `before` stands beside it in a form. */
export const indicatorColumn = <Figure extends Omit<NamedFigure, 'revision'>>(
  visit: Visit,
  called: Called,
  period: string,
  before: (figure: Figure) => VNode | null = () => null,
): Column<Figure> => ({
  title: 'Chỉ số',
  cell: (figure) => (
    <>
      {before(figure)}
      <a class="govuk-link" href={figureHref(visit, figure)}>
        {called.indicator(figure.indicator)}
      </a>
      {figure.period !== period && <small>{spokenPeriod(figure.period)}</small>}
    </>
  ),
});

/** The last reason that each figure was returned with. */
export function reasonsIn({ life }: ReportLife['report']): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { data } of life)
    for (const one of [data['except'], data['figures']].flat()) if (isReasoned(one)) reasons.set(figureId(one), one.reason);
  return reasons;
}

const isReasoned = (one: unknown): one is NamedFigure & { readonly reason: string } =>
  typeof one === 'object' && one !== null && 'indicator' in one && 'reason' in one && typeof one.reason === 'string';

/** A year holds figures of its halves: several of one indicator. */
function sentWords({ figures, indicators }: ReportLife['report']): string {
  const held = new Set(figures.map(({ indicator }) => indicator)).size;
  const more = figures.length > held ? ` (${figures.length} số liệu)` : '';
  return `Số liệu đã gửi: ${held}/${indicators.length} chỉ số${more}`;
}

/** What was sent, exactly as it was sent, and what became of it. */
export function ReportFigures({ visit, life: { report, called } }: { visit: Visit; life: ReportLife }): VNode {
  const reasons = reasonsIn(report);
  if (report.submission === null) return <p class="govuk-body">Báo cáo chưa được gửi.</p>;
  return (
    <Table
      caption={sentWords(report)}
      id="so-lieu-da-gui"
      rows={report.figures}
      rowId={(figure) => `so-${figureId(figure)}`.replaceAll(/[.:]/g, '-')}
      empty="Báo cáo này không kèm số liệu."
      columns={[
        indicatorColumn(visit, called, report.period),
        { title: 'Đã gửi', number: true, cell: ({ indicator, value }) => valueWords(value, called.unit(indicator)) },
        {
          title: visit.day < visit.today && !visit.isPast ? 'Xác minh, tính đến nay' : 'Xác minh',
          cell: (figure) => (
            <>
              <ReviewTag review={figure.review} />
              {figure.review === 'returned' && <small>{reasons.get(figureId(figure)) ?? ''}</small>}
              {figure.latestRevision !== figure.revision && figure.latestValue !== null && (
                <small>nay đã sửa thành {valueWords(figure.latestValue, called.unit(figure.indicator))}</small>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

export const MissingIndicators = ({ life: { report, called } }: { life: ReportLife }): VNode | null =>
  report.submission === null || report.missingIndicators.length === 0 ? null : (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{report.missingIndicators.length} chỉ số không có số liệu trong báo cáo</span>
      </summary>
      <ul class="govuk-list govuk-list--bullet govuk-details__text">
        {report.missingIndicators.map((code) => (
          <li>{called.indicator(code)}</li>
        ))}
      </ul>
    </details>
  );

export const Included = ({ visit, life: { report, called } }: { visit: Visit; life: ReportLife }): VNode | null =>
  report.includes.length === 0 ? null : (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Tổng hợp từ {report.includes.length} báo cáo cấp dưới</span>
      </summary>
      <ul class="govuk-list govuk-details__text">
        {report.includes.map((one) => (
          <li>
            <a class="govuk-link" href={visit.href(reportPath({ ...one, plan: report.plan }))}>
              {reporterName({ reporter: one.reporter, area: one.reporter }, called)}: {reportName(one.period)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
