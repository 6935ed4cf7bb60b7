import type { RecognitionView, SubjectView } from '../../../recognitions';
import type { AreaHead } from '../../known/areas';
import { soughtIn, subjectApi } from '../../known/recognised';
import { titlesOf, type TitleShown } from '../../known/titles';
import type { Visit } from '../../visit/visit';
import { areaAsked, headsOf, placeOf, type Place } from './place';

export interface Candidate {
  readonly subject: SubjectView;
  /** Where it holds the title today. */
  readonly held: RecognitionView | null;
}

export interface Granting {
  readonly titles: readonly TitleShown[];
  readonly title: TitleShown | null;
  readonly place: Place;
  /** Null: nothing was looked for yet. */
  readonly found: readonly Candidate[] | null;
  readonly more: boolean;
  readonly chosen: Candidate | null;
  readonly areas: ReadonlyMap<string, AreaHead>;
}

interface Items<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

const MOST_FOUND = 20;

export async function grantingOf(visit: Visit): Promise<Granting> {
  const titles = (await titlesOf(visit)).filter(({ retiredOn }) => retiredOn === null);
  const title = titles.find(({ code }) => code === visit.asked('title')) ?? null;
  const area = areaAsked(visit);
  const under = await visit.api.get<Items<AreaHead>>('/api/areas', { parent: area ?? undefined, limit: 1000 });
  const isUnder = ({ parent }: AreaHead): boolean => parent === area;
  const [place, chosen, search] = await Promise.all([
    placeOf(
      visit,
      area,
      under.items.filter(isUnder).map(({ id }) => id),
    ),
    chosenOf(visit, title),
    foundOf(visit, title, area),
  ]);
  const homes = [...(search.found ?? []), ...(chosen === null ? [] : [chosen])].map(({ subject }) => subject.area);
  return { titles, title, place, chosen, ...search, areas: await headsOf(visit, homes) };
}

async function chosenOf(visit: Visit, title: TitleShown | null): Promise<Candidate | null> {
  const ref = visit.asked('subject');
  if (ref === undefined || title === null) return null;
  const subject = await visit.api.get<SubjectView>(subjectApi(ref));
  return { subject, held: await heldBy(visit, title, ref) };
}

/** By name without accents, or by code; those that the title is for. */
async function foundOf(visit: Visit, title: TitleShown | null, area: string | null): Promise<Pick<Granting, 'found' | 'more'>> {
  const q = soughtIn(visit);
  if (q === undefined || title === null) return { found: null, more: false };
  const fitting: SubjectView[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Items<SubjectView> = await visit.api.get('/api/subjects', {
      q,
      area: area ?? undefined,
      cursor: cursor ?? undefined,
      limit: 200,
    });
    fitting.push(...page.items.filter(({ kind }) => kind === title.subject));
    cursor = page.next;
  } while (cursor !== null && fitting.length <= MOST_FOUND);
  const shown = fitting.slice(0, MOST_FOUND);
  const found = await Promise.all(shown.map(async (subject) => ({ subject, held: await heldBy(visit, title, subject.ref) })));
  return { found, more: fitting.length > MOST_FOUND };
}

async function heldBy(visit: Visit, { code }: TitleShown, subject: string): Promise<RecognitionView | null> {
  const { items } = await visit.api.get<Items<RecognitionView>>('/api/recognitions', { title: code, subject });
  return items.at(-1) ?? null;
}
