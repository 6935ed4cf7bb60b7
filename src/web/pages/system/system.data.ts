import { ApiProblem } from '../../api/problem';
import type { Visit } from '../../visit/visit';

/** `GET /api/projections`, an item. */
export interface ProjectionShown {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly status: 'building' | 'serving' | 'stopped' | 'outdated';
  readonly serving: boolean;
  readonly logSize: number;
  readonly lagMs: number;
  readonly lagEvents: number | null;
  readonly progress: number | null;
  readonly etaMs: number | null;
  readonly deadLetter: DeadLetter | null;
}

export interface DeadLetter {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly logSize: number;
  readonly error: string;
  readonly at: string;
  readonly remedy: string;
  readonly resolvedAt: string | null;
  readonly skipped: boolean;
}

interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

export interface SystemState {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'log' | 'projections' | 'clock' | 'seal', Check>>;
  readonly logSize: number;
  readonly projections: readonly ProjectionShown[];
  /** Why none of them runs. */
  readonly failure: { readonly message: string } | null;
}

interface Ready {
  readonly status: string;
  readonly checks: SystemState['checks'];
}

interface Listed {
  readonly asOf: { readonly logSize: number };
  readonly items: readonly ProjectionShown[];
  readonly failure: SystemState['failure'];
}

export async function systemState(visit: Visit): Promise<SystemState> {
  const [listed, { status, checks }] = await Promise.all([visit.api.get<Listed>('/api/projections'), readiness(visit)]);
  return { ready: status === 'ok', checks, logSize: listed.asOf.logSize, projections: listed.items, failure: listed.failure };
}

/** A system that is not ready says so with 503, and why. */
async function readiness(visit: Visit): Promise<Ready> {
  try {
    return await visit.api.get<Ready>('/health/ready');
  } catch (error) {
    if (error instanceof ApiProblem && isReady(error.facts)) return error.facts;
    throw error;
  }
}

const isReady = (facts: Readonly<Record<string, unknown>>): facts is Readonly<Record<string, unknown>> & Ready =>
  typeof facts['status'] === 'string' && typeof facts['checks'] === 'object';
