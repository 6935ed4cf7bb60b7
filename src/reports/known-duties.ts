import { followedIn, hierarchyOf, snapshotOn, placeOn, type DutyGround } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { bodiesAt, hierarchyChangesAt } from '../areas';
import { Unknown } from '../platform/http/errors';
import { PlanQueries, type KnownPlan } from '../plans';
import { groundOf } from './ground';

/** Plans and the ground they stand on, as known at a log size. */
export interface KnownDuties {
  readonly plans: readonly KnownPlan['plan'][];
  readonly ground: DutyGround;
  readonly bodies: ReadonlySet<string>;
}

export class DutyKnowledge {
  private readonly plans: PlanQueries;

  constructor(private readonly read: ReadModels) {
    this.plans = new PlanQueries(read);
  }

  /** All plans, or the one named. Throws Unknown for one that was never known; one not yet known then is just not there. */
  async at(logSize: number, plan?: string): Promise<KnownDuties> {
    const bodies = await bodiesAt(this.read, logSize);
    const ground = groundOf(await hierarchyChangesAt(this.read, logSize), bodies);
    return { plans: await this.plansAt(logSize, plan), ground, bodies: new Set(bodies.keys()) };
  }

  private async plansAt(logSize: number, plan: string | undefined): Promise<readonly KnownPlan['plan'][]> {
    if (plan === undefined) return (await this.plans.plansAt(logSize)).map((known) => known.plan);
    const known = await this.plans.planAt(plan, logSize);
    if (known !== null) return [known.plan];
    if ((await this.plans.planAt(plan, Number.MAX_SAFE_INTEGER)) === null) throw new Unknown('plan', plan);
    return [];
  }

  /** Throws Unknown for a duty that none of these plans has, as they are known by now. */
  async requireDuty(duty: string, plan: string | undefined): Promise<void> {
    const plans = await this.plansAt(Number.MAX_SAFE_INTEGER, plan);
    if (!plans.some(({ document }) => document.duties.some(({ id }) => id === duty))) throw new Unknown('duty', duty);
  }

  /** Throws Unknown for an area that nobody knows today. */
  async requireArea(area: string): Promise<void> {
    const today = hierarchyOf(await hierarchyChangesAt(this.read, Number.MAX_SAFE_INTEGER));
    if (today.area(area) === undefined) throw new Unknown('area', area);
  }

  /** An area or a body. */
  async requireReporter(reporter: string): Promise<void> {
    if ((await bodiesAt(this.read, Number.MAX_SAFE_INTEGER)).has(reporter)) return;
    await this.requireArea(reporter);
  }
}

/**
 * What an area was charged with counts where it is found on the day. Under an area that has ended counts what lay in it on its last day,
 * and what lies on the day in whatever it is followed in.
 */
export function countedUnder({ hierarchy }: DutyGround, above: string, on: string): (area: string) => boolean {
  if (!hierarchy.endedOn(above, on)) return placedUnder(hierarchy, [above], on);
  const lay = placedUnder(hierarchy, [above], hierarchy.lastDayOf(above) ?? on);
  const lies = placedUnder(hierarchy, followedIn(hierarchy, above, on), on);
  return (area) => lay(area) || lies(area);
}

/** Of ten thousand most live: they are looked up. */
function placedUnder(hierarchy: DutyGround['hierarchy'], tops: readonly string[], day: string): (area: string) => boolean {
  const tree = snapshotOn(hierarchy, day);
  const inside = tops.map((top) => tree.under(top));
  return (area) => {
    const place = tree.has(area) ? area : (placeOn(hierarchy, area, day) ?? '');
    return inside.some((under) => under.has(place));
  };
}
