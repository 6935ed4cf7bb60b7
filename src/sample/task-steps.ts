import type { PlanDocument, TaskSpec } from '../plans';
import type { TasksService } from '../tasks';
import { issuedOn } from './plan-files';
import { Dice } from './random';
import { addDays, moment, type Step } from './timeline';

type Year = { readonly year?: number };

const NOTE = 'Số liệu minh hoạ';
const MINUTE = 840;

/** What becomes of a plan's tasks until a day: done in time or late, under way, taken up again, never begun. */
export function taskSteps(tasks: TasksService, document: PlanDocument, until: string): Step[] {
  const begun = issuedOn(document) > document.period.from ? issuedOn(document) : document.period.from;
  return document.tasks.flatMap((task) => courseOf(tasks, document, task, begun)).filter(({ at }) => at < moment(until));
}

function courseOf(tasks: TasksService, document: PlanDocument, task: TaskSpec, begun: string): Step[] {
  const { to } = document.period;
  switch (task.recurs) {
    case 'yearly': {
      const years = Array.from({ length: Number(to.slice(0, 4)) - Number(begun.slice(0, 4)) + 1 }, (_, n) => Number(begun.slice(0, 4)) + n);
      return years.flatMap((year) => {
        const from = begun > `${year}-01-01` ? begun : `${year}-01-01`;
        return lifeOf(tasks, document, task, { from, due: `${year}-12-31`, of: { year } });
      });
    }
    case 'ongoing':
    case 'on-demand':
      return lifeOf(tasks, document, task, { from: begun, due: addDays(begun, 700), of: {}, endless: true });
    case undefined:
      return lifeOf(tasks, document, task, { from: begun, due: task.due ?? to, of: {} });
  }
}

interface Span {
  readonly from: string;
  readonly due: string;
  readonly of: Year;
  readonly endless?: true;
}

function lifeOf(tasks: TasksService, { plan }: PlanDocument, task: TaskSpec, { from, due, of, endless }: Span): Step[] {
  const dice = new Dice(`${plan} ${task.id} ${of.year ?? ''} nhiệm vụ`);
  const actor = task.leads[0] ?? task.coordinating[0] ?? 'van-thu';
  const key = { plan, task: task.id };
  const days = Math.max(20, Math.round((Date.parse(due) - Date.parse(from)) / 86_400_000));
  const steps: Step[] = [];
  const push = (day: string, by: string, act: Step['act']): void => void steps.push({ at: moment(day, MINUTE), actor: by, act });
  const at = (share: number): string => addDays(from, Math.round(days * share) + dice.between(1, 6));
  if (dice.chance(0.12)) return steps;
  if (dice.chance(endless === true ? 1 : 0.5)) {
    const said = { ...of, note: `Đã có kế hoạch, đang làm (${NOTE.toLowerCase()})`, percent: dice.between(2, 8) * 10 };
    push(at(0.3), actor, (context) => tasks.progress(key, said, 'trusted', context));
  }
  if (endless === true || dice.chance(0.15)) return steps;
  const done = { ...of, note: NOTE };
  const late = dice.chance(0.12);
  const doneOn = late ? addDays(due, dice.between(5, 60)) : at(0.8) < due ? at(0.8) : addDays(due, -1);
  push(doneOn, actor, (context) => tasks.complete(key, done, 'trusted', context));
  if (!dice.chance(0.04)) return steps;
  const reason = 'Kiểm tra lại thấy còn nơi chưa làm (số liệu minh hoạ)';
  push(addDays(doneOn, 20), 'van-thu', (context) => tasks.reopen(key, { ...of, reason }, 'trusted', context));
  push(addDays(doneOn, 75), actor, (context) => tasks.complete(key, done, 'trusted', context));
  return steps;
}
