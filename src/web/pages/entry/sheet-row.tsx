import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import type { Visit } from '../../visit/visit';
import { ValueBoxes, type Faults } from './boxes';
import { Line, MoreBoxes, type Files } from './more-boxes';
import type { SheetRow } from './sheet';
import { box } from './typed';
import { figureWords, REVIEW_WORDS, reviewLook } from './words';

export interface RowProps {
  readonly visit: Visit;
  readonly row: SheetRow;
  readonly faults: Faults;
  readonly files: Files;
}

export const rowId = (code: string): string => `dong-${code}`;

/** One figure of the sheet. What stands well is folded away; what is missing or came back is open. */
export function SheetRowBoxes({ visit, row, faults, files }: RowProps): VNode {
  const { indicator, standing, touched } = row;
  const isFaulty = [...faults.keys()].some((id) => id.startsWith(box(indicator.code, '')));
  const isOpen = standing === null || standing.review === 'returned' || touched || isFaulty;
  return (
    <fieldset class={`hh-row ${isFaulty ? 'hh-row--fault' : ''}`} id={rowId(indicator.code)} data-row={indicator.code}>
      <legend class="hh-row__name">{indicator.name}</legend>
      <div class="hh-row__about">
        <Definition row={row} />
        <Before row={row} />
      </div>
      <div class="hh-row__boxes">
        <Standing visit={visit} row={row} />
        {standing !== null && row.typed['goc'] !== undefined && (
          <>
            <input type="hidden" name={box(indicator.code, 'goc')} value={row.typed['goc']} />
            <input type="hidden" name={box(indicator.code, 'cu')} value={row.typed['cu'] ?? ''} />
          </>
        )}
        {standing === null ? (
          <>
            <ValueBoxes row={row} faults={faults} />
            <MoreBoxes row={row} faults={faults} files={files} />
          </>
        ) : (
          <details class="govuk-details hh-correct" open={isOpen}>
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">
                Sửa<span class="govuk-visually-hidden"> {indicator.name}</span>
              </span>
            </summary>
            <ValueBoxes row={row} faults={faults} />
            <Line id={box(indicator.code, 'ly')} words="Lý do sửa" value={row.typed['ly']} faults={faults} />
            <MoreBoxes row={row} faults={faults} files={files} />
          </details>
        )}
      </div>
    </fieldset>
  );
}

const Definition = ({ row: { indicator, own } }: { row: SheetRow }): VNode => (
  <>
    <details class="govuk-details hh-definition">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Cách tính<span class="govuk-visually-hidden"> {indicator.name}</span>
        </span>
      </summary>
      <p>{indicator.definition}</p>
      <p class="hh-muted">
        Đơn vị: {indicator.unit}. {indicator.numerator !== undefined && `Tử số: ${indicator.numerator}. `}
        {indicator.denominator !== undefined && `Mẫu số: ${indicator.denominator}.`}
      </p>
    </details>
    {!own && <p class="hh-muted">Thường do cấp dưới báo cáo; chỉ nhập ở đây khi có số riêng của cả địa bàn.</p>}
  </>
);

function Before({ row: { indicator, before, twin } }: { row: SheetRow }): VNode {
  return (
    <p class="hh-before">
      {before === null ? 'Kỳ trước chưa có số liệu.' : `${capital(spokenPeriod(before.period))}: ${figureWords(before.value, indicator)}`}
      {twin !== null && (
        <>
          <br />
          Đã có ở kỳ {spokenPeriod(twin.period)}: {figureWords(twin.value, indicator)}
        </>
      )}
    </p>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

/** What stands now, and what was said to it. */
function Standing({ visit, row: { indicator, standing, touched, typed } }: { visit: Visit; row: SheetRow }): VNode | null {
  if (standing === null)
    return touched ? (
      <p class="hh-stands">
        <span class="hh-verified hh-verified--draft">Bản nháp</span>
      </p>
    ) : null;
  const isOld = typed['goc'] !== undefined && Number(typed['goc']) !== standing.revision;
  return (
    <div class="hh-stands">
      <p>
        <a class="govuk-link" href={visit.href(`/so-lieu/${indicator.code}/${standing.area}/${standing.period}`)}>
          {figureWords(standing.value, indicator)}
        </a>{' '}
        <span class={reviewLook(standing.review)}>{REVIEW_WORDS[standing.review]}</span>
        {touched && (
          <>
            {' '}
            <span class="hh-verified hh-verified--draft">Đang sửa</span>
          </>
        )}
      </p>
      {standing.review === 'returned' && (
        <div class="hh-returned">
          <strong>Lý do trả lại:</strong> {standing.returnedBecause ?? 'xem trong báo cáo bị trả lại'}
        </div>
      )}
      {isOld && touched && (
        <p class="hh-returned">Số này vừa được người khác thay sau khi bạn bắt đầu sửa; trang kiểm tra sẽ hỏi bạn giữ số nào.</p>
      )}
    </div>
  );
}
