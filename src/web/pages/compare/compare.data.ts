import type { AnsweredRow } from '../../../status';
import { isDay } from '../../../platform/time/clock';
import { ApiProblem } from '../../api/problem';
import type { Query } from '../../api/api';
import { calledIn, type Called } from '../../known/called';
import { areasUnder, type AreaHead } from '../../known/areas';
import { planAsked, plansOf, type PlanHead } from '../../known/plans';
import type { Entry } from '../../log/entry';
import type { Visit } from '../../visit/visit';

/** An event that a row rests on. */
export type Cause = Pick<Entry, 'logSize' | 'id' | 'type' | 'stream' | 'recordedAt' | 'actor' | 'area' | 'plan' | 'target' | 'indicator'>;

/** `GET /api/status/changes`, an item. */
export interface RowChange {
  readonly plan: string;
  readonly target: string;
  readonly indicator: string;
  readonly area: string;
  readonly fields: readonly string[];
  readonly before: AnsweredRow | null;
  readonly after: AnsweredRow | null;
  /** The newest, in the order of the log. */
  readonly because: readonly Cause[];
  readonly moreCauses: boolean;
  readonly daysPassed: boolean;
}

/** So many causes stand beside a row; the others are read in the history. */
export const CAUSES_SHOWN = 2;

/** The area's choice that means the plan's and all right under it. */
export const EVERYWHERE = 'tat-ca';

export interface Comparison {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanHead;
  readonly areas: readonly AreaHead[];
  readonly area: string;
  readonly called: Called;
  /** Null: nothing was asked yet, or what was asked is no question. */
  readonly changes: readonly RowChange[] | null;
  readonly next: string | null;
  readonly problem: ApiProblem | null;
  readonly publications: readonly { readonly code: string; readonly logSize: number; readonly publishedAt: string }[];
}

/** Null: there is no plan yet. */
export async function comparisonOf(visit: Visit): Promise<Comparison | null> {
  const plans = await plansOf(visit);
  const plan = planAsked(visit, plans);
  if (plan === null) return null;
  const area = visit.asked('area') ?? plan.area;
  const [asked, areas, publications] = await Promise.all([
    changesAsked(visit, plan.plan, area),
    areasUnder(visit, plan.area),
    visit.api.get<{ readonly items: Comparison['publications'] }>('/api/publications', { plan: plan.plan, limit: 5 }),
  ]);
  const { items, next, problem } = asked;
  const named = (items ?? []).flatMap((row) => [row.area, ...row.because.flatMap((cause) => cause.area ?? [])]);
  const called = await calledIn(visit, [plan.area, ...named]);
  return { plans, plan, areas, area, called, changes: items, next, problem, publications: publications.items };
}

interface Asked {
  readonly items: readonly RowChange[] | null;
  readonly next: string | null;
  readonly problem: ApiProblem | null;
}

const NOTHING: Asked = { items: null, next: null, problem: null };

async function changesAsked(visit: Visit, plan: string, area: string): Promise<Asked> {
  const [from, to] = [visit.asked('from'), visit.asked('to')];
  if (from === undefined && to === undefined) return NOTHING;
  const wrong = refusal(from, to);
  if (wrong !== null) return { ...NOTHING, problem: wrong };
  const query: Query = {
    plan,
    from,
    to,
    on: visit.moment.on,
    basis: visit.asked('basis'),
    target: visit.asked('target'),
    cursor: visit.asked('cursor'),
    limit: 100,
    causes: CAUSES_SHOWN,
    ...(area !== EVERYWHERE && { area }),
  };
  try {
    const { items, next } = await visit.api.get<{ readonly items: readonly RowChange[]; readonly next: string | null }>(
      '/api/status/changes',
      query,
    );
    return { items, next, problem: null };
  } catch (error) {
    if (!(error instanceof ApiProblem) || (error.status !== 404 && error.status !== 422)) throw error;
    return { ...NOTHING, problem: error };
  }
}

const SIZE = /^\d{1,15}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const isMoment = (text: string | undefined): text is string => text !== undefined && (isDay(text) || SIZE.test(text) || INSTANT.test(text));

const wrong = (field: string, words: string): ApiProblem =>
  new ApiProblem(422, 'malformed', words, { problems: [{ field, message: words }] });

/** What cannot be compared is said at its field before anything is asked. */
function refusal(from: string | undefined, to: string | undefined): ApiProblem | null {
  if (!isMoment(from)) return wrong('from', 'Hãy chọn ngày thứ nhất.');
  if (!isMoment(to)) return wrong('to', 'Hãy chọn ngày thứ hai.');
  const isBefore = isDay(from) && isDay(to) ? from <= to : !(SIZE.test(from) && SIZE.test(to)) || Number(from) <= Number(to);
  return isBefore ? null : wrong('to', 'Ngày thứ hai phải sau ngày thứ nhất.');
}
