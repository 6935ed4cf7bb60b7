import type { Level, PeriodKind } from '@hieuhoc/indicator-maths';
import type { IndicatorDefinition } from './indicator.events';

type Defaulted = 'periods' | 'reportedAt' | 'area' | 'time' | 'denominatorTime' | 'breakdowns' | 'mayExceed' | 'signed' | 'neverFalls';
/** As a plan document or a client writes it. */
export type IndicatorInput = Omit<IndicatorDefinition, Defaulted> & Partial<Pick<IndicatorDefinition, Defaulted>>;

export const PERIOD_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half-year', 'year', 'school-year'];
export const LEVELS: readonly Level[] = ['country', 'province', 'district', 'commune', 'village', 'sector'];

/** Two texts of one definition become one value, so that "identical" means equal. */
export function normalIndicator(input: IndicatorInput): IndicatorDefinition {
  const { code, name, definition, unit, measure, numerator, denominator, denominatorIs, from, checkAgainst } = input;
  const { periods = [], reportedAt = [], breakdowns = [] } = input;
  return {
    code,
    name,
    definition,
    unit,
    measure,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(denominatorIs !== undefined && { denominatorIs: { ...denominatorIs } }),
    periods: PERIOD_KINDS.filter((kind) => periods.includes(kind)),
    reportedAt: LEVELS.filter((level) => reportedAt.includes(level)),
    area: input.area ?? 'sum',
    time: input.time ?? 'last',
    denominatorTime: input.denominatorTime ?? 'last',
    ...(from !== undefined && { from: { ...from } }),
    ...(checkAgainst !== undefined && { checkAgainst: { ...checkAgainst } }),
    breakdowns: [...new Set(breakdowns)].toSorted(),
    mayExceed: input.mayExceed ?? false,
    signed: input.signed ?? false,
    neverFalls: input.neverFalls ?? false,
  };
}
