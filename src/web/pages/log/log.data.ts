import { ApiProblem } from '../../api/problem';
import type { Query } from '../../api/api';
import { fullName } from '../../known/areas';
import { calledIn, type Called } from '../../known/called';
import type { PlanHead } from '../../known/plans';
import { areasNamedIn } from '../../log/named-areas';
import { withTasks } from '../../log/named-tasks';
import type { Entry } from '../../log/entry';
import type { Visit } from '../../visit/visit';

/** What the history may be narrowed by, as the API and the address call it. */
export const FILTERS = ['area', 'plan', 'indicator', 'target', 'type', 'actor', 'decision', 'from', 'to', 'stream'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Choice {
  readonly code: string;
  readonly words: string;
}

export interface Log {
  readonly entries: readonly Entry[];
  readonly next: string | null;
  readonly called: Called;
  readonly areas: readonly Choice[];
  readonly plans: readonly Choice[];
  readonly indicators: readonly Choice[];
  /** The area that the list is narrowed to because the person may read no more. */
  readonly narrowedTo: string | null;
  /** What was asked is no question: said above an empty list. */
  readonly problem: ApiProblem | null;
}

interface Answer {
  readonly items: readonly Entry[];
  readonly next: string | null;
}

const PAGE = 50;

/** The conditions that the address names. */
export const filtersIn = (visit: Visit): Query => Object.fromEntries(FILTERS.map((name) => [name, visit.asked(name)]));

export async function logOf(visit: Visit): Promise<Log> {
  const { answer, narrowedTo, problem } = await asked(visit);
  const { items } = answer;
  const named = items.flatMap(areasNamedIn);
  const area = visit.asked('area') ?? narrowedTo;
  const [called, areas, plans, indicators] = await Promise.all([
    calledIn(visit, area === null ? named : [...named, area], actorsOf(items)),
    areasToChoose(visit, area),
    plansToChoose(visit),
    indicatorsToChoose(visit),
  ]);
  return {
    entries: items,
    next: answer.next,
    called: await withTasks(visit, called, items),
    areas,
    plans,
    indicators,
    narrowedTo,
    problem,
  };
}

/** Accounts that are named: who did it, and whom it is about. */
export const actorsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ actor, onBehalfOf, data }) => [
    actor,
    ...(onBehalfOf === null ? [] : [onBehalfOf]),
    ...(typeof data['account'] === 'string' ? [data['account']] : []),
  ]);

async function asked(
  visit: Visit,
): Promise<{ readonly answer: Answer; readonly narrowedTo: string | null; readonly problem: ApiProblem | null }> {
  const query: Query = { ...visit.known, ...filtersIn(visit), limit: PAGE, cursor: visit.asked('cursor') };
  try {
    return { answer: await visit.api.get<Answer>('/api/history', query), narrowedTo: null, problem: null };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const own = ownArea(visit);
    // Who may not read everything begins with what is his.
    if (error.status === 403 && visit.asked('area') === undefined && own !== null)
      return { answer: await visit.api.get<Answer>('/api/history', { ...query, area: own }), narrowedTo: own, problem: null };
    if (error.status !== 404 && error.status !== 422) throw error;
    return { answer: { items: [], next: null }, narrowedTo: null, problem: error };
  }
}

const ownArea = ({ me }: Visit): string | null =>
  me?.rights.find(({ actions, area }) => area !== null && actions.includes('history.read'))?.area ?? null;

const itemsOf = async <T>(visit: Visit, path: string): Promise<readonly T[]> =>
  (await visit.api.maybe<{ readonly items: readonly T[] }>(path, { ...visit.known, limit: 1000 }))?.items ?? [];

const inOrder = (choices: readonly Choice[]): readonly Choice[] => choices.toSorted((a, b) => ORDER.compare(a.words, b.words));

async function plansToChoose(visit: Visit): Promise<readonly Choice[]> {
  const plans = await itemsOf<PlanHead>(visit, '/api/plans');
  return inOrder(
    plans.map(({ plan, issuer, period: { from, to } }) => ({ code: plan, words: `${issuer}, ${from.slice(0, 4)}–${to.slice(0, 4)}` })),
  );
}

async function indicatorsToChoose(visit: Visit): Promise<readonly Choice[]> {
  const indicators = await itemsOf<{ readonly code: string; readonly name: string }>(visit, '/api/indicators');
  return inOrder(indicators.map(({ code, name }) => ({ code, words: name })));
}

interface AreaShown {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
}

/** The area that is looked at, the one above it, and those beside or under it. */
async function areasToChoose(visit: Visit, asked: string | null): Promise<readonly Choice[]> {
  const start = asked ?? visit.me?.rights.find(({ area }) => area !== null)?.area ?? null;
  if (start === null) return inOrder((await itemsOf<AreaShown>(visit, '/api/areas')).map(choiceOf));
  const own = await visit.api.maybe<AreaShown>(`/api/areas/${encodeURIComponent(start)}`, visit.at);
  if (own === null) return [];
  const above = own.parent === null ? null : await visit.api.maybe<AreaShown>(`/api/areas/${encodeURIComponent(own.parent)}`, visit.at);
  const under = await visit.api.get<{ readonly items: readonly AreaShown[] }>('/api/areas', { ...visit.at, parent: start, limit: 1000 });
  const beside =
    under.items.length > 0 || above === null
      ? []
      : (await visit.api.get<{ readonly items: readonly AreaShown[] }>('/api/areas', { ...visit.at, parent: above.id, limit: 1000 })).items;
  const found = [...(above === null ? [] : [above]), own, ...under.items, ...beside];
  return [...new Map(found.map((area) => [area.id, choiceOf(area)])).values()];
}

const choiceOf = (area: AreaShown): Choice => ({ code: area.id, words: fullName(area) });

const ORDER = new Intl.Collator('vi', { numeric: true });
