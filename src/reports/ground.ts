import {
  hierarchyOf,
  ONCE,
  parsePeriod,
  type DutyGround,
  type DutyPeriod,
  type DutyPlan,
  type Hierarchy,
  type HierarchyChange,
} from '@hieuhoc/indicator-maths';
import type { Body } from '../areas';
import { inForce, type Defined } from '../platform/definitions';
import { firstDayOf, type IssuedPlan } from '../plans';

const plans = new WeakMap<IssuedPlan, DutyPlan>();

/** A plan as the rules of duties read it. The same plan gives the same object, whose periods are listed once. */
export function dutyPlanOf(issued: IssuedPlan): DutyPlan {
  let plan = plans.get(issued);
  if (plan === undefined) {
    const { plan: code, area, period, issuedOn, verification } = issued.document;
    plan = {
      plan: code,
      area,
      period,
      issuedOn: issuedOn === null ? null : firstDayOf(issuedOn),
      transfers: issued.transfers,
      closedOn: issued.closedOn,
      ...(verification !== undefined && { verification }),
    };
    plans.set(issued, plan);
  }
  return plan;
}

type Bodies = ReadonlyMap<string, Defined<Body>>;
const grounds = new WeakMap<readonly HierarchyChange[], WeakMap<Bodies, DutyGround>>();

/** The ground of reporters and receivers, from what is known of areas and bodies. The same ones give the same object. */
export function groundOf(changes: readonly HierarchyChange[], bodies: Bodies): DutyGround {
  let known = grounds.get(changes);
  if (known === undefined) grounds.set(changes, (known = new WeakMap()));
  let ground = known.get(bodies);
  if (ground === undefined) known.set(bodies, (ground = groundOver(changes, bodies)));
  return ground;
}

function groundOver(changes: readonly HierarchyChange[], bodies: Bodies): DutyGround {
  const hierarchy: Hierarchy = hierarchyOf(changes);
  return {
    hierarchy,
    body: (code, day) => {
      const known = bodies.get(code);
      const body = known === undefined ? null : (inForce(known, day) ?? known.defined);
      return known === undefined || body === null ? undefined : { area: body.area, retiredOn: known.retiredOn };
    },
  };
}

type IssuedDuty = IssuedPlan['document']['duties'][number];

/**
 * The indicators whose figures a report of this duty holds, in the plan's order. All of a plan are also the populations that its derived
 * indicators are measured on: nobody else would report and verify them.
 */
export function indicatorsOf(plan: IssuedPlan, duty: Pick<IssuedDuty, 'figures'>): readonly string[] {
  if (duty.figures === 'none') return [];
  if (duty.figures !== 'all') return duty.figures;
  const asked = [...plan.targets.values()].map(({ spec }) => spec.indicator);
  const populations = new Map(plan.document.indicators.map(({ code, from }) => [code, from?.of]));
  return [...new Set(asked.flatMap((code) => [code, populations.get(code) ?? code]))];
}

/** The bodies that a duty names. */
export function bodiesOf({ from, to, via }: Pick<IssuedDuty, 'from' | 'to' | 'via'>): readonly string[] {
  return [...('bodies' in from ? from.bodies : []), to, ...(via === undefined ? [] : [via])];
}

/** What a dossier's period says by itself, for one that the duty, as it is known by now, does not have. */
export function periodNamed({ period: span }: DutyPlan, period: string): DutyPeriod | null {
  const info = parsePeriod(period) ?? (period === ONCE ? { first: span.from, last: span.to } : null);
  return info === null ? null : { period, first: info.first, last: info.last, opens: info.first, due: null, dueStated: false };
}
