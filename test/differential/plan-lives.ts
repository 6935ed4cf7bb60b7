import type { AreaId, Day, Plan, Target, TargetHistory } from '@hieuhoc/indicator-maths';
import type { Dice } from '../oracle/dice';
import { addDays } from '../oracle/periods';
import type { DefineIndicator, DefineTitle, IssuedPlan, Scheduled } from './commands';
import { later, writingDay } from './days';

/** What a plan document may say: phases and days within the plan's period, areas that are known when it is issued. */
export function acceptable({ plan, area, period, phases, targets }: Plan, isKnown: (area: AreaId) => boolean): IssuedPlan {
  const within = phases.filter(({ from, to }) => period.from <= from && to <= period.to);
  return { plan, area, period, phases: within, targets: targets.map(({ issued }) => fitting(issued, { period, phases: within }, isKnown)) };
}

function fitting(issued: Target, { period, phases }: Pick<Plan, 'period' | 'phases'>, isKnown: (area: AreaId) => boolean): Target {
  const { phase, from, due, byArea, ...rest } = issued;
  const known = phases.find(({ id }) => id === phase);
  const inside = (day: Day | undefined): boolean => day !== undefined && period.from <= day && day <= period.to;
  const first = inside(from) ? from : undefined;
  const last = inside(due) ? due : undefined;
  const begins = first ?? known?.from ?? period.from;
  const ends = last ?? known?.to ?? period.to;
  const allocated = Object.entries(byArea ?? {}).filter(([area]) => isKnown(area));
  return {
    ...rest,
    ...(begins > ends
      ? {}
      : {
          ...(known === undefined ? {} : { phase: known.id }),
          ...(first === undefined ? {} : { from: first }),
          ...(last === undefined ? {} : { due: last }),
        }),
    ...(allocated.length === 0 ? {} : { byArea: Object.fromEntries(allocated) }),
  };
}

export interface Issuing {
  readonly day: Day;
  readonly brings: readonly (DefineTitle | DefineIndicator)[];
  readonly isKnownOn: (day: Day) => (area: AreaId) => boolean;
}

/** Issued, targets added, revised, corrected and withdrawn, transferred and closed: each recorded before or after it holds. */
export function planLife(dice: Dice, plan: Plan, { day, brings, isKnownOn }: Issuing): Scheduled[] {
  const whole = acceptable(plan, isKnownOn(day));
  const [first, ...others] = whole.targets;
  const added = first !== undefined && dice.chance(50) ? others : [];
  const issued = { ...whole, targets: whole.targets.filter((target) => !added.includes(target)) };
  const life: Scheduled[] = [{ day, command: { kind: 'issue', plan: issued, brings } }];
  for (const target of added)
    life.push({ day: dayAround(dice, day, '2019-06-01'), command: { kind: 'add-target', plan: plan.plan, target } });
  for (const [index, history] of plan.targets.entries()) {
    const target = whole.targets[index];
    if (target !== undefined) life.push(...targetLife(dice, plan.plan, target, history, { day: life.at(-1)?.day ?? day, isKnownOn }));
  }
  if (dice.chance(10))
    life.push({ day: dayAround(dice, day, '2019-02-01'), command: { kind: 'correct-plan', plan: plan.plan, title: 'Tên khác' } });
  for (const { on, area } of plan.transfers) {
    const recorded = dayAround(dice, day, on);
    if (isKnownOn(recorded)(area)) life.push({ day: recorded, command: { kind: 'transfer', plan: plan.plan, on, area } });
  }
  if (plan.closedOn !== null)
    life.push({ day: dayAround(dice, '2021-06-01', plan.closedOn), command: { kind: 'close', plan: plan.plan, on: plan.closedOn } });
  return life;
}

const dayAround = (dice: Dice, earliest: Day, about: Day): Day =>
  writingDay(later(earliest, addDays(about, dice.one([-40, -5, 0, 10, 45, 300]))));

function targetLife(
  dice: Dice,
  plan: string,
  target: Target,
  { revisions, withdrawnOn }: TargetHistory,
  { day, isKnownOn }: Pick<Issuing, 'day' | 'isKnownOn'>,
): Scheduled[] {
  const named = { plan, target: target.id } as const;
  const life: Scheduled[] = revisions.map((revision) => {
    const recorded = dayAround(dice, day, revision.effectiveOn);
    const { byArea, ...rest } = revision;
    const allocated = Object.entries(byArea ?? {}).filter(([area]) => isKnownOn(recorded)(area));
    const change = { ...rest, ...(allocated.length === 0 ? {} : { byArea: Object.fromEntries(allocated) }) };
    return { day: recorded, command: { kind: 'revise-target', ...named, revision: change } };
  });
  if (dice.chance(25)) {
    const { criterion, baseline } = target;
    const fields: Partial<Target> = {
      ...(criterion.kind === 'at-least' || dice.chance(50) ? { criterion: { kind: 'at-most', value: dice.one(['20', '50', '80']) } } : {}),
      ...(baseline === undefined || dice.chance(30) ? { baseline: { value: dice.one(['5', '30', '60']), on: '2018-12-31' } } : {}),
      path: 'none',
    };
    life.push({ day: dayAround(dice, day, '2020-03-01'), command: { kind: 'correct-target', ...named, fields } });
  }
  if (withdrawnOn !== null)
    life.push({ day: dayAround(dice, day, withdrawnOn), command: { kind: 'withdraw-target', ...named, on: withdrawnOn } });
  return life;
}
