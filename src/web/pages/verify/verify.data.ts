import type { FigureView, WaitingView } from '../../../figures';
import type { ReportItem } from '../../../reports';
import { ApiProblem } from '../../api/problem';
import { areaLife, fullName } from '../../known/areas';
import { calledIn, type Called } from '../../known/called';
import type { Entry } from '../../log/entry';
import { asObject, type Data } from '../../log/json';
import { lifeOf, roleIn, standingAfter } from '../../log/life';
import type { Visit } from '../../visit/visit';

interface Items<Item> {
  readonly items: readonly Item[];
}

export interface Queue {
  /** Dossiers that wait for an acceptance, the oldest first. */
  readonly reports: readonly ReportItem[];
  /** Figures that wait, by area and period, the longest waiting first. */
  readonly sheets: readonly WaitingView[];
  /** How many reports and sheets are not listed. */
  readonly more: number;
  /** Every area of which something waits, by name. */
  readonly areas: readonly (readonly [id: string, name: string])[];
  readonly called: Called;
}

/** On one page; an area's own are never more. */
const MOST = 60;
const ALL = 1000;

/** What waits for this person now, whatever day the page is about; of one area where the address names it. */
export async function queueOf(visit: Visit): Promise<Queue> {
  const [reports, sheets] = await Promise.all([
    visit.can('report.accept')
      ? visit.api.get<Items<ReportItem>>('/api/reports', { state: 'submitted', receiver: 'me', limit: ALL })
      : { items: [] },
    sheetsOf(visit),
  ]);
  const ids = new Set([...reports.items, ...sheets].map(({ area }) => area));
  const called = await calledIn(visit, ids);
  const asked = visit.asked('area');
  const here = ({ area }: { readonly area: string }): boolean => asked === undefined || asked === area;
  const changed = visit.asked('review') === 'changed';
  const of = {
    reports: changed ? [] : reports.items.filter(here).toSorted(bySent),
    sheets: sheets.filter((sheet) => here(sheet) && (!changed || sheet.changed > 0)),
  };
  return {
    reports: of.reports.slice(0, MOST),
    sheets: of.sheets.slice(0, MOST),
    more: Math.max(0, of.reports.length - MOST) + Math.max(0, of.sheets.length - MOST),
    areas: [...ids].map((id) => [id, called.area(id)] as const).toSorted(([, one], [, other]) => one.localeCompare(other, 'vi')),
    called,
  };
}

/** Of every area where this person verifies. */
async function sheetsOf(visit: Visit): Promise<readonly WaitingView[]> {
  const areas = new Set(visit.me?.rights.flatMap((right) => (right.actions.includes('figure.verify') ? [right.area] : [])));
  const found = await Promise.all(
    [...areas].map((area) => visit.api.get<Items<WaitingView>>('/api/figures/waiting', { area: area ?? undefined, limit: ALL })),
  );
  const one = new Map(found.flatMap(({ items }) => items.map((sheet) => [`${sheet.area} ${sheet.period}`, sheet])));
  return [...one.values()].toSorted((a, b) => a.since.localeCompare(b.since));
}

const bySent = (one: ReportItem, other: ReportItem): number => (one.firstSubmittedOn ?? '').localeCompare(other.firstSubmittedOn ?? '');

export interface Sheet {
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  readonly figures: readonly FigureView[];
  /** Of those that wait again: what was changed and why, by indicator. */
  readonly corrections: ReadonlyMap<string, Correction>;
  readonly called: Called;
}

export interface Correction {
  /** As it was reported before. */
  readonly from: Data | null;
  readonly because: string | null;
  /** Why it had been sent back, where it had. */
  readonly returnedBecause: string | null;
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
  return { area, areaName: fullName(life), period, figures, corrections: await correctionsOf(visit, figures), called };
}

/** Whoever verifies what was corrected reads what it was and why, beside it. */
async function correctionsOf(visit: Visit, figures: readonly FigureView[]): Promise<ReadonlyMap<string, Correction>> {
  const again = figures.filter(({ review, contentRevision }) => review === 'waiting' && (contentRevision ?? 0) > 0);
  const found = again.map(async (figure) => [figure.indicator, await correctionOf(visit, figure)] as const);
  return new Map((await Promise.all(found)).flatMap(([indicator, one]) => (one === null ? [] : [[indicator, one]])));
}

/** Null for who may not read what happened there. */
async function correctionOf(visit: Visit, figure: FigureView): Promise<Correction | null> {
  try {
    return correctionIn(await lifeOf(visit, figure), figure);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null;
    throw error;
  }
}

function correctionIn(life: readonly Entry[], figure: FigureView): Correction {
  const reported = life.filter((entry) => standingAfter(entry, figure) === 'reported');
  const returned = life.findLast((entry) => standingAfter(entry, figure) === 'returned');
  const before = reported.at(-2);
  return {
    from: before === undefined ? null : asObject(before.data['value']),
    because: reported.at(-1)?.reason ?? null,
    returnedBecause: returned === undefined ? null : (returned.reason ?? roleIn(returned, figure)?.reason ?? null),
  };
}

const RANK: Readonly<Record<FigureView['review'], number>> = { waiting: 0, returned: 1, verified: 2, withdrawn: 3 };
