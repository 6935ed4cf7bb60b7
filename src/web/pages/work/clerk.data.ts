import type { DutyItem } from '../../../reports';
import { ApiProblem } from '../../api/problem';
import { returnedIn, type ReturnedFigure } from '../../known/returned';
import type { Visit } from '../../visit/visit';
import { atDay, isBehind, itemsOf } from './asked';

export interface ClerkWork {
  /** What is to be done, the most urgent first. */
  readonly todo: readonly DutyItem[];
  /** What was sent lately and waits for others, or is done. */
  readonly sent: readonly DutyItem[];
  /** Sent and accepted before that. */
  readonly before: number;
  readonly returned: readonly ReturnedFigure[];
  /** Keys of what was begun and not sent. */
  readonly drafts: ReadonlySet<string>;
}

/** Longer ago, what is done is told as a number. */
const LATELY_DAYS = 200;

export async function clerkWork(visit: Visit): Promise<ClerkWork | null> {
  if (!visit.can('report.submit')) return null;
  const areas = visit.areasOf('figure.report').flatMap((area) => area ?? []);
  const [duties, drafts] = await Promise.all([dutiesOf(visit), draftsOf(visit)]);
  const plans = duties.map(({ plan }) => plan);
  const open = duties.filter(({ state }) => state !== 'submitted' && state !== 'accepted');
  const done = duties.filter(({ state }) => state === 'submitted' || state === 'accepted');
  const lately = done.filter(({ last }) => !isBehind(last, visit.day, LATELY_DAYS));
  return {
    todo: open.toSorted((one, other) => urgency(one) - urgency(other)),
    sent: lately.toReversed(),
    before: done.length - lately.length,
    returned: await returnedIn(visit, areas, atDay(visit), plans),
    drafts: new Set(drafts.map(({ key }) => key)),
  };
}

const URGENCY: Readonly<Record<DutyItem['state'], number>> = { returned: 0, missing: 1, open: 2, 'not-due': 3, submitted: 4, accepted: 5 };
const urgency = ({ state }: DutyItem): number => URGENCY[state];

/** Whoever reports for the whole country is asked about no single office. */
async function dutiesOf(visit: Visit): Promise<readonly DutyItem[]> {
  try {
    return await itemsOf<DutyItem>(visit, '/api/duties', { ...visit.at, limit: 1000 });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 422) return [];
    throw error;
  }
}

const draftsOf = async (visit: Visit): Promise<readonly { readonly key: string }[]> =>
  visit.isPast ? [] : ((await visit.api.maybe<{ readonly items: readonly { readonly key: string }[] }>('/api/drafts'))?.items ?? []);
