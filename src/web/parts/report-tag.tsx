import type { VNode } from 'preact';
import type { ReportItem } from '../../reports';

export type ReportState = ReportItem['state'];

/** How a report stands, in the words of the office that owes it. */
export const REPORT_WORDS: Readonly<Record<ReportState, string>> = {
  'not-due': 'Chưa đến kỳ',
  open: 'Chưa gửi',
  missing: 'Quá hạn, chưa gửi',
  submitted: 'Đã gửi, chờ xem xét',
  returned: 'Bị trả lại',
  accepted: 'Đã xác minh',
};

const LOOKS: Readonly<Record<ReportState, string>> = {
  'not-due': 'none',
  open: 'none',
  missing: 'late',
  submitted: 'sent',
  returned: 'returned',
  accepted: 'verified',
};

/** The channel of verification: an outline and a word. Attainment never looks like this. */
export const ReportTag = ({ state, draft = false }: { state: ReportState; draft?: boolean }): VNode =>
  draft && (state === 'open' || state === 'missing' || state === 'not-due') ? (
    <span class="hh-verified hh-verified--draft">Bản nháp{state === 'missing' && ', quá hạn'}</span>
  ) : (
    <span class={`hh-verified hh-verified--${LOOKS[state]}`}>{REPORT_WORDS[state]}</span>
  );
