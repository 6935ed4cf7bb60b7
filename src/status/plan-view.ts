import type { Plan, TargetHistory } from '@hieuhoc/indicator-maths';
import { toTarget, type IssuedPlan, type TargetState } from '../plans';

/** A plan as the slice keeps it → as the rules read it. */
export function planView({ document, targets, transfers, closedOn }: IssuedPlan): Plan {
  const { plan, area, period, phases } = document;
  return { plan, area, period, phases, targets: [...targets.values()].map(historyView), transfers, closedOn };
}

function historyView({ spec, revisions, withdrawnOn }: TargetState): TargetHistory {
  return { issued: toTarget(spec), revisions: revisions.map(({ effectiveOn, change }) => ({ effectiveOn, ...change })), withdrawnOn };
}
