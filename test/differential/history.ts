import type { AreaId, Day, HierarchyChange, IndicatorCode, Period } from '@hieuhoc/indicator-maths';
import { anyAsking } from '../oracle/arbitraries';
import { type Dice, seededDice } from '../oracle/dice';
import { addDays } from '../oracle/periods';
import type { Asking, World } from '../oracle/world';
import { type DefineIndicator, type DefineTitle, rankOf, type Scheduled } from './commands';
import { later, writingDay } from './days';
import { type AreaDays, figureLife } from './figure-lives';
import { found } from './known';
import { planLife } from './plan-lives';
import { subjectLife } from './recognition-lives';

/** One small world with everything that is ever recorded in it, in the order of the days of recording. */
export interface History {
  readonly name: string;
  readonly seed: number;
  readonly plan: string;
  readonly targets: readonly string[];
  readonly indicators: readonly IndicatorCode[];
  readonly areas: readonly AreaId[];
  readonly periods: readonly Period[];
  /** Days on which something begins, ends, holds or is due. */
  readonly days: readonly Day[];
  readonly scheduled: readonly Scheduled[];
}

/** The first day on which anything is written: the areas. */
export const BEGUN = '2018-03-01';
const DEFINED = '2018-03-11';

/** Worlds live beside each other in one store: every name in one gets its prefix. A document says no `upTo` below its value. */
function prefixed(asking: Asking, prefix: string): Asking {
  const names = /"((?:k\d+-)?[pdcsv]\d+|vn|chi-so|dan-so|don-vi|ke-hoach)"/g;
  const text = JSON.stringify(asking, (_, value: unknown) => (isBackwards(value) ? { ...value, upTo: undefined } : value));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same value with other names in it
  return JSON.parse(text.replaceAll(names, (_, name: string) => `"${prefix}-${name}"`)) as Asking;
}

const isBackwards = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'upTo' in value && 'value' in value && Number(value.upTo) < Number(value.value);

export function anyHistory(seed: number, name: string, make: (dice: Dice) => Asking = anyAsking): History {
  const dice = seededDice(seed);
  const { world, plan } = prefixed(make(dice), name);
  const changes = recordedChanges(dice, world.changes);
  const areaDays = daysOfAreas(changes);
  const knownFrom = (area: AreaId): Day => areaDays.get(area)?.knownFrom ?? BEGUN;
  const endsOn = (area: AreaId): Day | null => areaDays.get(area)?.endsOn ?? null;
  const { definitions, title } = definitionsOf(dice, world, name);
  const issuedOn = later(knownFrom(plan.area), writingDay(dice.one(['2018-03-11', '2018-06-01', '2019-02-15', '2020-03-05'])));
  const brings = issuedOn === DEFINED && canHaveValues(plan, world) && dice.chance(50) ? definitions : [];
  const isKnownOn = (day: Day) => (area: AreaId) => knownFrom(area) <= day;
  const figures = world.figures.flatMap((figure) =>
    figureLife(dice, figure, addDays(DEFINED, 1), areaDays.get(figure.area) ?? { knownFrom: BEGUN, endsOn: null, endKnownFrom: null }),
  );
  const subjects = world.subjects.flatMap((subject) => {
    const grants = world.recognitions.filter((grant) => grant.subject === subject.ref);
    return subjectLife(dice, { ...subject, kind: title.subject }, grants, {
      title: title.title,
      begun: addDays(DEFINED, 1),
      knownFrom,
      endsOn,
    });
  });
  const scheduled: Scheduled[] = [
    ...changes.map(({ day, change }) => ({ day, command: { kind: 'change' as const, change } })),
    ...(brings.length > 0 ? [] : definitions.map((command) => ({ day: DEFINED, command }))),
    ...revisedDefinitions(dice, world, title),
    ...planLife(dice, plan, { day: issuedOn, brings, isKnownOn }),
    ...figures,
    ...subjects,
  ];
  const targets = plan.targets.map(({ issued }) => issued.id);
  return {
    name,
    seed,
    plan: plan.plan,
    targets,
    indicators: world.indicators.map(({ code }) => code),
    areas: [...areaDays.keys()],
    periods: [...new Set(world.figures.map(({ period }) => period))],
    days: notableDays(world, plan),
    scheduled: inOrder(scheduled),
  };
}

/** By day, then by what others build on; what happens to one thing keeps its order. */
export function inOrder<S extends Scheduled>(scheduled: readonly S[]): S[] {
  const placed = scheduled.map((one, index) => ({ one, index, rank: rankOf(one.command) }));
  return placed
    .toSorted((a, b) => (a.one.day === b.one.day ? a.rank - b.rank || a.index - b.index : a.one.day < b.one.day ? -1 : 1))
    .map(({ one }) => one);
}

/** A document that brings its indicators is refused where an indicator is reported above the level that a target is judged at. */
const canHaveValues = ({ targets }: Asking['plan'], { indicators }: World): boolean =>
  targets.every(({ issued }) => issued.measuredAt === 'area' || indicators.every(({ reportedAt }) => reportedAt.includes('commune')));

interface RecordedChange {
  readonly day: Day;
  readonly change: HierarchyChange;
}

/** In log order; in advance, on the day, or long after it holds. */
function recordedChanges(dice: Dice, changes: readonly HierarchyChange[]): readonly RecordedChange[] {
  let day = BEGUN;
  return changes.map((change) => {
    const wanted = change.on <= '2018-03-01' ? BEGUN : addDays(change.on, dice.one([-30, 0, 0, 0, 10, 45, 120, 400]));
    day = writingDay(later(day, wanted));
    return { day, change };
  });
}

function daysOfAreas(changes: readonly RecordedChange[]): ReadonlyMap<AreaId, AreaDays> {
  const areas = new Map<AreaId, AreaDays>();
  const born = (area: AreaId, day: Day): unknown => areas.set(area, { knownFrom: day, endsOn: null, endKnownFrom: null });
  const died = (area: AreaId, on: Day, day: Day): unknown => areas.set(area, { ...found(areas.get(area)), endsOn: on, endKnownFrom: day });
  for (const { day, change } of changes) {
    if (change.type === 'AreaEstablished') born(change.area.id, day);
    if (change.type === 'AreaDissolved') died(change.area, change.on, day);
    if (change.type !== 'AreasReorganised') continue;
    for (const { id } of change.to) born(id, day);
    for (const id of change.from) died(id, change.on, day);
  }
  return areas;
}

function definitionsOf(
  dice: Dice,
  { indicators }: World,
  name: string,
): { definitions: readonly (DefineTitle | DefineIndicator)[]; title: DefineTitle } {
  const title: DefineTitle = {
    kind: 'define-title',
    title: `${name}-don-vi`,
    subject: dice.one(['unit', 'unit', 'household', 'community']),
    term: dice.one(['none', { months: 12 }, { months: 36 }]),
  };
  const defines = indicators.toReversed().map((indicator): DefineIndicator => ({ kind: 'define-indicator', indicator }));
  return { definitions: [title, ...defines], title };
}

/** A reported indicator that is held against the register from some day on, or gets another breakdown. */
function revisedDefinitions(dice: Dice, { indicators }: World, { title }: DefineTitle): readonly Scheduled[] {
  return indicators
    .filter(({ from, measure }) => from === undefined && measure !== 'yes-no' && dice.chance(15))
    .map(({ code, breakdowns, checkAgainst }): Scheduled => {
      const against = checkAgainst === undefined && dice.chance(60);
      const changes = against ? { checkAgainst: { recognitions: title } } : { breakdowns: [...breakdowns, 'xa-vung'].toSorted() };
      const effectiveOn = dice.one(['2019-01-01', '2020-01-01']);
      return {
        day: writingDay(dice.one(['2018-12-20', '2019-07-01', '2020-09-01'])),
        command: { kind: 'revise-indicator', code, effectiveOn, changes },
      };
    });
}

function notableDays({ changes, figures }: World, plan: Asking['plan']): readonly Day[] {
  const spans = [plan.period, ...plan.phases].flatMap(({ from, to }) => [from, to]);
  const targets = plan.targets.flatMap(({ issued, revisions }) => [
    issued.from,
    issued.due,
    ...revisions.flatMap(({ effectiveOn, due }) => [effectiveOn, due]),
  ]);
  const counted = figures.flatMap(({ revisions }) => revisions.map(({ dataTo }) => dataTo));
  const days = [...spans, ...targets.filter((day) => day !== undefined), ...changes.map(({ on }) => on), ...counted];
  return [...new Set(days)].filter((day) => day >= '2018-01-01').toSorted();
}
