import { standInsOn } from '@hieuhoc/indicator-maths';
import { latest, type Commands } from '../platform/commands/commands';
import { Unknown } from '../platform/http/errors';
import { areaOn, planDecider, planStream, type IssuedPlan, type TaskSpec } from '../plans';
import type { GroundNow } from '../reports';
import type { TaskKey } from './task.events';

/** A task of an issued plan, and the areas whose people speak for those who are charged with it today. */
export interface PlacedTask {
  readonly plan: IssuedPlan;
  readonly spec: TaskSpec;
  /** For those who lead it, and for those beside them; of ended areas whoever took over. */
  readonly leading: readonly string[];
  readonly coordinating: readonly string[];
  readonly planAreas: readonly string[];
  readonly position: string | undefined;
}

/** Finds out, from the log as it stands now, what a command on a task is about. */
export class TaskCases {
  constructor(
    private readonly commands: Commands,
    private readonly grounds: GroundNow,
  ) {}

  async of(key: TaskKey, today: string): Promise<PlacedTask> {
    const { state: plan, position: planPosition } = await this.commands.current(planDecider, planStream(key.plan));
    if (plan === null) throw new Unknown('plan', key.plan);
    const spec = plan.document.tasks.find(({ id }) => id === key.task);
    if (spec === undefined) throw new Unknown('task', key.task);
    const { ground, position } = await this.grounds.of([...spec.leads, ...spec.coordinating]);
    const seatsOf = (bodies: readonly string[]): readonly string[] => {
      const seats = bodies.map((code) => ground.body(code, today)?.area).filter((seat) => seat !== undefined);
      return [...new Set(seats.flatMap((seat) => standInsOn(ground.hierarchy, seat, today)))];
    };
    const area = areaOn(plan, today);
    return {
      plan,
      spec,
      leading: seatsOf(spec.leads),
      coordinating: seatsOf(spec.coordinating),
      planAreas: standInsOn(ground.hierarchy, area, today),
      position: latest(planPosition, position),
    };
  }
}
