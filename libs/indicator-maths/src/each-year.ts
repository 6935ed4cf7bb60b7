import { verdict } from './criteria';
import { earlier, yearOf } from './days';
import { type Judged, type Judgement, judgeClosed, judgeOpen } from './judgement';
import type { Measured } from './measured';
import type { Criterion, Day, Period, State } from './model';
import { lastDay, yearText } from './periods';
import { parseDecimal, type Rational } from './rational';

export interface Occurrence {
  readonly period: Period;
  readonly measured: Measured | null;
  readonly state: State;
}

export interface Occurring {
  readonly state: State;
  readonly occurrences: readonly Occurrence[];
}

/** Rules 6.5, after U: the first that occurs. Undetermined and achieved-late, which it does not name, stand where Rows puts them. */
const AFTER: readonly State[] = ['missed', 'awaiting-data', 'no-data', 'undetermined', 'achieved-late', 'achieved'];

interface Year {
  readonly year: number;
  readonly from: Day;
  readonly due: Day;
  readonly end: Day;
}

const yearsOf = ({ from, due, series }: Judged): readonly Year[] => {
  const years: Year[] = [];
  const last = yearOf(earlier(due, series.day));
  for (let year = yearOf(from); year <= last; year += 1) {
    const end = `${yearText(year)}-12-31`;
    years.push({ year, from: `${yearText(year)}-01-01`, due: earlier(end, due), end });
  }
  return years;
};

const bare = (state: State, measured: Measured | null): Judgement => ({ state, measured, line: null, baseline: null });

function judgeYear(judged: Judged, { year, from, due, end }: Year): Judgement {
  const { series, asked } = judged;
  const open = series.day <= due;
  const judgedOn = open ? series.day : due;
  const criterion = judged.criterionOn(judgedOn);
  if (criterion.kind === 'increase' && criterion.over === 'year') return judgeIncrease(judged, criterion, { year, from, due, end });
  const ofYear = { ...judged, ...judged.statedOn(judgedOn), from, due };
  if (!open) return judgeClosed(ofYear, criterion, series.final(from, due), earlier(end, series.day));
  // A period asked for changes what is judged only in its own year.
  const within = asked !== undefined && asked !== 'latest' && yearOf(lastDay(asked)) !== year ? undefined : asked;
  return judgeOpen(ofYear, criterion, series.choose(within, { from, to: end }), false);
}

/** Rules 5, `increase over year`: whole years only, each against the one before; the first against the baseline or the year before the span. */
function judgeIncrease(judged: Judged, criterion: Criterion, { year, due, end }: Year): Judgement {
  const { series, asked } = judged;
  const open = series.day <= due;
  // Of a sum-in-year a part that ends with the year is that kind's sum of it.
  const isAsked = open && asked !== undefined && asked !== 'latest' && lastDay(asked) === end && series.indicator.from === undefined;
  // While open only a slot that is there (rules 3.1), like every other choice.
  const running = (): Measured | null =>
    series.indicator.from === undefined ? series.choose(asked === 'latest' ? asked : undefined, { from: end, to: end }) : series.year(year);
  const value = isAsked ? series.choose(asked) : open ? running() : series.year(year, due);
  if (value === null) return bare('no-data', null);
  if (value.notApplicable) return bare('not-applicable', value);
  if (!open && !value.settled) return bare('awaiting-data', value);
  if (value.v === null) return bare('no-data', value);
  const before = yearBefore(judged, year);
  if (before === null) return bare(open ? 'undetermined' : 'no-data', value);
  if (verdict(criterion, value, before) === 'met') return bare('achieved', value);
  if (open) return bare('undetermined', value);
  const late = due < end && end <= series.day ? series.year(year) : null;
  return bare(late?.settled === true && verdict(criterion, late, before) === 'met' ? 'achieved-late' : 'missed', value);
}

export function yearBefore(judged: Judged, year: number): Rational | null {
  if (year === yearOf(judged.from) && judged.stated !== null) return parseDecimal(judged.stated.value);
  return judged.series.year(year - 1)?.v ?? null;
}

/** Rules 6.5, `each-year`: one judgement a calendar year that has begun. */
export function eachYear(judged: Judged): Occurring {
  const years = yearsOf(judged);
  const judgements = years.map((year) => ({ year, ...judgeYear(judged, year) }));
  const occurrences = judgements.map(({ year, measured, state }) => ({ period: yearText(year.year), measured, state }));
  const counted = judgements.filter(({ state }) => state !== 'not-applicable');
  const first = AFTER.find((state) => counted.some((each) => each.state === state)) ?? 'not-applicable';
  const { day } = judged.series;
  const now = day <= judged.due ? judgements.find(({ year }) => day <= year.due) : undefined;
  const missed = counted.some(({ state, year }) => state === 'missed' && day > year.due);
  return { state: missed ? 'missed' : (now?.state ?? first), occurrences };
}
