import { ENTRY_CHECKS, parsePeriod } from '@hieuhoc/indicator-maths';
import type { FigureDto, FiguresService } from '../figures';
import type { IndicatorSpec, PlanDocument } from '../plans';
import { Course, type Measured } from './course';
import { Dice } from './random';
import { addDays, moment, type Step } from './timeline';

export interface FigureStory {
  readonly document: PlanDocument;
  readonly periods: readonly string[];
  /** Units that report, with the days between which they exist. */
  readonly units: readonly { readonly area: string; readonly level: string; readonly until: string | null; readonly from: string }[];
  /** How much larger than a commune a unit is. */
  readonly scale: number;
  /** The verifier's opaque id. */
  readonly verifier: string;
  /** Nothing is reported before: the plan brings its indicators on this day. */
  readonly issuedOn: string;
  /** What a register says instead of the simulated course: numerator, and denominator where it knows it. */
  readonly registered?: (indicator: string, area: string, day: string) => Partial<Measured> | null;
  /** What was told of every figure, for what is built on it. */
  readonly kept?: Told[];
}

/** What happened to one figure, step by step: a step's place is its revision. */
export interface Told {
  readonly key: { readonly indicator: string; readonly area: string; readonly period: string };
  readonly indicator: IndicatorSpec;
  readonly measured: Measured;
  readonly reporter: string;
  readonly steps: Step[];
  revision: bigint;
  /** The step by which it was returned. */
  returnedBy: Step | null;
}

/** Half-yearly figures as offices send them: most in time, some late or never, some wrong and corrected, some returned, most verified. */
export function figureSteps(figures: FiguresService, story: FigureStory): Step[] {
  const reported = story.document.indicators.filter(
    ({ from, code }) => from === undefined && story.document.targets.some((target) => uses(story.document, target.indicator, code)),
  );
  return reported.flatMap((indicator) =>
    story.units
      .filter(({ level }) => indicator.reportedAt.some((one) => one === level))
      .flatMap((unit) => {
        const course = new Course(story.document, indicator, unit.area, story.scale);
        return story.periods
          .filter((period) => existsAtEnd(unit, period))
          .flatMap((period) => lifeOf(figures, story, indicator, unit.area, period, course));
      }),
  );
}

function uses({ indicators }: PlanDocument, target: string, code: string): boolean {
  return target === code || indicators.some((one) => one.code === target && one.from?.of === code);
}

function existsAtEnd({ from, until }: { readonly from: string; readonly until: string | null }, period: string): boolean {
  const last = parsePeriod(period)?.last ?? '';
  return from <= last && (until === null || last < until);
}

function lifeOf(
  figures: FiguresService,
  story: FigureStory,
  indicator: IndicatorSpec,
  area: string,
  period: string,
  course: Course,
): Step[] {
  const dice = new Dice(`${indicator.code} ${area} ${period} đời số liệu`);
  if (dice.chance(0.03)) return [];
  const last = parsePeriod(period)?.last ?? '';
  const { verifier } = story;
  const measured = { ...measuredIn(indicator, course, period), ...story.registered?.(indicator.code, area, last) };
  const told: Told = {
    key: { indicator: indicator.code, area, period },
    indicator,
    measured,
    reporter: `xa-${area.replaceAll('.', '-')}`,
    steps: [],
    revision: -1n,
    returnedBy: null,
  };
  story.kept?.push(told);
  const late = dice.chance(0.08);
  const sent = addDays(last, late ? dice.between(32, 75) : dice.between(2, 20));
  let day = sent > story.issuedOn ? sent : addDays(story.issuedOn, dice.between(1, 20));
  const wrong = slipped(measured);
  // Nobody corrects nothing: a slip that leaves the figure as it is is none.
  const slip = dice.chance(0.05) && JSON.stringify(valueOf(indicator, wrong)) !== JSON.stringify(valueOf(indicator, measured));
  say(told, figures, day, dice, slip ? wrong : measured, indicator, undefined);
  if (slip && dice.chance(0.5)) {
    day = addDays(day, dice.between(3, 10));
    sendBack(told, figures, day, dice, verifier);
    if (dice.chance(0.12)) return told.steps;
  }
  if (slip) {
    day = addDays(day, dice.between(2, 12));
    say(told, figures, day, dice, measured, indicator, 'Nhập nhầm tử số, đã đối chiếu sổ theo dõi');
  }
  if (dice.chance(0.88)) confirm(told, figures, addDays(day, dice.between(3, 15)), dice, verifier);
  return told.steps;
}

function measuredIn(indicator: IndicatorSpec, course: Course, period: string): Measured {
  const year = Number(period.slice(0, 4));
  const half = period.endsWith('H1') ? 0.5 : 1;
  const measured = course.at(year + half - 0.01);
  if (indicator.time === 'last') return measured;
  return { numerator: Math.round(measured.numerator * (half === 0.5 ? 0.45 : 0.55)), denominator: measured.denominator };
}

function slipped({ numerator, denominator }: Measured): Measured {
  return { numerator: Math.floor(numerator * 0.7), denominator };
}

function valueOf(indicator: IndicatorSpec, { numerator, denominator }: Measured): Partial<FigureDto> {
  switch (indicator.measure) {
    case 'ratio':
      return { numerator: String(numerator), denominator: String(denominator), ...breakdownOf(indicator, numerator, denominator) };
    case 'count':
      return { value: String(numerator) };
    case 'yes-no':
      return { yes: numerator * 2 >= denominator, note: 'Theo biên bản kiểm tra của cấp trên (số liệu minh hoạ)' };
  }
}

function breakdownOf(indicator: IndicatorSpec, numerator: number, denominator: number): Partial<FigureDto> {
  if (!indicator.breakdowns.includes('sex')) return {};
  const men = {
    numerator: Math.round(numerator * 0.497),
    denominator: Math.max(Math.round(numerator * 0.497), Math.round(denominator * 0.495)),
  };
  return {
    breakdown: { sex: { nam: part(men), nu: part({ numerator: numerator - men.numerator, denominator: denominator - men.denominator }) } },
  };
}

const part = ({ numerator, denominator }: Measured): Record<string, string> => ({
  numerator: String(numerator),
  denominator: String(denominator),
});

function say(
  told: Told,
  figures: FiguresService,
  day: string,
  dice: Dice,
  measured: Measured,
  indicator: IndicatorSpec,
  reason: string | undefined,
): void {
  const expected = told.revision < 0n ? 'no_stream' : told.revision;
  const said = {
    ...valueOf(indicator, measured),
    source: 'số liệu minh hoạ',
    acknowledge: [...ENTRY_CHECKS],
    sample: true as const,
    ...(reason !== undefined && { reason }),
  };
  push(told, day, dice, told.reporter, (context) => figures.report(told.key, said, { ...context, expectedRevision: expected }));
}

function sendBack(told: Told, figures: FiguresService, day: string, dice: Dice, verifier: string): void {
  const revision = Number(told.revision);
  push(told, day, dice, verifier, (context) =>
    figures.return(told.key, revision, 'Chênh lệch lớn so với kỳ trước, đề nghị kiểm tra lại', context),
  );
  told.returnedBy = told.steps.at(-1) ?? null;
}

function confirm(told: Told, figures: FiguresService, day: string, dice: Dice, verifier: string): void {
  const revision = lastContent(told);
  push(told, day, dice, verifier, (context) => figures.verify(told.key, revision, context));
}

/** So few that one less would be another story: a school, a centre. */
const FEW = 50;

/** Corrected once more, by one less of what was counted; null where little was. */
export function correctedLater(told: Told, figures: FiguresService, day: string, reason: string): Step | null {
  const { numerator, denominator } = told.measured;
  if (told.indicator.measure === 'yes-no' || numerator < FEW) return null;
  const dice = new Dice(`${told.key.indicator} ${told.key.area} ${told.key.period} sửa sau`);
  say(told, figures, day, dice, { numerator: numerator - 1, denominator }, told.indicator, reason);
  return told.steps.at(-1) ?? null;
}

/** The revision of the last report or correction: returns and verifications lie between. */
function lastContent(told: Told): number {
  return told.steps.findLastIndex(({ actor }) => actor === told.reporter);
}

function push(told: Told, day: string, dice: Dice, actor: string, act: Step['act']): void {
  told.steps.push({ at: moment(day, dice.between(0, 2) * 180), actor, act });
  told.revision += 1n;
}
