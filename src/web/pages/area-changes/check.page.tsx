import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Carried, type Fields } from './change.forms';
import { ChangeFrame } from './change.frame';
import type { Kind } from './change.kinds';
import type { Hanging } from './change.known';
import type { Asked } from './change.typed';
import { consequencesOf } from './consequences';

interface CheckProps extends Fields {
  readonly kind: Kind;
  readonly asked: Asked;
  readonly hanging: Hanging;
  /** Whether there is anything to record. */
  readonly changes: boolean;
}

/** What will happen, in words, before it is recorded. */
export const CheckPage = ({ kind, asked, hanging, changes, ...fields }: CheckProps): VNode => {
  const { visit, known } = fields;
  const decision = decisionWords(visit);
  return (
    <ChangeFrame {...fields} kind={kind}>
      <p class="hh-lead">{changes ? 'Điều sẽ xảy ra khi ghi:' : 'Địa bàn đã đúng như vậy: không có gì để ghi.'}</p>
      <dl class="govuk-summary-list" id="dieu-se-xay-ra">
        {consequencesOf({ kind, known, asked, hanging, today: visit.today }).map(({ about, words }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{about}</dt>
            <dd class="govuk-summary-list__value">
              {words.map((sentence) => (
                <p class="govuk-body">{sentence}</p>
              ))}
            </dd>
          </div>
        ))}
        {decision !== null && (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">Theo quyết định</dt>
            <dd class="govuk-summary-list__value">{decision}</dd>
          </div>
        )}
      </dl>
      {changes && kind !== 'lap-moi' && decision === null && (
        <p class="govuk-inset-text">Chưa ghi quyết định nào. Vẫn ghi được, nhưng người xem về sau sẽ không biết theo căn cứ gì.</p>
      )}
      <form method="post">
        <Carried visit={visit} without={() => false} />
        <div class="govuk-button-group">
          {changes && (
            <button class="govuk-button" name="buoc" value="ghi">
              Ghi thay đổi
            </button>
          )}
          <button class="govuk-button govuk-button--secondary" name="buoc" value="sua">
            Sửa lại
          </button>
        </div>
      </form>
    </ChangeFrame>
  );
};

function decisionWords({ form }: Fields['visit']): string | null {
  const number = form.given('decision.number');
  return number === null ? null : `${number} ngày ${shownDay(form.text('decision.issuedOn'))} của ${form.text('decision.issuer')}`;
}
