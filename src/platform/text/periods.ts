import { shownDay } from './terms';

/** A period, or what a report is about, as an office says it. */
export function spokenPeriod(period: string): string {
  const [, year = period, part] = /^(\d{4})-([HQ]\d|\d{2})$/.exec(period) ?? [];
  if (part === 'H1') return `6 tháng đầu năm ${year}`;
  if (part === 'H2') return `6 tháng cuối năm ${year}`;
  if (part?.startsWith('Q') === true) return `quý ${part.slice(1)} năm ${year}`;
  if (part !== undefined) return `tháng ${part} năm ${year}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return `ngày ${shownDay(period)}`;
  if (/^\d{4}-\d{4}$/.test(period)) return `năm học ${period}`;
  return period === 'once' ? 'báo cáo một lần' : `năm ${period}`;
}
