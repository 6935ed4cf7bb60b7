import type { Visit } from '../visit/visit';
import type { PlanShown } from './plans';

export const ALL_PHASES = 'tat-ca';

/** The phase that a page is about: the one asked for, else the one that runs on the day. Null: all, or a plan without phases. */
export function phaseAsked(visit: Visit, { phases }: Pick<PlanShown, 'phases'>): string | null {
  const named = visit.asked('phase');
  if (named === ALL_PHASES) return null;
  if (named !== undefined) return phases.some(({ id }) => id === named) ? named : null;
  return phases.find(({ from, to }) => from <= visit.day && visit.day <= to)?.id ?? null;
}

/** Of what says no phase of its own every phase takes notice. */
export const isInPhase = (target: { readonly phase?: string | undefined } | null, phase: string | null): boolean =>
  phase === null || target?.phase === undefined || target.phase === phase;
