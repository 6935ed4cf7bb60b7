import type {
  AllocatedCriterion,
  AreaId,
  Criterion,
  Day,
  Hold,
  Indicator,
  Level,
  Plan,
  Target,
  TargetHistory,
  TargetRevision,
} from '@hieuhoc/indicator-maths';
import type { Dice } from './dice';
import type { Hierarchy } from './arbitrary-hierarchy';
import { addDays } from './periods';

const percent = (dice: Dice): string => dice.one(['0', '25', '33.33', '50.5', '60', '75', '82.5', '90', '95', '100']);
const amount = (dice: Dice): string => String(dice.below(300));

const anyCriterion = (dice: Dice, indicator: Indicator, without?: 'increase-year'): Criterion => {
  const value = (): string => (indicator.measure === 'count' ? amount(dice) : percent(dice));
  const kinds = ['at-least', 'at-least', 'at-least', 'at-most', 'increase-span', 'not-below-baseline'];
  if (without === undefined) kinds.push('increase-year');
  // Of a count there is neither a numerator nor a share: a plan with such a target is refused.
  if (indicator.measure !== 'count') kinds.push('count-of', 'complete');
  if (indicator.measure === 'ratio' && indicator.breakdowns.length > 0) kinds.push('parity', 'parity', 'parity');
  if (indicator.measure === 'yes-no') kinds.push('qualitative');
  switch (dice.one(kinds)) {
    case 'at-most':
      return { kind: 'at-most', value: value() };
    case 'increase-span':
      return { kind: 'increase', over: 'span' };
    case 'increase-year':
      return { kind: 'increase', over: 'year' };
    case 'not-below-baseline':
      return { kind: 'not-below-baseline' };
    case 'complete':
      return { kind: 'complete' };
    case 'count-of': {
      const count = 1 + dice.below(indicator.measure === 'yes-no' ? 5 : 40);
      return { kind: 'count-of', count, of: count };
    }
    case 'parity':
      return {
        kind: 'parity',
        breakdown: dice.one(indicator.breakdowns),
        ...(dice.chance(75) ? { tolerance: dice.one(['0', '5', '10', '25.5', '50']) } : {}),
      };
    case 'qualitative':
      return { kind: 'qualitative' };
    default: {
      const least = value();
      return { kind: 'at-least', value: least, ...(dice.chance(15) ? { upTo: dice.one([least, '95']) } : {}) };
    }
  }
};

const anyBaseline = (dice: Dice, indicator: Indicator): { value: string; on: Day } => ({
  value: indicator.measure === 'count' ? String(dice.below(40)) : dice.one(['0', '10', '25.5', '40', '70']),
  on: dice.one(['2018-06-30', '2018-12-31', '2018-12-31', '2019-06-30', '2020-12-31']),
});

const anyByArea = (dice: Dice, indicator: Indicator, areas: readonly AreaId[]): Readonly<Record<AreaId, AllocatedCriterion>> => {
  const allocated: Record<AreaId, AllocatedCriterion> = {};
  for (const area of dice.some(areas, 3))
    allocated[area] = { ...anyCriterion(dice, indicator), ...(dice.chance(30) ? { baseline: anyBaseline(dice, indicator) } : {}) };
  return allocated;
};

/** The order written decides, for an area of several classes. */
const anyByClass = (dice: Dice, indicator: Indicator): Readonly<Record<string, Criterion>> => {
  const order = dice.one([
    ['mien-nui', 'hai-dao', 'bien-gioi'],
    ['bien-gioi', 'hai-dao', 'mien-nui'],
    ['hai-dao', 'mien-nui', 'bien-gioi'],
  ]);
  return Object.fromEntries(dice.some(order, 3).map((name) => [name, anyCriterion(dice, indicator)]));
};

export interface Setting {
  readonly indicator: Indicator;
  readonly hierarchy: Hierarchy;
  readonly planArea: AreaId;
}

const DUE_DAYS = ['2019-12-31', '2020-06-30', '2020-08-15', '2020-11-19', '2020-12-31', '2021-08-31'];
const PHASES = [
  { id: 'g1', from: '2019-01-01', to: '2019-12-31' },
  { id: 'g2', from: '2019-07-01', to: '2020-12-31' },
];
const anyTarget = (dice: Dice, { indicator, hierarchy, planArea }: Setting, id: string, period: Plan['period']): Target => {
  const phase = dice.chance(30) ? dice.one(PHASES) : undefined;
  const due = dice.chance(45) ? dice.one(DUE_DAYS) : undefined;
  const from = dice.chance(20) ? dice.one(['2019-01-01', '2019-07-01', '2020-01-01']) : undefined;
  const first = from ?? phase?.from ?? period.from;
  const last = due ?? phase?.to ?? period.to;
  const areas = hierarchy.areas.map((area) => area.id);
  const holds: readonly Hold[] = ['at-due', 'at-due', 'each-year', 'throughout'];
  const planLevel = hierarchy.areas.find((area) => area.id === planArea)?.level ?? 'commune';
  const order: readonly Level[] = ['province', 'district', 'commune', 'sector', 'village'];
  const levels = [...new Set<Level>(['commune', ...indicator.reportedAt])].filter(
    (level) => order.indexOf(level) > order.indexOf(planLevel),
  );
  const criterion = anyCriterion(dice, indicator);
  return {
    id,
    indicator: indicator.code,
    // A span that ends before it begins is refused.
    ...(first > last
      ? {}
      : {
          ...(phase === undefined ? {} : { phase: phase.id }),
          ...(from === undefined ? {} : { from }),
          ...(due === undefined ? {} : { due }),
        }),
    criterion,
    hold: dice.one(holds),
    measuredAt: criterion.kind !== 'qualitative' && levels.length > 0 && dice.chance(30) ? { each: dice.one(levels) } : 'area',
    ...(dice.chance(40) ? { baseline: anyBaseline(dice, indicator) } : {}),
    ...(dice.chance(8) ? { path: 'none' as const } : {}),
    ...(dice.chance(30) ? { byClass: anyByClass(dice, indicator) } : {}),
    ...(dice.chance(20) ? { byArea: anyByArea(dice, indicator, areas) } : {}),
  };
};

/** Half of them the first one in another phase: "đến 2019", "2019-2020" overlap. */
const anotherTarget = (dice: Dice, setting: Setting, first: Target, period: Plan['period']): Target => {
  if (dice.chance(50)) return anyTarget(dice, setting, 't1', period);
  const { from: _from, due: _due, phase: _phase, ...same } = first;
  const phase = dice.one([...PHASES, null]);
  const due = phase === null && period.from <= '2019-12-31' && dice.chance(50) ? { due: '2019-12-31' } : {};
  return { ...same, id: 't1', ...(phase === null ? {} : { phase: phase.id }), ...due };
};

const isOverYear = ({ criterion }: Target): boolean => criterion.kind === 'increase' && criterion.over === 'year';
/** A target that is judged over the years stays one: its slots are others. */
const anyRevision = (dice: Dice, { indicator, hierarchy }: Setting, issued: Target, due: Day): TargetRevision => {
  const effectiveOn = dice.one(['2019-05-01', '2019-12-31', '2020-03-01', '2020-12-31', '2021-02-01']);
  const moves = effectiveOn > due || dice.chance(40);
  return {
    effectiveOn,
    ...((dice.chance(60) || !moves) && !isOverYear(issued) ? { criterion: anyCriterion(dice, indicator, 'increase-year') } : {}),
    ...(moves ? { due: dice.one(['2020-12-31', '2021-06-30', '2021-12-31'].filter((day) => day > effectiveOn)) } : {}),
    ...(dice.chance(15) ? { hold: dice.one(['at-due', 'each-year', 'throughout'] as const) } : {}),
    ...(dice.chance(10)
      ? {
          byArea: anyByArea(
            dice,
            indicator,
            hierarchy.areas.map((area) => area.id),
          ),
        }
      : {}),
  };
};

export const anyPlan = (dice: Dice, setting: Setting): Plan => {
  const period = dice.one([
    { from: '2019-01-01', to: '2020-12-31' },
    { from: '2019-01-01', to: '2021-12-31' },
    { from: '2018-07-01', to: '2020-06-30' },
    { from: '2020-01-01', to: '2020-11-19' },
    { from: '2020-07-10', to: '2020-11-19' },
  ]);
  const first = anyTarget(dice, setting, 't0', period);
  const issued = dice.chance(70) ? [first] : [first, anotherTarget(dice, setting, first, period)];
  const targets = issued.map((target): TargetHistory => {
    const due = target.due ?? PHASES.find(({ id }) => id === target.phase)?.to ?? period.to;
    const revisions = Array.from({ length: dice.chance(70) ? 0 : 1 + dice.below(2) }, () => anyRevision(dice, setting, target, due));
    return { issued: target, revisions, withdrawnOn: dice.chance(4) ? '2020-09-01' : null };
  });
  const { areas } = setting.hierarchy;
  const others = areas.filter(({ firstDay, endsOn }) => firstDay < '2018-03-01' && (endsOn === null || endsOn > '2020-07-01'));
  const transfers = others.length > 0 && dice.chance(6) ? [{ on: addDays('2020-07-01', dice.below(30)), area: dice.one(others).id }] : [];
  return {
    plan: 'ke-hoach',
    area: setting.planArea,
    period,
    phases: PHASES,
    targets,
    transfers,
    closedOn: dice.chance(2) ? '2022-01-01' : null,
  };
};
