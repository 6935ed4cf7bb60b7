import type { ReadModels } from '@hieuhoc/projections';
import { bodiesAt } from '../areas';
import { differencesOf, type Difference } from '../platform/differences';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import type { TaskSpec } from '../plans';
import { DutyKnowledge } from '../reports';
import { standingOf, type TaskStanding, type TaskState } from './task.decider';
import type { TaskEvent, TaskKey } from './task.events';
import { chargedOn, type Charged, type TaskItem } from './task.item';
import { lifeOfTask, taskEventOf, withRow, type TaskRow } from './task.queries';
import { itemsOf } from './tasks.reader';

/** One thing that happened to a task. */
export interface TaskChange {
  readonly type: TaskEvent['type'];
  readonly revision: number;
  readonly recordedAt: string;
  readonly day: string;
  readonly actor: string;
  readonly year: number | null;
  readonly data: TaskEvent['data'];
  readonly before: TaskStanding;
  readonly after: TaskStanding;
  readonly changes: readonly Difference[];
}

/** One task with all that is known of it. */
export interface TaskView extends Pick<TaskSpec, 'text' | 'role'> {
  readonly plan: string;
  readonly task: string;
  readonly section: string | null;
  /** How the document was read where it can be read in more than one way. */
  readonly reading: string | null;
  readonly leads: readonly Charged[];
  readonly coordinating: readonly Charged[];
  readonly asOf: AsOf;
  readonly on: string;
  readonly revision: number | null;
  /** One, or one a year; those that have begun. */
  readonly occurrences: readonly TaskItem[];
  /** Oldest first. */
  readonly story: readonly TaskChange[];
}

export class TaskReader {
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {
    this.knowledge = new DutyKnowledge(read);
  }

  async one({ plan: code, task }: TaskKey, query: { readonly asOf?: string; readonly on?: string }): Promise<TaskView> {
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(query.asOf, on);
    const { plans, ground } = await this.knowledge.at(asOf.logSize, code);
    const [plan] = plans;
    if (plan === undefined) throw new Unknown('plan', code);
    const spec = plan.document.tasks.find(({ id }) => id === task);
    if (spec === undefined) throw new Unknown('task', task);
    const place = { plan, spec, ground, bodies: await bodiesAt(this.read, asOf.logSize) };
    const rows = await lifeOfTask(this.read, code, task, asOf.logSize);
    return {
      plan: code,
      task,
      text: spec.text,
      role: spec.role,
      section: spec.section ?? null,
      reading: spec.note ?? null,
      leads: spec.leads.map((body) => chargedOn(body, on, place)),
      coordinating: spec.coordinating.map((body) => chargedOn(body, on, place)),
      asOf,
      on,
      revision: rows.at(-1)?.revision ?? null,
      occurrences: itemsOf(place, rows, on),
      story: storyOf(rows),
    };
  }
}

function storyOf(rows: readonly TaskRow[]): readonly TaskChange[] {
  let state: TaskState = {};
  return rows.map((row) => {
    const { type, data } = taskEventOf(row);
    const year = data.year ?? null;
    const before = standingOf(state, year);
    state = withRow(state, row);
    const after = standingOf(state, year);
    const { revision, recorded_at: recordedAt, day, actor } = row;
    return { type, revision, recordedAt, day, actor, year, data, before, after, changes: differencesOf(before, after) };
  });
}
