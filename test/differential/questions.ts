import type { Dice } from '../oracle/dice';
import { addDays, periodsEndingIn } from '../oracle/periods';
import { evaluatePlan, parsePeriod, type PeriodKind, type Question, type StatusRow } from '@hieuhoc/indicator-maths';
import { knownAt } from './known';
import type { Told } from './recorder';

/** A question to GET /api/status about one plan, as text, as anybody would ask it. */
export interface StatusAsked {
  readonly plan: string;
  readonly on: string;
  readonly asOf?: string;
  readonly basis?: 'reported' | 'verified';
  readonly period?: string;
  readonly area?: string;
  readonly depth?: number;
  readonly target?: string;
  readonly indicator?: string;
}

const AROUND = [-1, 0, 0, 1, 29, 30, 31, 45];

export function anyDayOf(dice: Dice, { history, log }: Told): string {
  const roll = dice.below(100);
  if (roll < 35) return addDays(dice.one(history.days), dice.one(AROUND));
  if (roll < 60 && history.periods.length > 0)
    return addDays(parsePeriod(dice.one(history.periods))?.last ?? '2020-12-31', dice.one(AROUND));
  if (roll < 75) return dice.one(log).recordedAt.slice(0, 10);
  return addDays('2018-12-01', dice.below(1300));
}

const kindsOf = (periods: readonly string[]): readonly PeriodKind[] => [
  ...new Set(periods.map((period) => parsePeriod(period)?.kind ?? 'year')),
];

function anyPeriodOf(dice: Dice, { history }: Told): string {
  const kinds = kindsOf(history.periods);
  if (kinds.length === 0) return '2019';
  return dice.one([2018, 2019, 2020, 2021].flatMap((year) => kinds.flatMap((kind) => periodsEndingIn(year, kind)))).period;
}

/** Nothing (now), a log size, an instant at, before or between events, or the end of the day asked about. */
export function anyMoment(dice: Dice, { log }: Told, whole: number): string | undefined {
  const roll = dice.below(100);
  if (roll < 30) return undefined;
  if (roll < 60) return String(1 + dice.below(whole));
  if (roll < 70) return String(dice.one(log).logSize);
  if (roll < 85) {
    const at = Date.parse(dice.one(log).recordedAt) + dice.one([-1, 0, 0, 1, 60_000]);
    return new Date(at).toISOString();
  }
  return 'on';
}

/** `whole`: events in the log, those of other worlds too. */
export function anyStatusQuestion(dice: Dice, told: Told, whole: number): StatusAsked {
  const { history } = told;
  const asOf = anyMoment(dice, told, whole);
  const roll = dice.below(100);
  return {
    plan: history.plan,
    on: anyDayOf(dice, told),
    ...(asOf !== undefined && { asOf }),
    ...(dice.chance(30) && { basis: 'verified' }),
    ...(roll < 55 ? {} : { period: roll < 66 ? 'latest' : anyPeriodOf(dice, told) }),
    ...(dice.chance(25) && { area: dice.one(history.areas) }),
    ...(dice.chance(70) && { depth: dice.below(4) }),
    ...(dice.chance(15) && { target: dice.one(history.targets) }),
    ...(dice.chance(10) && { indicator: dice.one(history.indicators) }),
  };
}

export const questionOf = ({ on, basis = 'reported', period, area, depth }: StatusAsked): Question => ({
  on,
  basis,
  ...(period !== undefined && { period }),
  ...(area !== undefined && { area }),
  ...(depth !== undefined && { depth }),
});

/** The rows by the rules, on what the generator knows to be recorded up to a log size. */
export function expectedRows(told: Told, asked: StatusAsked, logSize: number): readonly StatusRow[] {
  const { facts, plans } = knownAt(told.log, logSize);
  const plan = plans.get(asked.plan);
  if (plan === undefined) return [];
  const targets = plan.targets
    .map(({ issued }) => issued)
    .filter(({ id, indicator }) => (asked.target ?? id) === id && (asked.indicator ?? indicator) === indicator)
    .map(({ id }) => id);
  return evaluatePlan(facts, plan, questionOf(asked), { targets });
}

/** The log size that a moment means: the longest prefix whose recording time is not later. */
export function sizeAt(worlds: readonly Told[], instant: string): number {
  const times = worlds.flatMap(({ log }) => log).filter(({ recordedAt }) => recordedAt <= instant);
  return Math.max(0, ...times.map(({ logSize }) => logSize));
}

export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T23:59:59.999+07:00`)).toISOString();

/** What `asOf` has to mean; `whole` where nothing was asked for. */
export function expectedSize(worlds: readonly Told[], { asOf, on }: Pick<StatusAsked, 'asOf' | 'on'>, whole: number): number {
  if (asOf === undefined) return whole;
  if (/^\d+$/.test(asOf)) return Number(asOf);
  return sizeAt(worlds, asOf === 'on' ? endOfDay(on) : asOf);
}
