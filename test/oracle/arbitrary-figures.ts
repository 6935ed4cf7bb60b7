import type {
  Breakdown,
  Day,
  Figure,
  FigureRevision,
  FigureValue,
  Indicator,
  Level,
  PeriodKind,
  Recognition,
  Subject,
} from '@hieuhoc/indicator-maths';
import type { Dice } from './dice';
import type { Hierarchy, Known } from './arbitrary-hierarchy';
import { type PeriodDays, addDays, daysBetween, periodsEndingIn } from './periods';

const KINDS: readonly (readonly PeriodKind[])[] = [
  ['half-year', 'year'],
  ['half-year', 'year'],
  ['half-year', 'year'],
  ['year'],
  ['half-year'],
  ['quarter', 'half-year', 'year'],
  ['quarter', 'year'],
  ['school-year'],
  ['school-year', 'year'],
  ['month', 'year'],
];
const REPORTED_AT: readonly (readonly Level[])[] = [
  ['commune'],
  ['commune'],
  ['commune'],
  ['commune'],
  ['commune', 'sector'],
  ['commune', 'village'],
  ['district', 'commune'],
  ['province', 'district', 'commune'],
  ['village'],
  ['district'],
  ['province'],
];
const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };
/** A sector lies beside the communes, above nothing. */
const isAbove = (level: Level, other: Level): boolean => level !== 'sector' && RANK[level] < RANK[other];
/** Of levels above each other the upper ones merge and get new identities, but are not divided here (docs/rules-open.md). */
const reportedAt = (dice: Dice, { areas, changes }: Hierarchy): readonly Level[] => {
  const divided = changes.flatMap((change) => {
    if (change.type !== 'AreasReorganised') return [];
    const from = change.parts.map((part) => part.from);
    return from.filter((id, index) => from.indexOf(id) !== index);
  });
  const areDivided = (level: Level): boolean => areas.some((area) => area.level === level && divided.includes(area.id));
  return dice.one(
    REPORTED_AT.filter(
      (levels) =>
        levels.every((level) => dice.chance(5) || areas.some((area) => area.level === level)) &&
        !levels.some((level) => areDivided(level) && levels.some((each) => isAbove(level, each))),
    ),
  );
};

export const FIGURE_YEARS = [2018, 2019, 2020, 2021];
export const TITLE = 'don-vi';

/** The indicator of the targets; where it is derived, the population comes with it. */
export const anyIndicators = (dice: Dice, hierarchy: Hierarchy): readonly Indicator[] => {
  const measure = dice.one(['ratio', 'ratio', 'ratio', 'count', 'yes-no'] as const);
  const time = measure !== 'yes-no' && dice.chance(35) ? 'sum-in-year' : 'last';
  const main: Indicator = {
    code: 'chi-so',
    measure,
    periods: dice.one(KINDS),
    reportedAt: reportedAt(dice, hierarchy),
    area: dice.chance(90) ? 'sum' : 'none',
    time,
    denominatorTime: dice.chance(70) ? 'last' : 'sum',
    ...(measure !== 'yes-no' && dice.chance(15) ? { checkAgainst: { recognitions: TITLE } } : {}),
    breakdowns: measure !== 'yes-no' && dice.chance(40) ? dice.one([['sex'], ['sex'], ['sex', 'age']]) : [],
    mayExceed: measure === 'ratio' && dice.chance(15),
    signed: measure === 'count' && dice.chance(20),
  };
  if (measure !== 'ratio' || !dice.chance(20)) return [main];
  const population: Indicator = { ...main, code: 'dan-so', measure: 'count', time: 'last', area: 'sum', breakdowns: [], mayExceed: false };
  const { checkAgainst: _, ...derived } = main;
  return [{ ...derived, time: 'last', breakdowns: [], from: { recognitions: TITLE, of: 'dan-so' } }, population];
};

const split = (dice: Dice, whole: number): readonly [number, number] => {
  const first = dice.below(whole + 1);
  return [first, whole - first];
};
const PARTS: Readonly<Record<string, readonly string[]>> = { sex: ['nam', 'nu'], age: ['tre', 'lon', 'gia'] };

interface Amounts {
  readonly numerator: number;
  /** null: of a count. */
  readonly denominator: number | null;
}
/** Parts that add up to the whole, for numerator and denominator each; what is more than its denominator allows stands in the first part. */
const partsOf = (dice: Dice, names: readonly string[], whole: Amounts, sign: number): Breakdown[string] => {
  const parts: Record<string, { numerator: string; denominator: string | null }> = {};
  let left = whole;
  names.forEach((name, index) => {
    const isLast = index === names.length - 1;
    const denominator = left.denominator === null ? null : isLast ? left.denominator : dice.below(left.denominator + 1);
    const rest = left.denominator === null || denominator === null ? left.numerator : left.denominator - denominator;
    const least = left.denominator === null || isLast ? 0 : Math.max(0, left.numerator - rest);
    const most = denominator === null ? left.numerator : Math.max(least, Math.min(denominator, left.numerator));
    const numerator = isLast ? left.numerator : least + dice.below(most - least + 1);
    parts[name] = { numerator: String(sign * numerator), denominator: denominator === null ? null : String(denominator) };
    left = { numerator: left.numerator - numerator, denominator: denominator === null ? null : rest };
  });
  return parts;
};
/** Not everybody breaks down, and not by everything. */
const anyBreakdown = (dice: Dice, { breakdowns }: Indicator, whole: Amounts, sign = 1): Breakdown | null => {
  if (breakdowns.length === 0 || !dice.chance(70)) return null;
  const given = breakdowns.length === 1 || dice.chance(70) ? breakdowns : [dice.one(breakdowns)];
  return Object.fromEntries(given.map((name) => [name, partsOf(dice, PARTS[name] ?? [], whole, sign)]));
};
const anyValue = (dice: Dice, indicator: Indicator): { value: FigureValue; breakdown: Breakdown | null } => {
  if (dice.chance(8)) return { value: { kind: 'not-applicable', reason: 'không có' }, breakdown: null };
  if (indicator.measure === 'yes-no') return { value: { kind: 'yes-no', yes: dice.chance(60) }, breakdown: null };
  if (indicator.measure === 'count') {
    const numerator = dice.below(80);
    const sign = indicator.signed && dice.chance(30) ? -1 : 1;
    const breakdown = anyBreakdown(dice, indicator, { numerator, denominator: null }, sign);
    const decimals = breakdown === null && dice.chance(15) ? '.5' : '';
    return { value: { kind: 'count', value: String(sign * numerator) + decimals }, breakdown };
  }
  const denominator = dice.chance(6) ? 0 : 4 + dice.below(20);
  const [within] = split(dice, denominator);
  const numerator = within + (indicator.mayExceed && denominator > 0 && dice.chance(20) ? 10 : 0);
  const value: FigureValue = { kind: 'ratio', numerator: String(numerator), denominator: String(denominator) };
  return { value, breakdown: anyBreakdown(dice, indicator, { numerator, denominator }) };
};

const anyRevisions = (dice: Dice, indicator: Indicator, { firstDay, lastDay }: PeriodDays, until: Day): readonly FigureRevision[] => {
  const running = (): Day => {
    const latest = until < lastDay ? until : lastDay;
    return addDays(firstDay, dice.below(Math.max(1, daysBetween(firstDay, latest) + 1)));
  };
  const count = dice.chance(75) ? 1 : 2 + dice.below(2);
  return Array.from({ length: count }, (_, revision) => {
    const verdict = dice.below(100);
    return {
      revision,
      ...anyValue(dice, indicator),
      dataTo: until < lastDay || dice.chance(15) ? running() : lastDay,
      verified: verdict < 60,
      returned: verdict >= 85,
    };
  });
};

/** How likely the area reports the period: 0 where the write side refuses it. */
const likelihood = (dense: number, lowest: boolean, area: Known, period: PeriodDays): number => {
  const existsAtEnd = area.firstDay <= period.lastDay && (area.endsOn === null || period.lastDay < area.endsOn);
  if (existsAtEnd) return lowest ? (area.isSuccessor ? dense / 2 : dense) : 14;
  // 4. A restated figure of a successor is accepted for any period.
  if (period.lastDay < area.firstDay) return area.isSuccessor ? 25 : 0;
  // A figure for a period that ended after the area, from before the change was known, or of a period still running then.
  return lowest && area.firstDay <= period.firstDay ? 12 : 0;
};
const isAtOrAbove = (level: Level, reportedAt: readonly Level[]): boolean => {
  if (reportedAt.includes(level)) return true;
  return reportedAt.some((each) => isAbove(level, each));
};

export const anyFigures = (dice: Dice, indicator: Indicator, { areas }: Hierarchy): readonly Figure[] => {
  if (indicator.from !== undefined) return [];
  const dense = dice.one([45, 75, 92]);
  const months = indicator.periods.includes('month');
  const years = months ? [2019, 2020] : FIGURE_YEARS;
  const periods = years.flatMap((year) => indicator.periods.flatMap((kind) => periodsEndingIn(year, kind)));
  return areas
    .filter(({ level, firstDay, endsOn }) => isAtOrAbove(level, indicator.reportedAt) && firstDay !== endsOn)
    .flatMap((area) => {
      const lowest = indicator.reportedAt.includes(area.level);
      return periods
        .filter((period) => dice.chance(likelihood(dense, lowest, area, period)))
        .map((period) => {
          const running = area.endsOn !== null && area.endsOn <= period.lastDay && area.firstDay <= period.firstDay && dice.chance(50);
          const until = running && area.endsOn !== null && area.endsOn > period.firstDay ? addDays(area.endsOn, -1) : period.lastDay;
          return {
            indicator: indicator.code,
            area: area.id,
            period: period.period,
            revisions: anyRevisions(dice, indicator, period, until),
          };
        });
    });
};

const GRANT_DAYS = ['2017-05-01', '2018-06-30', '2018-11-20', '2019-11-20', '2020-01-01', '2020-11-20'];
const MOVE_DAYS = ['2018-09-01', '2019-07-01', '2020-01-01', '2020-07-15', '2020-12-01'];
const HOMES: readonly Level[] = ['commune', 'village', 'district', 'sector'];
/** Moves are to where one can live on the day. */
const anyHomes = (dice: Dice, { areas }: Hierarchy): Subject['homes'] => {
  const first = dice.one(areas.filter(({ level, firstDay }) => (level === 'commune' || level === 'village') && firstDay < '2018-03-01'));
  const moves = (dice.chance(35) ? dice.some(MOVE_DAYS, 3) : []).flatMap((from) => {
    const there = areas.filter(
      ({ level, firstDay, endsOn }) => HOMES.includes(level) && firstDay <= from && (endsOn === null || endsOn > from),
    );
    return there.length === 0 ? [] : [{ from, area: dice.one(there).id }];
  });
  return [{ from: dice.chance(50) ? null : '2018-01-01', area: first.id }, ...moves];
};
export const anyRecognitions = (
  dice: Dice,
  hierarchy: Hierarchy,
): { recognitions: readonly Recognition[]; subjects: readonly Subject[] } => {
  const subjects = Array.from({ length: 2 + dice.below(8) }, (_, index): Subject => ({
    ref: `s${String(index)}`,
    kind: dice.chance(20) ? 'community' : 'unit',
    homes: anyHomes(dice, hierarchy),
  }));
  const recognitions = subjects.flatMap((subject): readonly Recognition[] => {
    if (dice.chance(20)) return [];
    const recognisedOn = dice.one(GRANT_DAYS);
    const revokedOn = dice.chance(20) ? addDays(recognisedOn, dice.below(500)) : null;
    const validUntil = dice.chance(50) ? addDays(recognisedOn, 100 + dice.below(900)) : null;
    return [{ title: TITLE, subject: subject.ref, recognisedOn, validUntil, revokedOn }];
  });
  return { recognitions, subjects };
};
