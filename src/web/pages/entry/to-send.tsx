import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Visit } from '../../visit/visit';
import { formHref } from './entry-key';
import type { Pending } from './pending';
import { rowId } from './sheet-row';
import { isThere, type Sheet } from './sheet';

const AWAITS = new Set(['submitted']);

interface SendProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly pending: readonly Pending[];
}

/** What the report would hold, and the buttons. */
export function ToSend({ visit, sheet, pending }: SendProps): VNode {
  const { report, rows, key } = sheet;
  const waits = report !== null && AWAITS.has(report.state);
  const willStand = new Set(pending.map(({ row }) => row.indicator.code));
  const missing = rows.filter((row) => row.own && !isThere(row) && !willStand.has(row.indicator.code));
  const returned = rows.filter(({ standing, touched }) => standing?.review === 'returned' && !touched);
  return (
    <section aria-labelledby="bao-cao-se-gui">
      {report !== null && (
        <>
          <h2 class="govuk-heading-m" id="bao-cao-se-gui">
            Báo cáo
          </h2>
          <State sheet={sheet} more={willStand.size > 0} />
          <Lacking visit={visit} sheet={sheet} words="Chưa có số liệu" rows={missing} />
          <Lacking visit={visit} sheet={sheet} words="Bị trả lại mà chưa sửa" rows={returned} />
          {!waits && <Message visit={visit} />}
        </>
      )}
      {report?.standing.map(({ indicator, period, revision }) => (
        <input type="hidden" name="dung" value={`${indicator}|${period}|${revision}`} />
      ))}
      <div class="hh-bar">
        {pending.length > 0 && report !== null && !waits && (
          <button class="govuk-button" name="viec" value="ghi-gui">
            Ghi số liệu và gửi báo cáo
          </button>
        )}
        {pending.length > 0 && (
          <button class={`govuk-button ${report === null || waits ? '' : 'govuk-button--secondary'}`} name="viec" value="ghi">
            {report === null || waits ? 'Ghi số liệu' : 'Ghi số liệu, chưa gửi'}
          </button>
        )}
        {pending.length === 0 && report !== null && !waits && report.standing.length > 0 && (
          <button class="govuk-button" name="viec" value="gui">
            Gửi báo cáo
          </button>
        )}
        <a class="govuk-link" href={formHref(visit, key)}>
          Quay lại nhập
        </a>
      </div>
    </section>
  );
}

function State({ sheet: { report, rows }, more }: { sheet: Sheet; more: boolean }): VNode | null {
  if (report === null) return null;
  const own = rows.filter((row) => row.own);
  if (report.state === 'submitted')
    return (
      <p class="govuk-body">
        Báo cáo đã gửi{report.firstSubmittedOn === null ? '' : ` (lần đầu ngày ${shownDay(report.firstSubmittedOn)})`}, đang chờ nơi nhận
        xem xét. Muốn gửi lại, hãy đề nghị nơi nhận trả lại trước.
      </p>
    );
  const why = report.life.findLast(({ type }) => type === 'ReportReturned')?.data['reason'];
  return (
    <>
      {report.state === 'returned' && typeof why === 'string' && (
        <div class="hh-returned">
          <strong>Báo cáo bị trả lại:</strong> {why}
        </div>
      )}
      <p class="govuk-body">
        {report.state === 'accepted'
          ? 'Báo cáo đã được chấp nhận; gửi lại là để bổ sung hoặc sửa.'
          : `Báo cáo sẽ gửi có ${own.filter(isThere).length}/${own.length} số liệu đã ghi${more ? ', cùng những số liệu ghi ở trên' : ''}.`}
      </p>
    </>
  );
}

function Lacking({ visit, sheet, words, rows }: Omit<SendProps, 'pending'> & { words: string; rows: Sheet['rows'] }): VNode | null {
  return rows.length === 0 ? null : (
    <details class="govuk-details" open={rows.length <= 5}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {words}: {rows.length} chỉ số
        </span>
      </summary>
      <ul class="govuk-list govuk-list--bullet hh-links">
        {rows.map(({ indicator }) => (
          <li>
            <a class="govuk-link" href={`${formHref(visit, sheet.key)}#${rowId(indicator.code)}`}>
              {indicator.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

const Message = ({ visit }: { visit: Visit }): VNode => (
  <div class="govuk-form-group">
    <label class="govuk-label" for="loi-nhan">
      Lời nhắn kèm báo cáo (nếu có)
    </label>
    <textarea class="govuk-textarea" id="loi-nhan" name="loi-nhan" rows={2}>
      {visit.form.text('loi-nhan')}
    </textarea>
  </div>
);
