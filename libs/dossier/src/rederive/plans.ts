import type { Plan, Target, TargetHistory } from '@hieuhoc/indicator-maths';
import type { WrittenTarget } from './plan-data';
import type { PLAN_TYPES, Told } from './told';

type PlanEvent = Told<(typeof PLAN_TYPES)[number]>;

interface TargetKnown {
  readonly spec: WrittenTarget;
  readonly revisions: TargetHistory['revisions'];
  readonly withdrawnOn: string | null;
}

/** A plan as its stream tells it. */
interface PlanKnown {
  readonly head: Pick<Plan, 'plan' | 'area' | 'period' | 'phases'>;
  readonly targets: ReadonlyMap<string, TargetKnown>;
  readonly transfers: Plan['transfers'];
  readonly closedOn: string | null;
}

/** Plans as they were issued, corrected, revised, transferred and closed (rules 5). */
export class PlansTold {
  private readonly known = new Map<string, PlanKnown>();

  take(event: PlanEvent): void {
    const plan = event.stream.slice('plan-'.length);
    const after = evolve(this.known.get(plan), event);
    if (after !== undefined) this.known.set(plan, after);
  }

  plans(): ReadonlyMap<string, Plan> {
    return new Map(
      [...this.known].map(([plan, { head, targets, transfers, closedOn }]) => [
        plan,
        { ...head, targets: histories(targets), transfers, closedOn },
      ]),
    );
  }
}

const histories = (targets: ReadonlyMap<string, TargetKnown>): TargetHistory[] =>
  [...targets.values()].map(({ spec, revisions, withdrawnOn }) => ({ issued: targetOf(spec), revisions, withdrawnOn }));

const issued = (spec: WrittenTarget): TargetKnown => ({ spec, revisions: [], withdrawnOn: null });

function evolve(plan: PlanKnown | undefined, event: PlanEvent): PlanKnown | undefined {
  if (event.type === 'PlanIssued') {
    const { targets, plan: code, area, period, phases } = event.data.document;
    const known = new Map(targets.map((spec) => [spec.id, issued(spec)]));
    return { head: { plan: code, area, period, phases }, targets: known, transfers: [], closedOn: null };
  }
  if (plan === undefined) return undefined;
  switch (event.type) {
    case 'TargetAdded':
      return withTarget(plan, event.data.target.id, issued(event.data.target));
    case 'TargetRevised': {
      const { target, effectiveOn, criterion, due, hold, byArea } = event.data;
      const change = { ...(criterion && { criterion }), ...(due && { due }), ...(hold && { hold }), ...(byArea && { byArea }) };
      return changed(plan, target, (one) => ({ ...one, revisions: [...one.revisions, { effectiveOn, ...change }] }));
    }
    case 'TargetCorrected': {
      const { target, fields } = event.data;
      return changed(plan, target, (one) => ({ ...one, spec: { ...one.spec, ...fields } }));
    }
    case 'TargetWithdrawn': {
      const { target, effectiveOn } = event.data;
      return changed(plan, target, (one) => ({ ...one, withdrawnOn: effectiveOn }));
    }
    case 'PlanTransferred': {
      const { on, area } = event.data;
      return { ...plan, transfers: [...plan.transfers, { on, area }] };
    }
    case 'PlanClosed':
      return { ...plan, closedOn: event.data.on };
  }
}

function changed(plan: PlanKnown, id: string, change: (target: TargetKnown) => TargetKnown): PlanKnown {
  const target = plan.targets.get(id);
  if (target === undefined) throw new RangeError(`plan ${plan.head.plan} has no target ${id}`);
  return withTarget(plan, id, change(target));
}

const withTarget = (plan: PlanKnown, id: string, target: TargetKnown): PlanKnown => ({
  ...plan,
  targets: new Map(plan.targets).set(id, target),
});

/** The first class of the list that an area has decides: a record keeps that order. */
const targetOf = ({ byClass, ...target }: WrittenTarget): Target =>
  byClass === undefined ? target : { ...target, byClass: Object.fromEntries(byClass.map((one) => [one.class, one.criterion])) };
