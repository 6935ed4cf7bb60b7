import type { Charged, TaskItem } from '../../../tasks';
import { calledIn, type Called } from '../../known/called';
import { planShown, type PlanShown } from '../../known/plans';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';

/** `GET /api/tasks/{plan}/{task}`. */
export interface TaskStory {
  readonly plan: string;
  readonly task: string;
  readonly text: string;
  readonly role: TaskItem['role'];
  readonly section: string | null;
  readonly reading: string | null;
  readonly leads: readonly Charged[];
  readonly coordinating: readonly Charged[];
  readonly occurrences: readonly TaskItem[];
  readonly story: readonly {
    readonly type: string;
    readonly revision: number;
    readonly recordedAt: string;
    readonly day: string;
    readonly actor: string;
    readonly year: number | null;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

export interface TaskShown {
  readonly task: TaskStory;
  readonly plan: PlanShown;
  readonly called: Called;
  /** Years (null: of what is done once) of which it can be recorded now. */
  readonly open: readonly (number | null)[];
  readonly done: readonly (number | null)[];
  readonly mayProgress: boolean;
  readonly mayComplete: boolean;
  readonly mayReopen: boolean;
}

export interface TaskKey {
  readonly plan: string;
  readonly task: string;
}

export const taskPath = ({ plan, task }: TaskKey): string => `/nhiem-vu/${encodeURIComponent(plan)}/${encodeURIComponent(task)}`;

export async function taskShown(visit: Visit, { plan: code, task: id }: TaskKey): Promise<TaskShown> {
  const path = `/api/tasks/${encodeURIComponent(code)}/${encodeURIComponent(id)}`;
  const task = await visit.api.get<TaskStory>(path, visit.at);
  const [now, plan] = await Promise.all([
    visit.moment.on === undefined || visit.isPast ? task : visit.api.get<TaskStory>(path),
    planShown(visit, code),
  ]);
  const years = (isDone: boolean): readonly (number | null)[] =>
    now.occurrences.filter(({ completedOn }) => (completedOn !== null) === isDone).map(({ year }) => year);
  const mayAct = !visit.isPast && plan.closedOn === null;
  const leading = now.leads.flatMap(({ answeredBy }) => answeredBy);
  const coordinating = now.coordinating.flatMap(({ answeredBy }) => answeredBy);
  const completing = leading.length > 0 ? leading : coordinating;
  const [called, mayProgress, mayComplete, mayReopen] = await Promise.all([
    calledIn(visit, [], new Set(task.story.map(({ actor }) => actor))),
    mayAct && mayAt(visit, 'task.progress', [...leading, ...coordinating, plan.area]),
    mayAct && mayAt(visit, 'task.progress', [...completing, plan.area]),
    mayAct && mayAt(visit, 'task.reopen', [plan.area]),
  ]);
  return { task, plan, called, open: years(false), done: years(true), mayProgress, mayComplete, mayReopen };
}
