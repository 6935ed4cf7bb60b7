import { parsePeriod, type PeriodInfo } from '@hieuhoc/indicator-maths';
import { ApiProblem } from '../../api/problem';
import { queryText, type Query } from '../../api/api';
import type { Visit } from '../../visit/visit';

/** Which sheet is filled in: an area's figures of a period, as a plan asks for them, or one of its duties. */
export interface EntryKey {
  readonly plan: string;
  readonly period: string;
  readonly area: string;
  /** Null: whatever the plan measures in that area. */
  readonly duty: string | null;
  /** Whose report it is: the area itself, or a body that sits there. */
  readonly reporter: string;
}

/** Throws ApiProblem: the address does not say which. */
export function keyAsked(visit: Visit, period: string): EntryKey & { readonly span: PeriodInfo } {
  const span = parsePeriod(period);
  if (span === null) throw wrongAddress('kỳ', period, '2015-H1, 2015 hoặc 2015-2016');
  const [plan, area] = [visit.asked('plan'), visit.asked('area') ?? ownArea(visit)];
  if (plan === undefined) throw wrongAddress('kế hoạch', 'plan=', 'plan=dong-trieu-2013');
  if (area === undefined) throw wrongAddress('địa bàn', 'area=', 'area=22.205.07075');
  return { plan, period, area, duty: visit.asked('duty') ?? null, reporter: visit.asked('reporter') ?? area, span };
}

const ownArea = (visit: Visit): string | undefined =>
  visit.me?.rights.find(({ actions, area }) => area !== null && actions.includes('figure.report'))?.area ?? undefined;

const wrongAddress = (what: string, found: string, wanted: string): ApiProblem =>
  new ApiProblem(
    422,
    'malformed',
    `Địa chỉ trang chưa nêu đúng ${what} (${found}); phải dạng ${wanted}. Hãy mở lại từ trang Nhập số liệu.`,
    {},
  );

const queryOf = ({ plan, duty, area, reporter }: EntryKey): Query => ({
  plan,
  duty: duty ?? undefined,
  area,
  reporter: reporter === area ? undefined : reporter,
});

export const formHref = (visit: Visit, key: EntryKey, more: Query = {}): string =>
  visit.href(`/nhap/${key.period}`, { ...queryOf(key), ...more });
export const checkHref = (visit: Visit, key: EntryKey, more: Query = {}): string =>
  visit.href(`/nhap/${key.period}/kiem-tra`, { ...queryOf(key), ...more });

/** What the draft is kept under. */
export const draftKey = ({ plan, duty, reporter, period }: EntryKey): string => `nhap:${plan}:${duty ?? '-'}:${reporter}:${period}`;
export const draftApi = (key: EntryKey): string => `/api/drafts/${encodeURIComponent(draftKey(key))}`;

/** The same, of a draft that is listed; null where it is of something else. */
export function keyOfDraft(key: string): Pick<EntryKey, 'plan' | 'duty' | 'reporter' | 'period'> | null {
  const [what, plan, duty, reporter, period] = key.split(':');
  if (what !== 'nhap' || plan === undefined || duty === undefined || reporter === undefined || period === undefined) return null;
  return { plan, duty: duty === '-' ? null : duty, reporter, period };
}

export const reportApiOf = ({ plan, duty, reporter, period }: EntryKey): string | null =>
  duty === null ? null : `/api/reports/${plan}/${duty}/${encodeURIComponent(reporter)}/${period}`;

/** The sheet to fill in elsewhere. */
export const templateHref = ({ plan, duty, area, period }: EntryKey): string =>
  `/api/templates/figures.xlsx${queryText({ plan, duty: duty ?? undefined, area, period })}`;
