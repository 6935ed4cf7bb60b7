import type { VNode } from 'preact';
import type { FigureView } from '../../../figures';
import { spokenPeriod } from '../../../platform/text/periods';
import { Page } from '../../layout/page';
import { figureWords } from '../../log/figure-value';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { ReviewTag } from '../../parts/review-tag';
import { capital } from '../../parts/state-tag';
import { TextArea } from '../../parts/text-area';
import type { Visit } from '../../visit/visit';
import { FigureNotes } from './figure-notes';
import type { Sheet } from './verify.data';

export interface SheetProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  /** Makes a form that is sent twice one command. */
  readonly formKey: string;
  readonly done?: string;
  readonly problems?: readonly FormProblem[];
  /** What was ticked before; at first, what nothing speaks against. */
  readonly ticked?: ReadonlySet<string>;
}

/** What a box of the form says: which revision of which figure was looked at. */
export const boxOf = ({ indicator, contentRevision }: FigureView): string => `${indicator}:${contentRevision ?? 0}`;

/** Nobody has to look twice at what raised no question when it was entered and was never verified otherwise. */
const isClean = ({ acknowledged, changedSinceVerified }: FigureView): boolean => acknowledged.length === 0 && !changedSinceVerified;

/** All figures of an area in a period on one sheet: verified together, or sent back with a reason. */
export function SheetPage({ visit, sheet, formKey, done, problems = [], ticked }: SheetProps): VNode {
  const { area, areaName, period, figures } = sheet;
  const waiting = figures.filter(({ review }) => review === 'waiting');
  const decided = figures.filter(({ review }) => review !== 'waiting');
  const ticks = ticked ?? new Set(waiting.filter(isClean).map(boxOf));
  const may = visit.can('figure.verify') && !visit.isPast && waiting.length > 0;
  return (
    <Page
      visit={visit}
      title={`Xác minh: ${areaName}, ${spokenPeriod(period)}`}
      under="/xac-minh"
      failed={problems.length > 0}
      timeless={visit.isNow}
    >
      <ErrorSummary problems={problems} title="Có số liệu chưa ghi được:" />
      <Done words={done} />
      <a class="govuk-back-link" href={visit.href('/xac-minh')}>
        Danh sách chờ
      </a>
      <h1 class="govuk-heading-l">
        {capital(areaName)}: {spokenPeriod(period)}
      </h1>
      <p class="hh-under">
        {waiting.length === 0
          ? 'Không còn số liệu nào chờ xác minh.'
          : `${waiting.length}/${figures.length} số liệu chờ xác minh. Những số liệu không có cảnh báo đã được chọn sẵn.`}
      </p>
      <form method="post" action={visit.href(`/xac-minh/${area}/${period}`)}>
        <input type="hidden" name="khoa" value={formKey} />
        <Figures visit={visit} sheet={sheet} figures={waiting} ticks={ticks} may={may} />
        {may && <Decision visit={visit} />}
      </form>
      {decided.length > 0 && (
        <details class="govuk-details" open={waiting.length === 0}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{decided.length} số liệu đã xem xét</span>
          </summary>
          <Figures visit={visit} sheet={sheet} figures={decided} ticks={ticks} may={false} />
        </details>
      )}
    </Page>
  );
}

const Decision = ({ visit }: { visit: Visit }): VNode => (
  <div class="hh-decision">
    <button class="govuk-button" name="viec" value="xac-minh">
      Xác minh các số liệu đã chọn
    </button>
    {visit.can('figure.return') && (
      <details class="govuk-details" open={visit.form.has('reason')}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Trả lại các số liệu đã chọn</span>
        </summary>
        <TextArea
          name="reason"
          words="Lý do trả lại"
          hint="Nơi báo cáo đọc đúng những lời này. Không ghi họ tên người dân."
          value={visit.form.text('reason')}
        />
        <button class="govuk-button govuk-button--secondary" name="viec" value="tra-lai">
          Trả lại
        </button>
      </details>
    )}
  </div>
);

interface FiguresProps extends Pick<SheetProps, 'visit' | 'sheet'> {
  readonly figures: readonly FigureView[];
  readonly ticks: ReadonlySet<string>;
  readonly may: boolean;
}

function Figures({ visit, sheet: { called, area, period, corrections }, figures, ticks, may }: FiguresProps): VNode | null {
  if (figures.length === 0) return null;
  const [first] = figures;
  const what = first?.review === 'waiting' ? 'Số liệu chờ xác minh' : 'Số liệu đã xem xét';
  return (
    <div class="hh-scroll" role="region" aria-label={what} tabIndex={0} {...(first?.review === 'waiting' && { id: 'cac-so-lieu' })}>
      <table class="hh-table hh-table--folding">
        <caption class="govuk-visually-hidden">{what}</caption>
        <thead>
          <tr>
            <th scope="col">Chỉ số</th>
            <th scope="col">Số liệu báo cáo</th>
            <th scope="col">Đã xác minh trước đó</th>
            <th scope="col">Lưu ý, minh chứng</th>
            <th scope="col">Xác minh</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr id={`so-lieu-${figure.indicator}`}>
              <th scope="row">
                <Name figure={figure} words={called.indicator(figure.indicator)} ticked={ticks.has(boxOf(figure))} may={may} />
              </th>
              <td data-label="Số liệu báo cáo">
                <a class="govuk-link" href={visit.href(`/so-lieu/${figure.indicator}/${area}/${period}`)}>
                  {figure.value === null ? '—' : figureWords({ ...figure.value }, called.unit(figure.indicator))}
                </a>
              </td>
              <td data-label="Đã xác minh trước đó">{earlier(figure, called.unit(figure.indicator))}</td>
              <td data-label="Lưu ý, minh chứng">
                <FigureNotes figure={figure} unit={called.unit(figure.indicator)} correction={corrections.get(figure.indicator)} />
              </td>
              <td data-label="Xác minh">
                <ReviewTag review={figure.review} changed={figure.changedSinceVerified} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const earlier = ({ verified, contentRevision }: FigureView, unit: string): string =>
  verified === null || verified.revision === contentRevision ? '—' : figureWords({ ...verified.value }, unit);

/** A box to tick where the figure waits, else its name alone. */
function Name({ figure, words, ticked, may }: { figure: FigureView; words: string; ticked: boolean; may: boolean }): VNode {
  if (!may || figure.review !== 'waiting') return <>{words}</>;
  const id = `chon-${figure.indicator}`;
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
      <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" type="checkbox" id={id} name="so" value={boxOf(figure)} checked={ticked} />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {words}
        </label>
      </div>
    </div>
  );
}
