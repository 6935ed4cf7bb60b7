import { receiversOn, type DutyGround } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { dutyPlanOf } from './ground';
import type { KnownDuties } from './known-duties';
import { submittedUnder } from './report.queries';

/** How many reports of those areas wait to be accepted by the people of one. */
export async function awaitingIn(
  read: ReadModels,
  { plans, ground }: Pick<KnownDuties, 'plans'> & { readonly ground: DutyGround },
  {
    areas,
    receiver,
    on,
    logSize,
  }: { readonly areas: readonly string[]; readonly receiver: string; readonly on: string; readonly logSize: number },
): Promise<number> {
  const byCode = new Map(plans.map((plan) => [plan.document.plan, plan]));
  let count = 0;
  for (const { plan, duty, reporter } of await submittedUnder(read, areas, logSize)) {
    const issued = byCode.get(plan);
    const owed = issued?.document.duties.find(({ id }) => id === duty);
    if (issued === undefined || owed === undefined) continue;
    if (receiversOn(dutyPlanOf(issued), owed, reporter, on, ground).some(({ area }) => area === receiver)) count += 1;
  }
  return count;
}
