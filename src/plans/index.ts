export { firstDayOf, type IndicatorSpec, type PlanDocument } from './document';
export { planOf } from './plan.requests';
export { toTarget } from './document';
export { PlansModule } from './plans.module';
export { PlansService } from './plans.service';
export { planFacts } from './projections/plan-facts';
export { PlanQueries, type KnownPlan } from './plan.queries';
export { planDecider } from './plan.decider';
export type { IssuedPlan, PlanState, TargetState } from './plan.state';
