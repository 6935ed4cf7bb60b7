import type { RatesItem } from '../../../reports';
import type { Visit } from '../../visit/visit';
import { itemsOf } from './asked';
import type { PlanStanding } from './planner.data';

export interface SupervisorWork {
  readonly plans: readonly (PlanStanding & { readonly reporting: RatesItem | null })[];
}

export async function supervisorWork(visit: Visit, standings: Promise<readonly PlanStanding[]>): Promise<SupervisorWork | null> {
  if (!visit.can('erasure.carry-out')) return null;
  const plans = await Promise.all(
    (await standings).map(async (one) => {
      const [whole] = await itemsOf<RatesItem>(visit, '/api/reports/rates', { ...visit.at, plan: one.plan.plan, limit: 1 });
      return { ...one, reporting: whole ?? null };
    }),
  );
  return { plans };
}

/** `GET /health/ready`, as far as it is shown. */
interface Ready {
  readonly status: string;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail: string }>>;
}

/** `GET /api/history`, an item, as far as it is shown here. */
export interface Done {
  readonly type: string;
  readonly logSize: number;
  readonly recordedAt: string;
  readonly actor: string;
}

export interface AuditorWork {
  readonly seal: { readonly ok: boolean; readonly detail: string } | null;
  readonly today: number;
  readonly isMore: boolean;
}

const MOST_A_DAY = 1_000;

export async function auditorWork(visit: Visit): Promise<AuditorWork | null> {
  if (!visit.can('dossier.make') || !visit.can('history.read') || visit.can('erasure.carry-out')) return null;
  const day = visit.day;
  const within = { from: day, to: day, limit: MOST_A_DAY };
  const [ready, found] = await Promise.all([
    visit.api.maybe<Ready>('/health/ready'),
    visit.api.maybe<{ readonly items: readonly Done[]; readonly next: string | null }>('/api/history', { ...visit.known, ...within }),
  ]);
  return { seal: ready?.checks['seal'] ?? null, today: found?.items.length ?? 0, isMore: found !== null && found.next !== null };
}

/** `GET /api/projections`, an item, as far as it is shown here. */
export interface ReadModelState {
  readonly name: string;
  readonly status: string;
  readonly lagEvents: number;
  readonly deadLetter: unknown;
}

export interface AdministratorWork {
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly stopped: readonly ReadModelState[];
  readonly firstPasswords: number;
}

export async function administratorWork(visit: Visit): Promise<AdministratorWork | null> {
  if (!visit.can('projection.rebuild')) return null;
  const [ready, models] = await Promise.all([
    visit.api.maybe<Ready>('/health/ready'),
    visit.api.maybe<{ readonly items: readonly ReadModelState[] }>('/api/projections'),
  ]);
  return {
    checks: Object.entries(ready?.checks ?? {}).map(([name, check]) => ({ name, ...check })),
    stopped: models?.items.filter(({ deadLetter }) => deadLetter !== null) ?? [],
    firstPasswords: visit.me?.todo.find(({ kind }) => kind === 'account.first-password')?.count ?? 0,
  };
}
