import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { queryText } from '../../api/api';
import { kindWords } from '../../log/kinds';
import { Page } from '../../layout/page';
import { ErrorSummary } from '../../parts/error-summary';
import { ListPages } from '../../parts/list-pages';
import type { Visit } from '../../visit/visit';
import { Entries } from './entry-list';
import { FILTERS, filtersIn, type Filter, type Log } from './log.data';
import { LogFilters } from './log-filters';

/** Who did what, when, why and on what ground, newest first. */
export const LogPage = ({ visit, log }: { visit: Visit; log: Log }): VNode => {
  const { entries, next, called, problem, narrowedTo } = log;
  return (
    <Page visit={visit} title="Nhật ký" failed={problem !== null}>
      <h1 class="govuk-heading-l">Nhật ký</h1>
      <p class="hh-under">
        Ai đã làm gì, lúc nào, vì sao, theo văn bản nào. Không dòng nào ở đây sửa hay xoá được; mỗi dòng có bằng chứng mang về kiểm được.
      </p>
      {problem !== null && <ErrorSummary title="Chưa tìm được:" problems={[{ words: problem.detail }]} />}
      {narrowedTo !== null && <p class="govuk-inset-text">Bạn đọc được nhật ký của {called.area(narrowedTo)} và những nơi trực thuộc.</p>}
      <LogFilters visit={visit} log={log} />
      <Applied visit={visit} log={log} />
      {entries.length === 0 && problem === null && (
        <p class="govuk-body" id="nhat-ky">
          Không có sự kiện nào như vậy. Hãy bỏ bớt điều kiện lọc.
        </p>
      )}
      <Entries visit={visit} entries={entries} called={called} />
      <ListPages visit={visit} next={next} words="Cũ hơn" first="Về mới nhất" />
      {entries.length > 0 && (
        <p class="hh-actions">
          <a
            class="govuk-link"
            href={`/api/history/export${queryText({ ...visit.known, ...filtersIn(visit), area: visit.asked('area') ?? narrowedTo ?? undefined })}`}
            download
          >
            Tải cả danh sách này (CSV)
          </a>
        </p>
      )}
    </Page>
  );
};

const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  area: 'địa bàn',
  plan: 'kế hoạch',
  indicator: 'chỉ số',
  target: 'chỉ tiêu',
  type: 'việc',
  actor: 'người làm',
  decision: 'văn bản',
  from: 'từ ngày',
  to: 'đến ngày',
  stream: 'chuỗi sự kiện',
};

/** What the list is narrowed by, each a link that takes it away. */
function Applied({ visit, log: { called } }: { visit: Visit; log: Log }): VNode | null {
  const applied = FILTERS.flatMap((name) => {
    const value = visit.asked(name);
    return value === undefined ? [] : [{ name, value }];
  });
  if (applied.length === 0) return null;
  const shown = (name: Filter, value: string): string => {
    if (name === 'area') return called.area(value);
    if (name === 'plan') return called.plan(value);
    if (name === 'indicator') return called.indicator(value);
    if (name === 'type') return kindWords(value);
    if (name === 'actor') return called.person(value);
    return name === 'from' || name === 'to' ? shownDay(value) : value;
  };
  return (
    <ul class="hh-applied" aria-label="Đang lọc theo">
      {applied.map(({ name, value }) => (
        <li>
          {FILTER_WORDS[name]}: <strong>{shown(name, value)}</strong>{' '}
          <a class="govuk-link" href={visit.here({ [name]: null, cursor: null })}>
            Bỏ<span class="govuk-visually-hidden"> điều kiện {FILTER_WORDS[name]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
