import { parsePeriod } from '@hieuhoc/indicator-maths';
import type { DutyItem } from '../../../reports';
import { ApiProblem } from '../../api/problem';
import { calledIn, type Called } from '../../known/called';
import { returnedIn, type ReturnedFigure } from '../../known/returned';
import type { Visit } from '../../visit/visit';
import { keyOfDraft } from './entry-key';

export interface Draft {
  readonly key: string;
  readonly savedAt: string;
}

/** A duty of mine that asks for figures, and what I have begun of it. */
export interface Opening {
  readonly duty: DutyItem;
  readonly draft: Draft | null;
  /** Figures of that period that came back. */
  readonly returned: number;
}

export interface Openings {
  readonly open: readonly Opening[];
  readonly sent: readonly Opening[];
  /** Figures that came back and stand on none of these sheets: of a period before the first duty, of an area below. */
  readonly returned: readonly ReturnedFigure[];
  /** Begun without a duty. */
  readonly drafts: readonly (Draft & { readonly plan: string; readonly area: string; readonly period: string })[];
  readonly called: Called;
}

const DONE: ReadonlySet<DutyItem['state']> = new Set(['submitted', 'accepted']);

const isOpen = ({ duty, draft, returned }: Opening): boolean => !DONE.has(duty.state) || draft !== null || returned > 0;

export async function openingsOf(visit: Visit): Promise<Openings> {
  const [duties, drafts] = await Promise.all([dutiesOf(visit), draftsOf(visit)]);
  const areas = visit.areasOf('figure.report').flatMap((area) => area ?? []);
  const plans = duties.map(({ plan }) => plan);
  const returned = await returnedIn(visit, areas, visit.known, plans);
  const begun = new Map(drafts.flatMap((draft) => keyed(draft)));
  const openings = duties
    .filter(({ indicators, period }) => indicators > 0 && parsePeriod(period) !== null)
    .map((duty) => ({
      duty,
      draft: begun.get([duty.plan, duty.duty, duty.reporter, duty.period].join(':')) ?? null,
      returned: returned.filter(({ area, period }) => area === duty.area && period === duty.period).length,
    }));
  const called = await calledIn(visit, [
    ...duties.map(({ area }) => area),
    ...returned.map(({ area }) => area),
    ...drafts.flatMap(({ key }) => keyOfDraft(key)?.reporter ?? []),
  ]);
  return {
    open: openings.filter(isOpen),
    sent: openings.filter((one) => !isOpen(one)).toReversed(),
    returned: returned.filter(({ area, period }) => !openings.some(({ duty }) => duty.area === area && duty.period === period)),
    drafts: drafts.flatMap((draft) => {
      const of = keyOfDraft(draft.key);
      return of === null || of.duty !== null ? [] : [{ ...draft, plan: of.plan, area: of.reporter, period: of.period }];
    }),
    called,
  };
}

function keyed(draft: Draft): readonly (readonly [string, Draft])[] {
  const of = keyOfDraft(draft.key);
  return of === null || of.duty === null ? [] : [[[of.plan, of.duty, of.reporter, of.period].join(':'), draft]];
}

/** Whose right is on the whole country owes nothing himself. */
async function dutiesOf(visit: Visit): Promise<readonly DutyItem[]> {
  try {
    return (await visit.api.get<{ readonly items: readonly DutyItem[] }>('/api/duties', { ...visit.at, limit: 1000 })).items;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 422) return [];
    throw error;
  }
}

const draftsOf = async (visit: Visit): Promise<readonly Draft[]> =>
  visit.isPast ? [] : ((await visit.api.maybe<{ readonly items: readonly Draft[] }>('/api/drafts'))?.items ?? []);
