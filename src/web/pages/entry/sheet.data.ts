import { addDays, periodAround, periodEndingOn, type Level, type PeriodInfo } from '@hieuhoc/indicator-maths';
import type { FigureView } from '../../../figures';
import type { IndicatorSpec } from '../../../plans';
import { planShown, type PlanShown } from '../../known/plans';
import type { Visit } from '../../visit/visit';
import { draftApi, reportApiOf, type EntryKey } from './entry-key';
import { DATA_TO, measuredBy, rowsOf, type DraftHere, type ReportHere, type Sheet } from './sheet';

interface AreaHere {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly level: Level;
}

/** Everything that the sheet shows, asked at once; `form` is what was just typed, else what lies in the draft counts. */
export async function sheetOf(
  visit: Visit,
  key: EntryKey & { readonly span: PeriodInfo },
  form?: (name: string) => string,
): Promise<Sheet> {
  const { span, area: id } = key;
  const [plan, area, report, draft, standing, before, twins, catalogue] = await Promise.all([
    planShown(visit, key.plan),
    visit.api.get<AreaHere>(`/api/areas/${encodeURIComponent(id)}`, visit.at),
    reportHere(visit, key),
    draftHere(visit, key),
    figuresOf(visit, id, span.period),
    figuresOf(visit, id, periodAround(span.kind, addDays(span.first, -1)).period),
    twinsOf(visit, id, span),
    visit.api.get<{ readonly items: readonly IndicatorSpec[] }>('/api/indicators', { ...visit.known, limit: 1000 }),
  ]);
  const indicators = new Map([...catalogue.items, ...plan.indicators].map((one) => [one.code, one]));
  const asked = report?.indicators ?? measuredBy(plan);
  const typed = form ?? (draft === null ? null : (name: string) => draft.fields[name] ?? '');
  return {
    key,
    span,
    plan,
    area,
    report,
    duty: dutyOf(plan, key),
    rows: rowsOf({ plan, level: area.level, span, indicators, asked, standing, before, twins }, typed),
    draft,
    dataTo: { asked: visit.today < span.last, typed: typed?.(DATA_TO) ?? '' },
  };
}

const dutyOf = ({ duties }: PlanShown, { duty }: EntryKey): { readonly text: string } | null =>
  duties.find(({ id }) => id === duty) ?? null;

async function reportHere(visit: Visit, key: EntryKey): Promise<ReportHere | null> {
  const path = reportApiOf(key);
  return path === null ? null : visit.api.maybe<ReportHere>(path, visit.at);
}

/** Nobody but its owner has it; what was known in the past has none. */
export const draftHere = async (visit: Visit, key: EntryKey): Promise<DraftHere | null> =>
  visit.isPast ? null : visit.api.maybe<DraftHere>(draftApi(key));

const figuresOf = async (visit: Visit, area: string, period: string): Promise<readonly FigureView[]> =>
  (await visit.api.get<{ readonly items: readonly FigureView[] }>('/api/figures', { ...visit.known, area, period, depth: 0, limit: 1000 }))
    .items;

const KINDS = ['year', 'half-year', 'quarter', 'month', 'school-year'] as const;

async function twinsOf(visit: Visit, area: string, { kind, last }: PeriodInfo): Promise<readonly FigureView[]> {
  const others = KINDS.filter((one) => one !== kind).flatMap((one) => periodEndingOn(one, last) ?? []);
  return (await Promise.all(others.map(({ period }) => figuresOf(visit, area, period)))).flat().toReversed();
}
