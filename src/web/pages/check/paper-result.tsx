import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { whole } from '../../parts/numbers';
import { shownInstant } from '../../time/instants';
import { PublishedTable } from '../publications/published-table';
import { namesOfPaper, type Checked } from './check.data';

/** What was published under the code, and whether the paper says the same. */
export const PaperResult = ({ checked }: { checked: Checked }): VNode => {
  const { code, title, on, area, period, basis, publishedAt, rows, reasons, names } = checked;
  return (
    <section class="hh-card" aria-labelledby="ket-qua" role="status">
      <h2 class="govuk-heading-m" id="ket-qua">
        {verdictOf(checked)}
      </h2>
      <ul class="hh-checks">
        {checksOf(checked).map(({ outcome, words }) => (
          <li class={`hh-check hh-check--${outcome}`}>
            <span aria-hidden="true">{SIGNS[outcome]}</span>
            <strong>{OUTCOMES[outcome]}</strong> {words}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        Mã {code}: {title === null ? '' : `“${title}”, `}
        {names.plan}, {names.areas[area] ?? area}, tình hình ngày {shownDay(on)}
        {period !== null && `, số liệu ${spokenPeriod(period)}`}, {basis === 'verified' ? 'chỉ tính số đã xác minh' : 'tính số đã báo'};
        công bố lúc {shownInstant(publishedAt)}. So từng dòng dưới đây với tờ giấy.
      </p>
      <PublishedTable rows={rows} reasons={reasons} names={namesOfPaper(checked)} explain={null} />
    </section>
  );
};

type Outcome = 'passed' | 'failed' | 'not-done';
const SIGNS: Readonly<Record<Outcome, string>> = { passed: '✓', failed: '✕', 'not-done': '–' };
const OUTCOMES: Readonly<Record<Outcome, string>> = { passed: 'Đạt:', failed: 'Không đạt:', 'not-done': 'Chưa kiểm:' };

interface Check {
  readonly outcome: Outcome;
  readonly words: string;
}

const compared = (same: boolean | null, what: string): Check => {
  if (same === null) return { outcome: 'not-done', words: `${what}: bạn chưa nhập.` };
  return same
    ? { outcome: 'passed', words: `${what} trên giấy đúng như đã công bố.` }
    : { outcome: 'failed', words: `${what} trên giấy khác với bản đã công bố.` };
};

function checksOf({ intact, matches: { size, root }, logSize }: Checked): readonly Check[] {
  return [
    { outcome: 'passed', words: 'mã này đã được công bố.' },
    intact
      ? { outcome: 'passed', words: 'tính lại từ nhật ký lúc công bố ra đúng các dòng này.' }
      : { outcome: 'failed', words: 'tính lại từ nhật ký lúc công bố ra các dòng khác.' },
    compared(size, `cỡ nhật ký (${whole(logSize)} sự kiện)`),
    compared(root, 'gốc nhật ký'),
  ];
}

function verdictOf(checked: Checked): string {
  const outcomes = checksOf(checked).map(({ outcome }) => outcome);
  if (outcomes.includes('failed')) return 'Tờ giấy không khớp: hãy giữ nó và hỏi cơ quan thanh tra';
  return outcomes.includes('not-done') ? 'Mã có thật; hãy so thêm cỡ và gốc' : 'Tờ giấy khớp với bản đã công bố';
}
