import type { Visit } from '../visit/visit';
import type { Entry } from './entry';
import { figureNamed, type FigureNamed } from './entry-facts';
import { asObject, listIn } from './json';

interface Answer {
  readonly items: readonly Entry[];
  readonly next: string | null;
}

const MOST_PAGES = 5;

/** Everything that happened to one figure, oldest first: what its own stream says, and the reports that spoke of it. */
export async function lifeOf(visit: Visit, figure: FigureNamed): Promise<readonly Entry[]> {
  const { indicator, area } = figure;
  const found: Entry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await visit.api.get<Answer>('/api/history', { ...visit.known, indicator, area, limit: 1000, cursor });
    found.push(...answer.items.filter((entry) => isOf(entry, figure)));
    if (answer.next === null) break;
    cursor = answer.next;
  }
  return found.toReversed();
}

function isOf(entry: Entry, figure: FigureNamed): boolean {
  const own = figureNamed(entry);
  return own === null ? roleIn(entry, figure) !== null : same(own, figure);
}

const same = (one: FigureNamed, other: FigureNamed): boolean =>
  one.indicator === other.indicator && one.area === other.area && one.period === other.period;

/** What an event of a report says of a figure: that it is in it, or that it is sent back; and which revision of it. */
export function roleIn(
  entry: Entry,
  figure: FigureNamed,
): { readonly list: 'figures' | 'except'; readonly revision: number; readonly reason: string } | null {
  for (const list of ['except', 'figures'] as const)
    for (const one of listIn(entry.data, list)) {
      const { indicator, area, period, revision, reason } = asObject(one);
      if (indicator === figure.indicator && area === figure.area && period === figure.period)
        return { list, revision: Number(revision), reason: typeof reason === 'string' ? reason : '' };
    }
  return null;
}

export type Standing = 'reported' | 'submitted' | 'verified' | 'returned' | 'withdrawn';

/** What an event did to the figure. */
export function standingAfter(entry: Entry, figure: FigureNamed): Standing | null {
  switch (entry.type) {
    case 'FigureReported':
    case 'FigureCorrected':
      return 'reported';
    case 'FigureVerified':
      return 'verified';
    case 'FigureReturned':
      return 'returned';
    case 'FigureWithdrawn':
      return 'withdrawn';
    case 'ReportSubmitted':
      return 'submitted';
    case 'ReportReturned':
      return roleIn(entry, figure) === null ? null : 'returned';
    case 'ReportAccepted':
      return roleIn(entry, figure)?.list === 'except' ? 'returned' : 'verified';
    default:
      return null;
  }
}
