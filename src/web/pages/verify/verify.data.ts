import type { FigureView, WaitingView } from '../../../figures';
import type { ReportItem } from '../../../reports';
import { areaLife, fullName } from '../../known/areas';
import { calledIn, type Called } from '../../known/called';
import type { Visit } from '../../visit/visit';

interface Items<Item> {
  readonly items: readonly Item[];
}

export interface Queue {
  /** Dossiers that wait for an acceptance, the oldest first. */
  readonly reports: readonly ReportItem[];
  /** Figures that wait, by area and period, the longest waiting first. */
  readonly sheets: readonly WaitingView[];
  readonly called: Called;
}

/** What follows comes up when these are done. */
const MOST = 60;

/** What waits for this person now, whatever day the page is about. */
export async function queueOf(visit: Visit): Promise<Queue> {
  const [reports, sheets] = await Promise.all([
    visit.can('report.accept')
      ? visit.api.get<Items<ReportItem>>('/api/reports', { state: 'submitted', receiver: 'me', limit: MOST })
      : { items: [] },
    sheetsOf(visit),
  ]);
  const areas = [...reports.items.map(({ area }) => area), ...sheets.map(({ area }) => area)];
  return { reports: reports.items.toSorted(bySent), sheets, called: await calledIn(visit, new Set(areas)) };
}

/** Of every area where this person verifies. */
async function sheetsOf(visit: Visit): Promise<readonly WaitingView[]> {
  const areas = new Set(visit.me?.rights.flatMap((right) => (right.actions.includes('figure.verify') ? [right.area] : [])));
  const found = await Promise.all(
    [...areas].map((area) => visit.api.get<Items<WaitingView>>('/api/figures/waiting', { area: area ?? undefined, limit: MOST })),
  );
  const one = new Map(found.flatMap(({ items }) => items.map((sheet) => [`${sheet.area} ${sheet.period}`, sheet])));
  return [...one.values()].toSorted((a, b) => a.since.localeCompare(b.since)).slice(0, MOST);
}

const bySent = (one: ReportItem, other: ReportItem): number => (one.firstSubmittedOn ?? '').localeCompare(other.firstSubmittedOn ?? '');

export interface Sheet {
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  readonly figures: readonly FigureView[];
  readonly called: Called;
}

/** Every figure of an area in a period, those that wait first. */
export async function sheetOf(visit: Visit, area: string, period: string): Promise<Sheet> {
  const [life, { items }, called] = await Promise.all([
    areaLife(visit, area),
    visit.api.get<Items<FigureView>>('/api/figures', { ...visit.known, area, period, depth: 0, limit: 1000 }),
    calledIn(visit, []),
  ]);
  const name = ({ indicator }: FigureView): string => called.indicator(indicator);
  const figures = items.toSorted((a, b) => RANK[a.review] - RANK[b.review] || name(a).localeCompare(name(b), 'vi'));
  return { area, areaName: fullName(life), period, figures, called };
}

const RANK: Readonly<Record<FigureView['review'], number>> = { waiting: 0, returned: 1, verified: 2, withdrawn: 3 };
