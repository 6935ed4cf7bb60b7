import { randomUUID } from 'node:crypto';
import type { ComponentChildren, VNode } from 'preact';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { Radios } from '../../parts/radios';
import { TextArea } from '../../parts/text-area';
import { Tick } from '../../parts/tick';
import type { Visit } from '../../visit/visit';
import { GROUNDS, type Speech } from './erasure.words';

interface FormProps {
  readonly visit: Visit;
  readonly problems: readonly FormProblem[];
}

const Posting = ({ visit, act, title, children }: { visit: Visit; act: string; title: string; children: ComponentChildren }): VNode => (
  <section aria-labelledby={`viec-${act}`} class="hh-act hh-no-print">
    <h2 class="govuk-heading-m" id={`viec-${act}`}>
      {title}
    </h2>
    <form method="post" action={visit.here({ xong: null })}>
      <input type="hidden" name="khoa" value={randomUUID()} />
      <input type="hidden" name="viec" value={act} />
      {children}
    </form>
  </section>
);

interface SpokenProps extends FormProps {
  readonly speech: Speech;
}

export const ReceiveForm = ({ visit, speech, problems }: SpokenProps): VNode => (
  <Posting visit={visit} act="ghi-nhan" title={speech.asking}>
    <Radios
      name="legalBasis"
      legend="Căn cứ (Luật 91/2025/QH15, điều 14)"
      options={[...GROUNDS]}
      chosen={visit.form.text('legalBasis') || 'subject-request'}
      error={errorAt(problems, 'legalBasis')}
    />
    <Field
      name="requestedOn"
      words="Ngày yêu cầu"
      type="date"
      value={visit.form.text('requestedOn') || visit.today}
      error={errorAt(problems, 'requestedOn')}
      width={10}
    />
    <Tick name="withProcessors" words="Có bên khác cùng xử lý dữ liệu này (20 ngày thay vì 15)" ticked={visit.form.has('withProcessors')} />
    <TextArea
      name="reason"
      words="Ghi chú (không bắt buộc)"
      hint="Ở lại trong nhật ký mãi mãi: không ghi tên người yêu cầu."
      value={visit.form.text('reason')}
      error={errorAt(problems, 'reason')}
    />
    <button class="govuk-button">Ghi nhận</button>
  </Posting>
);

/** What is lost stands above the box that says that it was looked at: nothing brings it back. */
export const CarryOutForm = ({ visit, speech, name, problems }: SpokenProps & { name: string | null }): VNode => (
  <Posting visit={visit} act="xoa" title={speech.act}>
    <p class="govuk-body">{speech.lost(name)}</p>
    <Tick name="chacChan" words="Tôi đã kiểm tra yêu cầu và căn cứ" error={errorAt(problems, 'chacChan')} />
    <button class="govuk-button govuk-button--warning">{speech.act} vĩnh viễn</button>
  </Posting>
);

const Reasoned = ({
  visit,
  problems,
  act,
  title,
  words,
  button,
}: FormProps & { act: string; title: string; words: string; button: string }): VNode => (
  <details class="govuk-details hh-no-print" id={act} open={visit.form.text('viec') === act}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{title}</span>
    </summary>
    <Posting visit={visit} act={act} title={title}>
      <TextArea
        name={`${act}-reason`}
        words={words}
        hint="Người yêu cầu được báo lý do này. Không ghi tên."
        value={visit.form.text(`${act}-reason`)}
        error={errorAt(problems, `${act}-reason`)}
      />
      <button class="govuk-button govuk-button--secondary">{button}</button>
    </Posting>
  </details>
);

export const ExtendForm = (props: FormProps): VNode => (
  <Reasoned {...props} act="gia-han" title="Gia hạn 15 ngày (một lần)" words="Vì sao cần thêm thời gian" button="Gia hạn" />
);

export const DeclineForm = (props: FormProps): VNode => (
  <Reasoned {...props} act="tu-choi" title="Từ chối yêu cầu" words="Lý do theo luật" button="Từ chối" />
);
