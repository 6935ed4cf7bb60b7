import type { ComponentChildren, VNode } from 'preact';
import type { Drawn } from './target-line';

interface ChartFigureProps {
  readonly id: string;
  /** What it shows, in a sentence. */
  readonly finding: string;
  /** The measure, its unit, the time. */
  readonly under: string;
  readonly drawn: Drawn | null;
  readonly note?: ComponentChildren;
  /** The same numbers, for those who would rather read them. */
  readonly table: ComponentChildren;
  readonly csv: string;
}

/** A chart is a sentence, a picture, a table and a file. */
export const ChartFigure = ({ id, finding, under, drawn, note, table, csv }: ChartFigureProps): VNode => (
  <figure class="hh-chart" id={id}>
    <figcaption>{finding}</figcaption>
    <p class="hh-under">{under}</p>
    {drawn !== null && (
      <div role="img" aria-label={`${finding} ${under}`}>
        <div class="hh-chart__wide" dangerouslySetInnerHTML={{ __html: drawn.wide }} />
        <div class="hh-chart__narrow" dangerouslySetInnerHTML={{ __html: drawn.narrow }} />
      </div>
    )}
    {note !== undefined && <p class="hh-chart__note">{note}</p>}
    <details class="govuk-details hh-chart__data">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Số liệu của biểu đồ</span>
      </summary>
      {table}
    </details>
    <p class="hh-no-print">
      <a class="govuk-link" href={csv} download>
        Tải số liệu (CSV)
      </a>
    </p>
  </figure>
);
