import {
  anything,
  asOf,
  day,
  instant,
  list,
  named,
  object,
  oneOf,
  orNull,
  record,
  text,
  whole,
  yesNo,
} from '../platform/http/openapi/shapes';
import { PARTS } from './task.item';
import { TASK_STATES } from './task.occurrences';

const CHARGED = named('ChargedBody', object({ body: text, name: text, area: orNull(text), answeredBy: list(text), tookOver: yesNo }));
const WHO = { role: oneOf(...PARTS), leads: list(CHARGED), coordinating: list(CHARGED) };
const YEAR = orNull(whole);

export const TASK_ITEM = named(
  'TaskItem',
  object({
    plan: text,
    task: text,
    year: YEAR,
    text,
    section: orNull(text),
    kind: orNull(oneOf('component-plan')),
    recurs: orNull(oneOf('yearly', 'ongoing', 'on-demand')),
    ...WHO,
    from: day,
    due: orNull(day),
    dueStated: yesNo,
    dueText: orNull(text),
    state: oneOf(...TASK_STATES),
    daysLeft: orNull({ type: 'integer' }),
    percent: orNull(whole),
    note: orNull(text),
    progressedOn: orNull(day),
    completedOn: orNull(day),
    recordedOn: orNull(day),
    by: orNull(text),
    revision: orNull(whole),
  }),
);

const STANDING = object({ progress: orNull(record(anything)), completed: orNull(record(anything)) });

export const TASK = named(
  'TaskStory',
  object({
    plan: text,
    task: text,
    text,
    section: orNull(text),
    reading: orNull(text),
    ...WHO,
    asOf,
    on: day,
    revision: orNull(whole),
    occurrences: list(TASK_ITEM),
    story: list(
      object({
        type: text,
        revision: whole,
        recordedAt: instant,
        day,
        actor: text,
        year: YEAR,
        data: record(anything),
        before: STANDING,
        after: STANDING,
        changes: list(object({ path: text, was: anything, is: anything })),
      }),
    ),
  }),
);

export const TASK_SUMMARY = named(
  'TaskSummary',
  object({
    plan: text,
    body: orNull(text),
    name: orNull(text),
    tasks: whole,
    assigned: whole,
    inProgress: whole,
    done: whole,
    doneLate: whole,
    overdue: whole,
    openEnded: whole,
    ceased: whole,
  }),
);

export const TASK_WRITTEN = named(
  'TaskWritten',
  object({ plan: text, task: text, year: YEAR, revision: whole, completed: yesNo, percent: orNull(whole) }),
);
