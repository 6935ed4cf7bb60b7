import type { AreaId, AreaSpec, Breakdown, FigureValue, Indicator, Level, Target } from './model';

export const INDICATOR: Indicator = {
  code: 'gia-dinh-hieu-hoc',
  measure: 'ratio',
  periods: ['half-year', 'year'],
  reportedAt: ['commune'],
  area: 'sum',
  time: 'last',
  denominatorTime: 'last',
  breakdowns: ['sex'],
  mayExceed: false,
  signed: false,
};

export const TARGET: Target = {
  id: 'gia-dinh-2015',
  indicator: INDICATOR.code,
  from: '2013-01-01',
  due: '2015-12-31',
  criterion: { kind: 'at-least', value: '85' },
  hold: 'at-due',
  measuredAt: 'area',
};

/** `1200/1600` · `yes` · `no` · `n/a` · a decimal. */
export function figureValue(text: string): FigureValue {
  if (text === 'yes' || text === 'no') return { kind: 'yes-no', yes: text === 'yes' };
  if (text === 'n/a') return { kind: 'not-applicable', reason: 'không có' };
  const [numerator = '', denominator] = text.split('/');
  return denominator === undefined ? { kind: 'count', value: numerator } : { kind: 'ratio', numerator, denominator };
}

/** `{ nam: '560/800', nu: '536/800' }`. */
export const bySex = (parts: Readonly<Record<string, string>>): Breakdown => ({
  sex: Object.fromEntries(
    Object.entries(parts).map(([part, text]) => {
      const [numerator = '', denominator = null] = text.split('/');
      return [part, { numerator, denominator }];
    }),
  ),
});

export const area = (id: AreaId, level: Level, parent: AreaId | null, classes: readonly string[] = []): AreaSpec => ({
  id,
  name: id,
  level,
  kind: level,
  parent,
  classes,
});
