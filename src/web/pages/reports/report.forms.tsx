import { randomUUID } from 'node:crypto';
import type { ComponentChildren, VNode } from 'preact';
import type { StandingFigure } from '../../../reports';
import { spokenPeriod } from '../../../platform/text/periods';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { ReviewTag } from '../../parts/review-tag';
import { Table } from '../../parts/table';
import { TextArea } from '../../parts/text-area';
import { entryHref } from '../../known/duty';
import type { Visit } from '../../visit/visit';
import { figureId, indicatorColumn, valueWords } from './report.figures';
import type { ReportLife } from './report.data';

interface FormProps {
  readonly visit: Visit;
  readonly life: ReportLife;
  readonly problems?: readonly FormProblem[];
}

const at = (problems: readonly FormProblem[] | undefined, field: string): string | undefined =>
  problems?.find((one) => one.field === field)?.words;

const Posting = ({ visit, id, title, children }: { visit: Visit; id: string; title: string; children: ComponentChildren }): VNode => (
  <section aria-labelledby={id} class="hh-no-print hh-act">
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
    <form method="post" action={visit.here({ xong: null, tu: null })}>
      <input type="hidden" name="khoa" value={randomUUID()} />
      {children}
    </form>
  </section>
);

/** What a figure was when the form was made: the submission names exactly that. */
export const figureField = ({ indicator, area, period, revision }: StandingFigure): string => [indicator, area, period, revision].join(' ');

/** Names exactly what is shown: a correction made meanwhile is not sent unseen. */
export const SubmitForm = ({ visit, life: { now, called } }: FormProps): VNode => {
  const missing = now.indicators.length - new Set(now.standing.map(({ indicator }) => indicator)).size;
  const hasFigures = now.indicators.length > 0;
  return (
    <Posting visit={visit} id="gui" title={now.firstSubmittedOn === null ? 'Gửi báo cáo' : 'Gửi lại báo cáo'}>
      {hasFigures && (
        <Table
          caption={`Sẽ gửi ${now.standing.length} số liệu`}
          id="se-gui"
          rows={now.standing}
          rowId={(figure) => `gui-${figureId(figure)}`.replaceAll(/[.:]/g, '-')}
          empty="Chưa có số liệu nào của kỳ này. Hãy nhập số liệu trước."
          columns={[
            indicatorColumn(visit, called, now.period, (figure: StandingFigure) => (
              <input type="hidden" name="so" value={figureField(figure)} />
            )),
            { title: 'Giá trị', number: true, cell: ({ indicator, value }) => valueWords(value, called.unit(indicator)) },
            { title: 'Xác minh', cell: ({ review }) => <ReviewTag review={review} /> },
          ]}
        />
      )}
      {hasFigures && missing > 0 && (
        <p class="govuk-body">
          Còn {missing} chỉ số chưa có số liệu.{' '}
          <a class="govuk-link" href={entryHref(visit, { ...now, indicators: now.indicators.length })}>
            Nhập số liệu
          </a>
        </p>
      )}
      <TextArea name="note" words="Ghi chú kèm báo cáo (không bắt buộc)" value={visit.form.text('note')} />
      {(!hasFigures || now.standing.length > 0) && (
        <button class="govuk-button" name="viec" value="nop">
          {hasFigures ? `Gửi ${now.standing.length} số liệu` : 'Gửi báo cáo'}
        </button>
      )}
    </Posting>
  );
};

/** A figure with a reason beside it goes back; the rest is verified. */
export const DecideForm = ({ visit, life: { now, called }, problems }: FormProps): VNode => (
  <Posting visit={visit} id="xem-xet" title="Xem xét báo cáo">
    <input type="hidden" name="submission" value={now.submission ?? ''} />
    <p class="govuk-body">
      Nhận báo cáo là xác minh đúng các số liệu đã gửi. Số liệu nào chưa đúng thì ghi lý do: số liệu ấy được trả lại, phần còn lại vẫn được
      xác minh.
    </p>
    {now.figures.length > 0 && (
      <Table
        caption="Từng số liệu"
        id="tung-so-lieu"
        rows={now.figures.toSorted((one, other) => Number(one.review === 'verified') - Number(other.review === 'verified'))}
        rowId={(figure) => `xet-${figureId(figure)}`.replaceAll(/[.:]/g, '-')}
        empty=""
        columns={[
          indicatorColumn(visit, called, now.period),
          {
            title: 'Đã gửi',
            number: true,
            cell: ({ indicator, value, review }) => (
              <>
                {valueWords(value, called.unit(indicator))}
                {review === 'verified' && <small>đã xác minh trước đó</small>}
              </>
            ),
          },
          {
            title: 'Lý do trả lại (để trống là nhận)',
            cell: (figure) => (
              <input
                class="govuk-input"
                type="text"
                name={`ly-do:${figureId(figure)}`}
                value={visit.form.text(`ly-do:${figureId(figure)}`)}
                aria-label={`Lý do trả lại: ${called.indicator(figure.indicator)}, ${spokenPeriod(figure.period)}`}
                maxLength={1000}
              />
            ),
          },
        ]}
      />
    )}
    <p>
      <button class="govuk-button" name="viec" value="nhan">
        Nhận và xác minh
      </button>
    </p>
    <TextArea
      name="reason"
      words="Lý do trả lại cả báo cáo"
      hint="Chỉ cần khi trả lại cả báo cáo. Nơi gửi thấy nguyên văn."
      value={visit.form.text('reason')}
      error={at(problems, 'reason')}
    />
    <button class="govuk-button govuk-button--secondary" name="viec" value="tra">
      Trả lại cả báo cáo
    </button>
  </Posting>
);

export const ExtendForm = ({ visit, life: { now }, problems }: FormProps): VNode => (
  <details class="govuk-details hh-no-print" id="gia-han" open={visit.form.text('viec') === 'gia-han'}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Gia hạn cho nơi báo cáo này</span>
    </summary>
    <Posting visit={visit} id="cho-them-thoi-gian" title="Gia hạn">
      <Field
        name="until"
        words="Hạn mới"
        type="date"
        value={visit.form.text('until')}
        error={at(problems, 'until')}
        hint={`Sau hạn đang có, ${now.due?.split('-').toReversed().join('/') ?? ''}`}
      />
      <TextArea name="extendReason" words="Vì sao" value={visit.form.text('extendReason')} error={at(problems, 'extendReason')} />
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend">Văn bản cho phép (không bắt buộc)</legend>
        <Field name="number" words="Số" value={visit.form.text('number')} error={at(problems, 'number')} width={20} />
        <Field name="issuedOn" words="Ngày" type="date" value={visit.form.text('issuedOn')} error={at(problems, 'issuedOn')} />
        <Field name="issuer" words="Cơ quan ban hành" value={visit.form.text('issuer')} error={at(problems, 'issuer')} width={20} />
      </fieldset>
      <button class="govuk-button" name="viec" value="gia-han">
        Gia hạn
      </button>
    </Posting>
  </details>
);
