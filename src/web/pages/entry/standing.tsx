import type { VNode } from 'preact';
import type { Visit } from '../../visit/visit';
import type { SheetRow } from './sheet';
import { figureWords } from '../../../platform/entry';
import { REVIEW_WORDS, reviewLook } from './words';

/** What stands now of a figure, and what was said to it. */
export function Standing({ visit, row: { indicator, standing, touched, typed } }: { visit: Visit; row: SheetRow }): VNode | null {
  if (standing === null)
    return touched ? (
      <p class="hh-stands">
        <span class="hh-verified hh-verified--draft">Bản nháp</span>
      </p>
    ) : null;
  const isOvertaken = touched && typed['goc'] !== String(standing.revision);
  return (
    <div class="hh-stands">
      <p>
        <a class="govuk-link" href={visit.href(`/so-lieu/${indicator.code}/${standing.area}/${standing.period}`)}>
          {figureWords(standing.value, indicator)}
        </a>{' '}
        <span class={reviewLook(standing.review)}>{REVIEW_WORDS[standing.review]}</span>
        {touched && <span class="hh-verified hh-verified--draft">Đang sửa</span>}
      </p>
      {standing.review === 'returned' && (
        <div class="hh-returned">
          <strong>Lý do trả lại:</strong> {standing.returnedBecause ?? 'xem trong báo cáo bị trả lại'}
        </div>
      )}
      {isOvertaken && <p class="hh-returned">Số này vừa được người khác ghi sau khi bạn bắt đầu; trang kiểm tra sẽ hỏi bạn giữ số nào.</p>}
    </div>
  );
}
