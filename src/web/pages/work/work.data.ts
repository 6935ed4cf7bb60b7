import { calledIn, type Called } from '../../known/called';
import type { Visit } from '../../visit/visit';
import { clerkWork, type ClerkWork } from './clerk.data';
import { plannerWork, plansMine, standingsOf, type PlannerWork } from './planner.data';
import { recogniserWork, type RecogniserWork } from './recogniser.data';
import { verifierWork, type VerifierWork } from './verifier.data';
import {
  administratorWork,
  auditorWork,
  supervisorWork,
  type AdministratorWork,
  type AuditorWork,
  type SupervisorWork,
} from './watching.data';

/** What somebody has to do, by what he may do; null where he may not. */
export interface Work {
  readonly clerk: ClerkWork | null;
  readonly verifier: VerifierWork | null;
  readonly recogniser: RecogniserWork | null;
  readonly planner: PlannerWork | null;
  readonly supervisor: SupervisorWork | null;
  readonly auditor: AuditorWork | null;
  readonly administrator: AdministratorWork | null;
  readonly called: Called;
}

export async function workOf(visit: Visit): Promise<Work> {
  const judges = visit.can('recognition.grant') || visit.can('target.revise') || visit.can('erasure.carry-out');
  const standings = judges ? plansMine(visit).then((plans) => standingsOf(visit, plans)) : Promise.resolve([]);
  const [clerk, verifier, recogniser, planner, supervisor, auditor, administrator] = await Promise.all([
    clerkWork(visit),
    verifierWork(visit),
    recogniserWork(visit, standings),
    plannerWork(visit, standings),
    supervisorWork(visit, standings),
    auditorWork(visit),
    administratorWork(visit),
  ]);
  const areas = [
    ...(clerk?.todo ?? []),
    ...(clerk?.sent ?? []),
    ...(clerk?.returned ?? []),
    ...(verifier?.toAccept ?? []),
    ...(verifier?.missing ?? []),
    ...(recogniser?.expiring ?? []),
  ].map(({ area }) => area);
  const called = await calledIn(visit, new Set([...areas, ...(visit.me?.rights.flatMap(({ area }) => area ?? []) ?? [])]));
  return { clerk, verifier, recogniser, planner, supervisor, auditor, administrator, called };
}
