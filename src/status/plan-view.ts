import type { Plan, TargetHistory } from '@hieuhoc/indicator-maths';
import { toTarget, type IssuedPlan, type TargetState } from '../plans';

const views = new WeakMap<IssuedPlan, Plan>();

/** A plan as the slice keeps it → as the rules read it; the same one gives the same object. */
export function planView(issued: IssuedPlan): Plan {
  let view = views.get(issued);
  if (view === undefined) views.set(issued, (view = viewOf(issued)));
  return view;
}

function viewOf({ document, targets, transfers, closedOn }: IssuedPlan): Plan {
  const { plan, area, period, phases } = document;
  return { plan, area, period, phases, targets: [...targets.values()].map(historyView), transfers, closedOn };
}

function historyView({ spec, revisions, withdrawnOn }: TargetState): TargetHistory {
  return { issued: toTarget(spec), revisions: revisions.map(({ effectiveOn, change }) => ({ effectiveOn, ...change })), withdrawnOn };
}
