import { isDay } from './days';
import type { Breakdown, BreakdownPart, Day, FigureValue, Indicator, Level, Period } from './model';
import { defaultDataTo, parsePeriod } from './periods';
import { add, compare, equal, isDecimal, parseDecimal, type Rational, ZERO } from './rational';

/** Why rules 1 and 2 refuse a figure. */
export type FigureProblem =
  | 'derived-indicator'
  | 'wrong-period'
  | 'period-not-begun'
  | 'data-to-missing'
  | 'data-to-outside'
  | 'wrong-level'
  | 'wrong-measure'
  | 'malformed-number'
  | 'negative-value'
  | 'numerator-over-denominator'
  | 'unknown-breakdown'
  | 'uneven-breakdown';

export interface FigureEntry {
  readonly level: Level;
  readonly period: Period;
  readonly value: FigureValue;
  readonly breakdown: Breakdown | null;
  /** Null: the period's last day, which a running period does not have yet. */
  readonly dataTo: Day | null;
  readonly recordedOn: Day;
}

/** From the country down; a sector stands beside the communes. */
const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };
const WHOLE = /^\d+$/;

function periodProblems({ periods, from }: Indicator, { period, dataTo, recordedOn }: FigureEntry): readonly FigureProblem[] {
  if (from !== undefined) return ['derived-indicator'];
  const info = parsePeriod(period);
  if (info === null || !periods.includes(info.kind)) return ['wrong-period'];
  if (recordedOn < info.first) return ['period-not-begun'];
  const day = dataTo ?? defaultDataTo(period, recordedOn);
  if (day === null) return ['data-to-missing'];
  return isDay(day) && day >= info.first && day <= info.last && day <= recordedOn ? [] : ['data-to-outside'];
}

/** Figures are accepted at the levels that report and above, never below. */
export const isReportable = ({ reportedAt }: Indicator, level: Level): boolean =>
  reportedAt.includes(level) || RANK[level] < Math.max(...reportedAt.map((each) => RANK[each]));

function valueProblems({ measure, mayExceed, signed }: Indicator, value: FigureValue): readonly FigureProblem[] {
  if (value.kind === 'not-applicable') return [];
  if (value.kind !== measure) return ['wrong-measure'];
  if (value.kind === 'yes-no') return [];
  if (value.kind === 'count')
    return !isDecimal(value.value) ? ['malformed-number'] : !signed && value.value.startsWith('-') ? ['negative-value'] : [];
  if (!WHOLE.test(value.numerator) || !WHOLE.test(value.denominator)) return ['malformed-number'];
  const over = compare(parseDecimal(value.numerator), parseDecimal(value.denominator)) > 0;
  return over && !mayExceed ? ['numerator-over-denominator'] : [];
}

const isPart = ({ numerator, denominator }: BreakdownPart): boolean =>
  isDecimal(numerator) && (denominator === null || isDecimal(denominator));
const total = (numbers: readonly string[]): Rational => numbers.map(parseDecimal).reduce(add, ZERO);

/** Parts must add up to the whole, numerators and denominators each. */
function breakdownProblems({ breakdowns }: Indicator, value: FigureValue, breakdown: Breakdown): readonly FigureProblem[] {
  const problems = Object.entries(breakdown).map(([name, byPart]): FigureProblem | null => {
    const parts = Object.values(byPart);
    if (!breakdowns.includes(name)) return 'unknown-breakdown';
    if (!parts.every(isPart)) return 'malformed-number';
    const numerators = total(parts.map(({ numerator }) => numerator));
    const denominators = total(parts.map(({ denominator }) => denominator ?? '0'));
    if (value.kind === 'count') return equal(numerators, parseDecimal(value.value)) ? null : 'uneven-breakdown';
    if (value.kind !== 'ratio') return 'uneven-breakdown';
    const even = equal(numerators, parseDecimal(value.numerator)) && equal(denominators, parseDecimal(value.denominator));
    return even ? null : 'uneven-breakdown';
  });
  return problems.filter((problem) => problem !== null);
}

/** All that rules 1 and 2 say against a figure by itself; empty when it is well-formed. Whether its area lives is the hierarchy's to say. */
export function figureProblems(indicator: Indicator, entry: FigureEntry): readonly FigureProblem[] {
  const value = valueProblems(indicator, entry.value);
  return [
    ...periodProblems(indicator, entry),
    ...(isReportable(indicator, entry.level) ? [] : (['wrong-level'] as const)),
    ...value,
    ...(entry.breakdown === null || value.length > 0 ? [] : breakdownProblems(indicator, entry.value, entry.breakdown)),
  ];
}
