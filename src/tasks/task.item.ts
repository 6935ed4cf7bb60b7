import { daysBetween, standInsOn, type DutyGround } from '@hieuhoc/indicator-maths';
import type { Body } from '../areas';
import { inForce, type Defined } from '../platform/definitions';
import type { IssuedPlan, TaskSpec } from '../plans';
import { standingOf, type TaskState } from './task.decider';
import { taskStateOn, type Occurrence, type TaskStateName } from './task.occurrences';

/** A body charged with a task, under the name it was charged by. */
export interface Charged {
  readonly body: string;
  readonly name: string;
  readonly area: string | null;
  /** The areas whose people stand for it on the day. */
  readonly answeredBy: readonly string[];
  /** It is no more, or its area has ended: its successor answers. */
  readonly tookOver: boolean;
}

export const PARTS = ['lead', 'coordinate', 'do'] as const;
export type Part = (typeof PARTS)[number];

/** One task (of a yearly one, one year) as it stands on a day. */
export interface TaskItem {
  readonly plan: string;
  readonly task: string;
  readonly year: number | null;
  readonly text: string;
  readonly section: string | null;
  readonly kind: TaskSpec['kind'] | null;
  readonly recurs: TaskSpec['recurs'] | null;
  readonly role: Part;
  readonly leads: readonly Charged[];
  readonly coordinating: readonly Charged[];
  readonly from: string;
  readonly due: string | null;
  readonly dueStated: boolean;
  readonly dueText: string | null;
  readonly state: TaskStateName;
  /** Of what waits; negative once it is overdue. */
  readonly daysLeft: number | null;
  readonly percent: number | null;
  readonly note: string | null;
  readonly progressedOn: string | null;
  /** The day it says, and the day it was recorded, which lateness is judged by. */
  readonly completedOn: string | null;
  readonly recordedOn: string | null;
  readonly by: string | null;
  /** Of the stream, all years of it: the ETag; null where nothing was ever recorded. */
  readonly revision: number | null;
}

export interface TaskGround {
  readonly ground: DutyGround;
  readonly bodies: ReadonlyMap<string, Defined<Body>>;
}

/** Who is charged with a task on a day. */
export function chargedOn(code: string, on: string, { ground, bodies }: TaskGround): Charged {
  const known = bodies.get(code);
  const name = (known && inForce(known, on)?.name) ?? known?.defined?.name ?? code;
  const body = ground.body(code, on);
  if (body === undefined) return { body: code, name, area: null, answeredBy: [], tookOver: false };
  const answeredBy = standInsOn(ground.hierarchy, body.area, on);
  const gone = body.retiredOn !== null && body.retiredOn <= on;
  return { body: code, name, area: body.area, answeredBy, tookOver: gone || !answeredBy.includes(body.area) };
}

/** What a body has to do in a task, in the plan's words; null where it is not charged with it. */
export function partOf({ leads, coordinating, role }: TaskSpec, body: string): Part | null {
  if (leads.includes(body)) return role;
  return coordinating.includes(body) ? 'coordinate' : null;
}

export interface TaskPlace extends TaskGround {
  readonly plan: IssuedPlan;
  readonly spec: TaskSpec;
}

export function itemOf(
  { plan, spec, ...place }: TaskPlace,
  occurrence: Occurrence,
  { state, revision, on }: { readonly state: TaskState; readonly revision: number | null; readonly on: string },
): TaskItem {
  const standing = standingOf(state, occurrence.year);
  const { progress, completed } = standing;
  const name = taskStateOn(occurrence, standing, on, plan.closedOn);
  const waits = name === 'assigned' || name === 'in-progress' || name === 'overdue';
  return {
    plan: plan.document.plan,
    task: spec.id,
    year: occurrence.year,
    text: spec.text,
    section: spec.section ?? null,
    kind: spec.kind ?? null,
    recurs: spec.recurs ?? null,
    role: spec.role,
    leads: spec.leads.map((code) => chargedOn(code, on, place)),
    coordinating: spec.coordinating.map((code) => chargedOn(code, on, place)),
    from: occurrence.from,
    due: occurrence.due,
    dueStated: occurrence.dueStated,
    dueText: spec.dueText ?? null,
    state: name,
    daysLeft: waits && occurrence.due !== null ? daysBetween(on, occurrence.due) : null,
    percent: progress?.percent ?? null,
    note: completed?.note ?? progress?.note ?? null,
    progressedOn: progress?.on ?? null,
    completedOn: completed?.on ?? null,
    recordedOn: completed?.recordedOn ?? null,
    by: completed?.by ?? progress?.by ?? null,
    revision,
  };
}
