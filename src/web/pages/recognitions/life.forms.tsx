import { randomUUID } from 'node:crypto';
import type { ComponentChildren, VNode } from 'preact';
import { DecisionFields } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { TextArea } from '../../parts/text-area';
import type { Visit } from '../../visit/visit';
import type { Life } from './life.data';

interface FormsProps {
  readonly visit: Visit;
  readonly known: Life;
  readonly problems: readonly FormProblem[];
}

/** Folded until it is wanted, open where it was sent and not taken. */
const Acting = ({
  visit,
  known,
  act,
  words,
  children,
}: {
  visit: Visit;
  known: Life;
  act: string;
  words: string;
  children: ComponentChildren;
}): VNode => (
  <details class="govuk-details hh-no-print" id={act} open={visit.form.text('viec') === act}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{words}</span>
    </summary>
    <form method="post" action={visit.here({ xong: null })} class="hh-act">
      <input type="hidden" name="khoa" value={randomUUID()} />
      <input type="hidden" name="viec" value={act} />
      {known.etag !== null && <input type="hidden" name="etag" value={known.etag} />}
      {children}
    </form>
  </details>
);

export const RenewForm = ({ visit, known, problems }: FormsProps): VNode => (
  <Acting visit={visit} known={known} act="gia-han" words="Công nhận lại (gia hạn)">
    <p class="govuk-body">Thời hạn mới nối tiếp thời hạn đang có. Chỉ gia hạn được khi danh hiệu còn hiệu lực vào ngày công nhận lại.</p>
    <DecisionFields form={visit.form} prefix="gia-han-" problems={problems} />
    <Field
      name="gia-han-renewedOn"
      words="Ngày công nhận lại"
      type="date"
      value={visit.form.text('gia-han-renewedOn')}
      error={errorAt(problems, 'gia-han-renewedOn')}
      width={10}
    />
    <Field
      name="gia-han-validUntil"
      words="Có hiệu lực đến hết ngày (không bắt buộc)"
      hint="Để trống: theo thời hạn của danh hiệu."
      type="date"
      value={visit.form.text('gia-han-validUntil')}
      error={errorAt(problems, 'gia-han-validUntil')}
      width={10}
    />
    <button class="govuk-button">Ghi công nhận lại</button>
  </Acting>
);

export const RevokeForm = ({ visit, known, problems }: FormsProps): VNode => (
  <Acting visit={visit} known={known} act="thu-hoi" words="Thu hồi danh hiệu">
    <DecisionFields form={visit.form} prefix="thu-hoi-" problems={problems} legend="Quyết định thu hồi" />
    <Field
      name="thu-hoi-revokedOn"
      words="Thu hồi từ ngày"
      hint="Ghi đúng ngày công nhận là huỷ việc công nhận: coi như chưa từng có."
      type="date"
      value={visit.form.text('thu-hoi-revokedOn')}
      error={errorAt(problems, 'thu-hoi-revokedOn')}
      width={10}
    />
    <TextArea
      name="thu-hoi-reason"
      words="Lý do"
      hint="Ở lại trong nhật ký mãi mãi. Không ghi họ tên, số điện thoại, số căn cước."
      value={visit.form.text('thu-hoi-reason')}
      error={errorAt(problems, 'thu-hoi-reason')}
    />
    <button class="govuk-button govuk-button--warning">Thu hồi</button>
  </Acting>
);
