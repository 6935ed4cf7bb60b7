import { addDays } from '@hieuhoc/indicator-maths';
import type { CountsPage, RecognitionView } from '../../../recognitions';
import type { AnsweredRow } from '../../../status';
import type { AreaHead } from '../../known/areas';
import { titlesOf, type TitleShown } from '../../known/titles';
import type { Visit } from '../../visit/visit';
import { areaAsked, headsOf, placeOf, type Place } from './place';

export const SOON_DAYS = 90;
export const A_PAGE = 50;

/** Which of them are shown. */
export type Which = 'live' | 'soon' | 'all';

export interface TitleCount {
  readonly title: TitleShown;
  readonly live: number;
  readonly expiring: number;
}

/** No title chosen yet: all of them, with how many hold each. */
export interface Titles {
  readonly titles: readonly TitleShown[];
  readonly place: Place;
  readonly counts: readonly TitleCount[];
}

export interface Register {
  readonly titles: readonly TitleShown[];
  readonly title: TitleShown;
  readonly place: Place;
  readonly which: Which;
  readonly counts: CountsPage;
  /** What offices have reported of the same, by area. */
  readonly reported: ReadonlyMap<string, AnsweredRow>;
  /** Of what is counted in the denominator there, in the plan's words. */
  readonly population: string | null;
  readonly items: readonly RecognitionView[];
  readonly next: string | null;
  readonly areas: ReadonlyMap<string, AreaHead>;
}

interface Items<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export const soonOf = (visit: Visit): string => addDays(visit.day, SOON_DAYS);

export async function titlesIn(visit: Visit): Promise<Titles> {
  const area = areaAsked(visit);
  const [titles, place] = await Promise.all([titlesOf(visit), placeOf(visit, area, [])]);
  const counts = await Promise.all(
    titles.map(async (title) => {
      const { live, expiring } = await countsOf(visit, title.code, area, 1);
      return { title, live, expiring: expiring ?? 0 };
    }),
  );
  // What is held here comes first.
  return { titles, place, counts: counts.toSorted((a, b) => Number(b.live > 0) - Number(a.live > 0)) };
}

const countsOf = (visit: Visit, title: string, area: string | null, limit: number): Promise<CountsPage> =>
  visit.api.get('/api/recognitions/counts', { ...visit.at, title, area: area ?? undefined, expiresBy: soonOf(visit), limit });

export const whichAsked = (visit: Visit): Which => {
  if (visit.asked('state') === 'all') return 'all';
  return visit.asked('expiresBy') === undefined ? 'live' : 'soon';
};

/** The question behind the table, for the page, the file and the paper. */
export const asking = (visit: Visit, title: string, area: string | null): Record<string, string | number | undefined> => ({
  ...visit.at,
  title,
  area: area ?? undefined,
  state: visit.asked('state'),
  expiresBy: visit.asked('expiresBy'),
});

export async function registerOf(visit: Visit, code: string): Promise<Register> {
  const area = areaAsked(visit);
  const [titles, counts, page, about] = await Promise.all([
    titlesOf(visit),
    countsOf(visit, code, area, 1_000),
    visit.api.get<Items<RecognitionView>>('/api/recognitions', {
      ...asking(visit, code, area),
      cursor: visit.asked('cursor'),
      limit: A_PAGE,
    }),
    reportedOf(visit, code, area),
  ]);
  const [place, areas] = await Promise.all([
    placeOf(
      visit,
      area,
      counts.items.map((one) => one.area),
    ),
    headsOf(
      visit,
      page.items.map((one) => one.area),
    ),
  ]);
  const title = titles.find((one) => one.code === code) ?? (await visit.api.get<TitleShown>(`/api/titles/${encodeURIComponent(code)}`));
  const which = whichAsked(visit);
  return {
    titles,
    title,
    place,
    which,
    counts,
    ...about,
    items: which === 'soon' ? page.items.toSorted(bySoonest) : page.items,
    next: page.next,
    areas,
  };
}

const bySoonest = (a: RecognitionView, b: RecognitionView): number => (a.validUntil ?? '').localeCompare(b.validUntil ?? '');

interface IndicatorShown {
  readonly code: string;
  readonly denominator?: string;
  readonly from?: { readonly recognitions?: string };
  readonly checkAgainst?: { readonly recognitions?: string };
}

/** An indicator that counts this title, reported or made of the register: what it says of each area, with how many there are in all. */
async function reportedOf(visit: Visit, title: string, area: string | null): Promise<Pick<Register, 'reported' | 'population'>> {
  const none = { reported: new Map<string, AnsweredRow>(), population: null };
  if (area === null) return none;
  const { items } = await visit.api.get<Items<IndicatorShown>>('/api/indicators', { ...visit.known, limit: 1000 });
  const indicator = items.find(({ from, checkAgainst }) => (checkAgainst ?? from)?.recognitions === title);
  if (indicator === undefined) return none;
  const rows = await visit.api.maybe<Items<AnsweredRow>>('/api/status', {
    ...visit.at,
    indicator: indicator.code,
    area,
    depth: 1,
    limit: 1000,
  });
  const reported = new Map<string, AnsweredRow>();
  for (const row of rows?.items ?? []) if (row.denominator !== null && !reported.has(row.area)) reported.set(row.area, row);
  return { reported, population: indicator.denominator ?? null };
}

/** Every row of the question, page after page. */
export async function allOf(
  visit: Visit,
  title: string,
  most: number,
): Promise<{ readonly items: readonly RecognitionView[]; readonly more: boolean }> {
  const items: RecognitionView[] = [];
  const query = asking(visit, title, areaAsked(visit));
  for (let cursor: string | null | undefined; cursor !== null && items.length < most;) {
    const page: Items<RecognitionView> = await visit.api.get('/api/recognitions', { ...query, cursor, limit: 1000 });
    items.push(...page.items);
    cursor = page.next;
    if (cursor === null) return { items, more: false };
  }
  return { items: items.slice(0, most), more: true };
}
