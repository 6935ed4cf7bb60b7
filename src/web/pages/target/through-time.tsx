import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { ChartFigure } from '../../charts/chart-figure';
import { findingOf } from '../../charts/finding';
import { said, textOf } from '../../charts/measure';
import { isFirm } from '../../charts/target-line';
import { explainHref } from '../../parts/explained';
import { shown } from '../../parts/numbers';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { TargetKnown } from './target.data';

/** The values slot by slot beside what was to be met; a slot without a value is a gap, and named. */
export const ThroughTime = ({ visit, known }: { visit: Visit; known: TargetKnown }): VNode | null => {
  const { series, measure, names, target, drawn, area, hasPath } = known;
  if (series === null) return null;
  const missing = series.points.filter(({ value }) => value === null).map(({ period }) => spokenPeriod(period));
  const notes = [
    hasPath && drawn !== null && 'Đường chấm: đi đều từ giá trị gốc đến chỉ tiêu.',
    series.points.some((point) => point.value !== null && !isFirm(point)) &&
      'Chấm rỗng: còn có thể thay đổi (chưa đủ đơn vị báo, hoặc kỳ chưa hết).',
    missing.length > 0 && `Không có số liệu: ${missing.join(', ')}.`,
  ].filter((note) => note !== false);
  return (
    <section aria-labelledby="theo-thoi-gian">
      <h2 class="govuk-heading-m" id="theo-thoi-gian">
        Theo thời gian
      </h2>
      <ChartFigure
        id="dien-bien"
        finding={findingOf(series, measure)}
        under={`${names.indicator(target.indicator)}${measure.percent ? ' (%)' : ` (${measure.unit})`}, ${area.name}, từ ${shownDay(series.from)} đến hạn ${shownDay(series.due)}.`}
        drawn={drawn}
        {...(notes.length > 0 && { note: notes.join(' ') })}
        csv={visit.href(`/chi-tieu/${target.id}/theo-thoi-gian.csv`, { plan: series.plan, area: visit.asked('area') })}
        table={
          <Table
            caption="Giá trị từng kỳ"
            hideCaption
            id="tung-ky"
            rows={series.points}
            empty="Chưa có kỳ nào."
            columns={[
              { title: 'Kỳ', cell: ({ period }) => spokenPeriod(period) },
              {
                title: 'Giá trị',
                number: true,
                cell: (point) => (
                  <a
                    class="govuk-link"
                    href={explainHref(visit, series, { period: /^\d{4}-\d{2}-\d{2}$/.test(point.period) ? undefined : point.period })}
                  >
                    {point.value === null ? '—' : said(measure, textOf(measure, point) ?? '')}
                  </a>
                ),
              },
              { title: 'Tử số', number: true, cell: ({ numerator }) => shown(numerator) },
              { title: 'Mẫu số', number: true, cell: ({ denominator }) => shown(denominator) },
              { title: 'Đã báo', number: true, cell: ({ coverage }) => `${String(coverage.reported)}/${String(coverage.expected)}` },
              { title: 'Đã xác minh', number: true, cell: ({ verified }) => shown(verified) },
            ]}
          />
        }
      />
    </section>
  );
};
