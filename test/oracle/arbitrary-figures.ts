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
  ['village'],
  ['district'],
  ['province'],
];
const reportedAt = (dice: Dice, { areas }: Hierarchy): readonly Level[] =>
  dice.one(REPORTED_AT.filter((levels) => levels.every((level) => dice.chance(5) || areas.some((area) => area.level === level))));

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
    breakdowns: measure !== 'yes-no' && dice.chance(40) ? ['sex'] : [],
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
const pair = (numerator: number, denominator: number): { numerator: string; denominator: string } => ({
  numerator: String(numerator),
  denominator: String(denominator),
});
const anyValue = (dice: Dice, indicator: Indicator): { value: FigureValue; breakdown: Breakdown | null } => {
  if (dice.chance(8)) return { value: { kind: 'not-applicable', reason: 'không có' }, breakdown: null };
  const gives = indicator.breakdowns.length > 0 && dice.chance(70);
  if (indicator.measure === 'yes-no') return { value: { kind: 'yes-no', yes: dice.chance(60) }, breakdown: null };
  if (indicator.measure === 'count') {
    const [nam, nu] = [dice.below(40), dice.below(40)];
    const sign = indicator.signed && dice.chance(30) ? -1 : 1;
    const decimals = dice.chance(15) ? '.5' : '';
    const breakdown = {
      sex: { nam: { numerator: String(sign * nam), denominator: null }, nu: { numerator: String(sign * nu), denominator: null } },
    };
    if (gives) return { value: { kind: 'count', value: String(sign * (nam + nu)) }, breakdown };
    const text = String(sign * (nam + nu)) + decimals;
    return { value: { kind: 'count', value: text === '0.5' ? '0.5' : text }, breakdown: null };
  }
  const denominators = dice.chance(6) ? ([0, 0] as const) : split(dice, 4 + dice.below(20));
  const numerators = denominators.map((part) => dice.below(part + 1));
  const [nam = 0, nu = 0] = numerators;
  const more = indicator.mayExceed && denominators[0] > 0 && dice.chance(20) ? 10 : 0;
  const value: FigureValue = {
    kind: 'ratio',
    numerator: String(nam + nu + more),
    denominator: String(denominators[0] + denominators[1]),
  };
  return { value, breakdown: gives ? { sex: { nam: pair(nam + more, denominators[0]), nu: pair(nu, denominators[1]) } } : null };
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
const ORDER: readonly Level[] = ['country', 'province', 'district', 'commune', 'sector', 'village'];
const isAtOrAbove = (level: Level, reportedAt: readonly Level[]): boolean => {
  if (reportedAt.includes(level)) return true;
  if (level === 'sector') return false;
  return reportedAt.some((each) => ORDER.indexOf(level) < ORDER.indexOf(each));
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
export const anyRecognitions = (
  dice: Dice,
  { areas }: Hierarchy,
): { recognitions: readonly Recognition[]; subjects: readonly Subject[] } => {
  const homes = areas.filter(({ level }) => level === 'commune' || level === 'village');
  const subjects = Array.from({ length: 2 + dice.below(6) }, (_, index): Subject => {
    const first = dice.one(homes.filter(({ firstDay }) => firstDay < '2018-03-01'));
    const second = dice.one(homes);
    const move = dice.chance(25) && second.firstDay <= '2020-12-01' && (second.endsOn === null || second.endsOn > '2020-12-01');
    return {
      ref: `s${String(index)}`,
      kind: dice.chance(20) ? 'community' : 'unit',
      homes: [{ from: dice.chance(50) ? null : '2018-01-01', area: first.id }, ...(move ? [{ from: '2020-12-01', area: second.id }] : [])],
    };
  });
  const recognitions = subjects.flatMap((subject): readonly Recognition[] => {
    if (dice.chance(20)) return [];
    const recognisedOn = dice.one(GRANT_DAYS);
    const revokedOn = dice.chance(20) ? addDays(recognisedOn, dice.below(500)) : null;
    const validUntil = dice.chance(50) ? addDays(recognisedOn, 100 + dice.below(900)) : null;
    return [{ title: TITLE, subject: subject.ref, recognisedOn, validUntil, revokedOn }];
  });
  return { recognitions, subjects };
};
