import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { REVIEW_WORDS } from '../../parts/review-tag';
import type { ReportLife } from './report.data';
import { valueWords } from './report.figures';

/** What was sent; of a report that was not sent, what would be. */
export function PaperFigures({ life: { report, called } }: { life: ReportLife }): VNode {
  const isSent = report.submission !== null;
  const rows = isSent ? report.figures : report.standing;
  const held = new Set(rows.map(({ indicator }) => indicator));
  const missing = report.indicators.filter((code) => !held.has(code));
  const note = report.life.findLast(({ type }) => type === 'ReportSubmitted')?.data['note'];
  return (
    <>
      {!isSent && <p class="hh-paper__draft">DỰ THẢO: báo cáo này chưa được gửi.</p>}
      <h2>I. KẾT QUẢ</h2>
      {rows.length === 0 ? (
        <p>Báo cáo không kèm số liệu.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">TT</th>
              <th scope="col">Chỉ số</th>
              <th scope="col">Kết quả</th>
              <th scope="col">Xác minh</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ indicator, period, value, review }, place) => (
              <tr>
                <td>{place + 1}</td>
                <td>
                  {called.indicator(indicator)}
                  {period !== report.period && ` (${spokenPeriod(period)})`}
                </td>
                <td class="hh-number">{valueWords(value, called.unit(indicator))}</td>
                <td>{REVIEW_WORDS[review].toLocaleLowerCase('vi')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missing.length > 0 && (
        <>
          <h2>II. CHƯA CÓ SỐ LIỆU</h2>
          <p>
            {missing.length}/{report.indicators.length} chỉ số: {missing.map((code) => called.indicator(code)).join('; ')}.
          </p>
        </>
      )}
      {report.includes.length > 0 && <p>Báo cáo tổng hợp từ {report.includes.length} báo cáo cấp dưới đã được nhận.</p>}
      {typeof note === 'string' && <p>Ghi chú: {note}</p>}
      <p>Trên đây là báo cáo {spokenPeriod(report.period)}, kính trình xem xét./.</p>
    </>
  );
}
