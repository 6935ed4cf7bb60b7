import type { Charged, TaskItem } from './task.item';
import type { TaskStateName } from './task.occurrences';

/** How many tasks of a plan stand how: all, or those that a body is charged with. */
export interface TaskSummary {
  readonly plan: string;
  /** Null: of the whole plan, or by body those that name nobody. */
  readonly body: string | null;
  readonly name: string | null;
  readonly tasks: number;
  readonly assigned: number;
  readonly inProgress: number;
  readonly done: number;
  readonly doneLate: number;
  readonly overdue: number;
  readonly openEnded: number;
  readonly ceased: number;
}

interface Wanted {
  readonly body?: string;
  readonly role?: string;
}
type Who = Pick<Charged, 'body' | 'name'> | null;

/** Whoever a task is counted with: a task of several bodies with each of them. */
function chargedWith(item: TaskItem, { body, role }: Wanted): readonly Who[] {
  const parts = [
    ...item.leads.map((who) => ({ who, part: item.role })),
    ...item.coordinating.map((who) => ({ who, part: 'coordinate' as const })),
  ];
  const found = parts.filter(({ who, part }) => (body === undefined || who.body === body) && (role === undefined || part === role));
  if (found.length > 0) return found.map(({ who }) => who);
  return parts.length === 0 ? [null] : [];
}

/** In order of plan and body, those that name nobody first. */
export function summed(items: readonly TaskItem[], by: 'body' | 'plan', wanted: Wanted): readonly TaskSummary[] {
  const counted = items.flatMap((item) => (by === 'plan' ? [null] : chargedWith(item, wanted)).map((who) => ({ item, who })));
  const groups = Map.groupBy(counted, ({ item, who }) => `${item.plan} ${who?.body ?? ''}`);
  return [...groups.keys()].toSorted().map((key) => {
    const group = groups.get(key) ?? [];
    const first = group[0];
    const states = group.map(({ item }) => item.state);
    return { plan: first?.item.plan ?? '', body: first?.who?.body ?? null, name: first?.who?.name ?? null, ...countsOf(states) };
  });
}

function countsOf(states: readonly TaskStateName[]): Omit<TaskSummary, 'plan' | 'body' | 'name'> {
  const count = (name: TaskStateName): number => states.filter((state) => state === name).length;
  return {
    tasks: states.length,
    assigned: count('assigned'),
    inProgress: count('in-progress'),
    done: count('done'),
    doneLate: count('done-late'),
    overdue: count('overdue'),
    openEnded: count('open-ended'),
    ceased: count('ceased'),
  };
}
