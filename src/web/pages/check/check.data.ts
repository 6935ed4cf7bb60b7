import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { StateReason } from '../../../status';
import { ApiProblem } from '../../api/problem';
import type { Entry } from '../../log/entry';
import { areasUnder, type AreaHead } from '../../known/areas';
import { plansOf, type PlanHead } from '../../known/plans';
import type { Visit } from '../../visit/visit';
import type { PublicationHead } from '../publications/publications.data';
import type { RowNames } from '../publications/published-table';

/** `GET /api/check/{code}`, to anybody. */
export interface Checked extends Omit<PublicationHead, 'publishedBy'> {
  readonly intact: boolean;
  readonly rows: readonly StatusRow[];
  readonly reasons: readonly (StateReason | null)[];
  readonly matches: { readonly size: boolean | null; readonly root: boolean | null };
  readonly names: {
    readonly plan: string;
    readonly areas: Readonly<Record<string, string>>;
    readonly indicators: Readonly<Record<string, { readonly name: string; readonly unit: string }>>;
  };
}

/** `GET /api/log/checkpoint` as JSON. */
export interface Checkpoint {
  readonly size: number;
  readonly root: string;
  readonly note: string;
  readonly at: string;
  readonly sealed: number;
  readonly alarm: { readonly code: string; readonly message: string } | null;
}

export interface CheckShown {
  readonly checked: Checked | null;
  readonly problem: ApiProblem | null;
  readonly checkpoint: Checkpoint | null;
  /** Newest first; null: not for this person to see. */
  readonly seals: readonly Entry[] | null;
  /** What a dossier may be about; null: this person may not make one. */
  readonly dossier: DossierChoices | null;
}

export interface DossierChoices {
  readonly plans: readonly PlanHead[];
  readonly indicators: readonly { readonly code: string; readonly name: string }[];
  readonly areas: readonly AreaHead[];
}

export async function checkShown(visit: Visit, code: string | undefined, failed: ApiProblem | null = null): Promise<CheckShown> {
  const [asked, checkpoint, seals, dossier] = await Promise.all([
    checkedOf(visit, code),
    checkpointOf(visit),
    sealsOf(visit),
    dossierChoices(visit),
  ]);
  return { ...asked, problem: failed ?? asked.problem, checkpoint, seals, dossier };
}

async function checkedOf(
  visit: Visit,
  code: string | undefined,
): Promise<{ readonly checked: Checked | null; readonly problem: ApiProblem | null }> {
  if (code === undefined) return { checked: null, problem: null };
  try {
    const [size, root] = [visit.asked('size'), visit.asked('root')?.replaceAll(' ', '+')];
    return { checked: await visit.api.get<Checked>(`/api/check/${encodeURIComponent(code)}`, { size, root }), problem: null };
  } catch (error) {
    if (!(error instanceof ApiProblem) || (error.status !== 404 && error.status !== 422)) throw error;
    return { checked: null, problem: error };
  }
}

/** What the names are that a paper shows: those that the API gives to whoever holds it. */
export function namesOfPaper({ names }: Checked): RowNames {
  return {
    indicator: (code) => names.indicators[code]?.name ?? code,
    unit: (code) => names.indicators[code]?.unit ?? '',
    area: (id) => names.areas[id] ?? id,
  };
}

/** Null where nothing was signed yet. */
async function checkpointOf(visit: Visit): Promise<Checkpoint | null> {
  try {
    return await visit.api.get<Checkpoint>('/api/log/checkpoint');
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500) return null;
    if (error instanceof ApiProblem && error.status === 503) return null;
    throw error;
  }
}

async function sealsOf(visit: Visit): Promise<readonly Entry[] | null> {
  if (!visit.can('history.read')) return null;
  const answer = await visit.api.maybe<{ readonly items: readonly Entry[] }>('/api/history', { type: 'StreamHeadsSealed', limit: 7 });
  return answer?.items ?? null;
}

async function dossierChoices(visit: Visit): Promise<DossierChoices | null> {
  if (!visit.can('dossier.make')) return null;
  const plans = await plansOf(visit);
  const { items } = await visit.api.get<{ readonly items: DossierChoices['indicators'] }>('/api/indicators', { limit: 1000 });
  const own = visit.asked('plan') ?? plans[0]?.plan;
  const plan = plans.find((one) => one.plan === own);
  const areas = plan === undefined ? [] : await areasUnder(visit, plan.area);
  return { plans, indicators: items, areas };
}

/** Who signed a checkpoint: the log itself, and those who saw that it goes on from what they had seen. */
export function signersOf({ note }: Pick<Checkpoint, 'note'>): { readonly origin: string; readonly witnesses: readonly string[] } {
  const [origin = ''] = note.split('\n', 1);
  const names = note.split('\n').flatMap((line) => /^— (\S+) /.exec(line)?.[1] ?? []);
  return { origin, witnesses: [...new Set(names)].filter((name) => name !== origin) };
}
