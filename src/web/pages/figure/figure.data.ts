import { parsePeriod } from '@hieuhoc/indicator-maths';
import type { AnsweredRow } from '../../../status';
import { ApiProblem } from '../../api/problem';
import { calledIn, type Called } from '../../known/called';
import { mayAt } from '../../known/upward';
import type { Entry } from '../../log/entry';
import type { FigureNamed } from '../../log/entry-facts';
import { lifeOf } from '../../log/life';
import { listIn } from '../../log/json';
import type { Visit } from '../../visit/visit';

/** `GET /api/figures/…`, as far as the page looks at it. */
export interface FigureShown extends FigureNamed {
  readonly revision: number;
  readonly review: 'waiting' | 'verified' | 'returned' | 'withdrawn';
  readonly changedSinceVerified: boolean;
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly dataTo: string | null;
  readonly sample: boolean;
}

export interface FileShown {
  readonly ref: string;
  /** Null: not for this person to see, or erased. */
  readonly name: string | null;
  readonly size: number | null;
}

export interface FigureLife {
  readonly figure: FigureShown;
  readonly etag: string;
  /** Oldest first; null: this person may not read the history here. */
  readonly steps: readonly Entry[] | null;
  readonly called: Called;
  readonly rows: readonly AnsweredRow[];
  readonly files: ReadonlyMap<string, FileShown>;
  readonly mayWithdraw: boolean;
}

export const pathOf = ({ indicator, area, period }: FigureNamed): string =>
  `/api/figures/${[indicator, area, period].map(encodeURIComponent).join('/')}`;

/** Throws ApiProblem(404) where nothing was ever reported. */
export async function figureLife(visit: Visit, key: FigureNamed): Promise<FigureLife> {
  const { body: figure, etag } = await visit.api.read<FigureShown>(pathOf(key), visit.known);
  const { indicator, area } = key;
  const [steps, rows, mayWithdraw] = await Promise.all([
    stepsOf(visit, key),
    visit.api.maybe<{ readonly items: readonly AnsweredRow[] }>('/api/status', {
      ...visit.at,
      on: dayAsked(visit, key),
      indicator,
      area,
      depth: 0,
      limit: 200,
    }),
    visit.isPast || figure.review === 'withdrawn' ? false : mayAt(visit, 'figure.withdraw', [area]),
  ]);
  const [called, files] = await Promise.all([
    calledIn(
      visit,
      [area, ...(steps ?? []).flatMap(({ onBehalfOf }) => onBehalfOf ?? [])],
      (steps ?? []).map(({ actor }) => actor),
    ),
    filesOf(visit, steps ?? []),
  ]);
  return { figure, etag: etag ?? `"${figure.revision}"`, steps, called, rows: rows?.items ?? [], files, mayWithdraw };
}

/** The day asked about; where the address names none, the last day of the figure's own period, if that is over. */
export function dayAsked(visit: Visit, { period }: FigureNamed): string {
  const last = parsePeriod(period)?.last;
  return visit.moment.on ?? (last !== undefined && last < visit.today ? last : visit.today);
}

/** Null for who may not read what happened there. */
async function stepsOf(visit: Visit, key: FigureNamed): Promise<readonly Entry[] | null> {
  try {
    return await lifeOf(visit, key);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null;
    throw error;
  }
}

/** What is known of each file that was handed in with the figure. */
async function filesOf(visit: Visit, steps: readonly Entry[]): Promise<ReadonlyMap<string, FileShown>> {
  const refs = [...new Set(steps.flatMap(({ data }) => listIn(data, 'evidence').map(String)))];
  const found = await Promise.all(
    refs.map((ref) =>
      visit.api.maybe<{ readonly name: string | null; readonly size: number }>(`/api/evidence/${encodeURIComponent(ref)}/details`),
    ),
  );
  return new Map(refs.map((ref, index) => [ref, { ref, name: found[index]?.name ?? null, size: found[index]?.size ?? null }]));
}
