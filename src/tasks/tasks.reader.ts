import { snapshotOn } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { bodiesAt } from '../areas';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import type { IssuedPlan, TaskSpec } from '../plans';
import { DutyKnowledge } from '../reports';
import type { TaskSummaryQuery, TasksQuery } from './task.dto';
import { itemOf, partOf, type TaskGround, type TaskItem } from './task.item';
import { occurrencesOf } from './task.occurrences';
import { stateOn, taskFactsOf, type TaskRow } from './task.queries';
import { summed, type TaskSummary } from './task.summary';

type Asked = Omit<TasksQuery, 'after'>;
interface Known extends TaskGround {
  readonly asOf: AsOf;
  readonly on: string;
}

/** The tasks of the plans as they stand on a day. */
export class TasksReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  /** In order of their due days, those without one last; what has begun by the day. */
  async list(query: Asked): Promise<Page<TaskItem>> {
    const { asOf, items } = await this.found(query);
    return pageOf(asOf, items.toSorted(byDue), query);
  }

  /** How many stand how, by plan and body, or by plan. */
  async summary(query: Omit<TaskSummaryQuery, 'after'>): Promise<Page<TaskSummary>> {
    const { asOf, items } = await this.found(query);
    return pageOf(asOf, summed(items, query.by ?? 'body', query), query);
  }

  private async found(query: Asked): Promise<{ readonly asOf: AsOf; readonly items: readonly TaskItem[] }> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    await this.refuseUnknown(query);
    const { plans, ground } = await this.knowledge.at(asOf.logSize, query.plan);
    const known: Known = { ground, bodies: await bodiesAt(this.read, asOf.logSize), asOf, on };
    const items: TaskItem[] = [];
    for (const plan of plans) items.push(...(await this.ofPlan(plan, query, known)));
    return { asOf, items: items.filter((item) => fits(item, query) && liesIn(item, query.area, known)) };
  }

  private async ofPlan(plan: IssuedPlan, query: Asked, { asOf, on, ...place }: Known): Promise<readonly TaskItem[]> {
    const asked = plan.document.tasks.filter((spec) => isAsked(spec, query));
    if (asked.length === 0) return [];
    const rows = Map.groupBy(await taskFactsOf(this.read, plan.document.plan, asOf.logSize), ({ task }) => task);
    return asked.flatMap((spec) => itemsOf({ plan, spec, ...place }, rows.get(spec.id) ?? [], on));
  }

  private async refuseUnknown({ body, area }: Asked): Promise<void> {
    if (area !== undefined) await this.knowledge.requireArea(area);
    if (body !== undefined && !(await bodiesAt(this.read, Number.MAX_SAFE_INTEGER)).has(body)) throw new Unknown('body', body);
  }
}

/** Of one task, what has begun by the day. */
export function itemsOf(
  place: TaskGround & { readonly plan: IssuedPlan; readonly spec: TaskSpec },
  rows: readonly TaskRow[],
  on: string,
): readonly TaskItem[] {
  const begun = occurrencesOf(place.plan, place.spec).filter(({ from }) => from <= on);
  const stands = { state: stateOn(rows, on), revision: rows.at(-1)?.revision ?? null, on };
  return begun.map((occurrence) => itemOf(place, occurrence, stands));
}

/** A body's part in it where a body is asked about, else the task's own. */
function isAsked(spec: TaskSpec, { body, role }: Asked): boolean {
  const part = body === undefined ? spec.role : partOf(spec, body);
  return part !== null && (role === undefined || part === role);
}

function fits({ state, due }: TaskItem, { state: wanted, dueBefore, dueAfter }: Asked): boolean {
  if (wanted !== undefined && state !== wanted) return false;
  if (dueBefore !== undefined && (due === null || due >= dueBefore)) return false;
  return dueAfter === undefined || (due !== null && due > dueAfter);
}

/** Somebody who stands for those charged with it sits in the area or under it on the day. */
function liesIn({ leads, coordinating }: TaskItem, area: string | undefined, { ground, on }: Known): boolean {
  if (area === undefined) return true;
  const tree = snapshotOn(ground.hierarchy, on);
  return [...leads, ...coordinating].some(({ answeredBy }) => answeredBy.some((each) => tree.isUnder(each, area)));
}

const keyOf = ({ due, plan, task, year }: TaskItem): string => `${due ?? '9999'} ${plan} ${task} ${year ?? ''}`;
const byDue = (a: TaskItem, b: TaskItem): number => (keyOf(a) < keyOf(b) ? -1 : 1);
