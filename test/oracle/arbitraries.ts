import { type Arbitrary, gen } from 'fast-check';
import type { AreaId, Day, Indicator, Period, Plan, Question } from '@hieuhoc/indicator-maths';
import { type Dice, fairDice } from './dice';
import { type Hierarchy, anyHierarchy } from './arbitrary-hierarchy';
import { anyFigures, anyIndicators, anyRecognitions } from './arbitrary-figures';
import { anyPlan } from './arbitrary-plans';
import { addDays, periodsEndingIn } from './periods';
import type { Asking } from './world';

const QUESTION_YEARS = [2019, 2020, 2020, 2021];

/** Days on which something happens: slots end and settle, the due day passes, the hierarchy changes. */
const anyDay = (dice: Dice, indicator: Indicator, { changes }: Hierarchy, plan: Plan): Day => {
  const near = (day: Day): Day => addDays(day, dice.one([-1, 0, 0, 1, 29, 30, 31, 45]));
  const kind = dice.below(100);
  if (kind < 30) {
    const ends = QUESTION_YEARS.flatMap((year) => indicator.periods.flatMap((each) => periodsEndingIn(year, each)));
    return near(dice.one(ends).lastDay);
  }
  if (kind < 45) return near(dice.one([plan.period.from, plan.period.to, '2019-12-31', '2020-12-31', '2020-11-19', '2021-06-30']));
  if (kind < 65)
    return near(
      dice.one(
        changes
          .map(({ on }) => on)
          .filter((on) => on > '2018-01-01')
          .concat('2019-01-01'),
      ),
    );
  return addDays('2019-01-01', dice.below(1150));
};

const anyPeriod = (dice: Dice, indicator: Indicator): Period =>
  dice.one([2018, 2019, 2020, 2021].flatMap((year) => indicator.periods.flatMap((kind) => periodsEndingIn(year, kind)))).period;

const anyQuestion = (dice: Dice, indicator: Indicator, hierarchy: Hierarchy, plan: Plan): Question => {
  const on = anyDay(dice, indicator, hierarchy, plan);
  const known = hierarchy.areas.filter(({ firstDay, endsOn }) => firstDay <= on && firstDay !== endsOn).map(({ id }) => id);
  const asks = dice.below(100);
  const area = dice.chance(25) ? under(hierarchy, plan.area, dice.one(known)) : null;
  return {
    on,
    basis: dice.chance(80) ? 'reported' : 'verified',
    ...(asks < 55 ? {} : asks < 66 ? { period: 'latest' as const } : { period: anyPeriod(dice, indicator) }),
    ...(area === null ? {} : { area }),
    ...(dice.chance(30) ? {} : { depth: dice.below(4) }),
  };
};
/** Only areas that are, or once were, under the plan's area are asked for. */
const under = ({ changes, areas }: Hierarchy, planArea: AreaId, area: AreaId): AreaId | null => {
  const parents = new Map<AreaId, Set<AreaId>>();
  const note = (id: AreaId, parent: AreaId | null): void => {
    if (parent !== null) parents.set(id, (parents.get(id) ?? new Set()).add(parent));
  };
  for (const change of changes) {
    if (change.type === 'AreaEstablished') note(change.area.id, change.area.parent);
    if (change.type === 'AreaMoved') note(change.area, change.parent);
    if (change.type === 'AreasReorganised') {
      for (const spec of change.to) note(spec.id, spec.parent);
      for (const child of change.children) note(child.area, child.parent);
    }
  }
  const reaches = (id: AreaId): boolean => id === planArea || [...(parents.get(id) ?? [])].some(reaches);
  return areas.some(({ id }) => id === area) && reaches(area) ? area : null;
};

/** A small world, a plan in it, and a question about it: only histories that the write side accepts. */
export const anyAsking = (dice: Dice): Asking => {
  const hierarchy = anyHierarchy(dice);
  const indicators = anyIndicators(dice, hierarchy);
  const [main] = indicators;
  if (main === undefined) throw new Error('no indicator');
  const figures = indicators.flatMap((indicator) => anyFigures(dice, indicator, hierarchy));
  const { recognitions, subjects } =
    main.from === undefined && main.checkAgainst === undefined ? { recognitions: [], subjects: [] } : anyRecognitions(dice, hierarchy);
  const early = hierarchy.areas.filter(({ firstDay, level }) => firstDay < '2018-03-01' && level !== 'village' && level !== 'sector');
  const planArea = dice.one(early.filter(({ level }) => level !== 'commune' || dice.chance(50))).id;
  const plan = anyPlan(dice, { indicator: main, hierarchy, planArea });
  return {
    world: { changes: hierarchy.changes, indicators, figures, recognitions, subjects },
    plan,
    question: anyQuestion(dice, main, hierarchy, plan),
  };
};
export const askings: Arbitrary<Asking> = gen().map((g) => anyAsking(fairDice(g)));
