import type { VNode } from 'preact';
import type { Visit } from '../../visit/visit';
import { formHref } from './entry-key';
import type { Pending, Verdict } from './pending';
import { questionWords } from './questions';
import type { Sheet } from './sheet';
import { figureWords, firstBox } from '../../../platform/entry';
import { valueOf } from './words';

interface DecideProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly open: readonly Pending[];
}

/** Figures that somebody has to look at again before they are recorded. */
export const ToDecide = ({ visit, sheet, open }: DecideProps): VNode => {
  const names = new Map(sheet.rows.map(({ indicator: { code, name } }) => [code, name]));
  return (
    <section aria-labelledby="can-xem-lai">
      <h2 class="govuk-heading-m" id="can-xem-lai">
        {open.length} số liệu cần bạn xem lại
      </h2>
      {open.map((one) => (
        <div class={`hh-ask hh-ask--${one.verdict.kind}`} id={`xem-${one.row.indicator.code}`}>
          <h3 class="govuk-heading-s">{one.row.indicator.name}</h3>
          {one.verdict.kind !== 'refused' && one.verdict.kind !== 'overtaken' && (
            <p>
              Bạn ghi: <strong>{figureWords(valueOf(one.body), one.row.indicator)}</strong>
              {one.row.before !== null && `. Kỳ trước: ${figureWords(one.row.before.value, one.row.indicator)}`}
            </p>
          )}
          <Asked pending={one} verdict={one.verdict} nameOf={(code) => names.get(code) ?? code} />
          <p>
            <a class="govuk-link" href={`${formHref(visit, sheet.key)}#${firstBox(one.row.indicator)}`}>
              Sửa số liệu này
            </a>
          </p>
        </div>
      ))}
    </section>
  );
};

interface AskedProps {
  readonly pending: Pending;
  readonly verdict: Verdict;
  readonly nameOf: (code: string) => string;
}

function Asked({ pending: { row, body }, verdict, nameOf }: AskedProps): VNode | null {
  const { code } = row.indicator;
  switch (verdict.kind) {
    case 'ready':
      return null;
    case 'refused':
      return <p class="govuk-error-message">{verdict.words}</p>;
    case 'questions':
      return (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {verdict.checks.map((check) => {
            const id = `xem.${code}.${check.code}`;
            return (
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id={id} name={`xem.${code}`} value={check.code} />
                <label class="govuk-label govuk-checkboxes__label" for={id}>
                  {questionWords(check, nameOf)} <strong>Tôi đã xem lại, số này đúng.</strong>
                </label>
              </div>
            );
          })}
        </div>
      );
    case 'overtaken':
      return (
        <>
          <p>Trong lúc bạn nhập, người khác đã {verdict.now === null ? 'rút số liệu này' : 'ghi số liệu này'}. Bạn giữ số nào?</p>
          <div class="hh-two">
            <div>
              <h4>Số của bạn</h4>
              <p class="hh-two__value">{figureWords(valueOf(body), row.indicator)}</p>
              {verdict.now !== null && (
                <div class="govuk-form-group">
                  <label class="govuk-label" for={`ly.${code}`}>
                    Lý do thay số đang có
                  </label>
                  <input class="govuk-input" type="text" id={`ly.${code}`} name={`ly.${code}`} value={body.reason ?? ''} />
                </div>
              )}
              <button class="govuk-button govuk-button--secondary" name="chon" value={`toi:${code}:${verdict.revision}`}>
                Dùng số của tôi
              </button>
            </div>
            <div>
              <h4>Số đang có</h4>
              <p class="hh-two__value">{verdict.now === null ? 'đã rút' : figureWords(verdict.now.value, row.indicator)}</p>
              <button class="govuk-button govuk-button--secondary" name="chon" value={`ho:${code}`}>
                Giữ số đang có
              </button>
            </div>
          </div>
        </>
      );
  }
}
