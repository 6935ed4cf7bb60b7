import type { AreaSpec, Criterion, Day, Indicator, Level, Plan, Target } from '@hieuhoc/indicator-maths';
import { area as areaSpec, INDICATOR, TARGET } from '../../libs/indicator-maths/src/testing';
import { planDocument } from './small-plan';

export type SceneTarget = Partial<Omit<Target, 'byArea'>> & { readonly byArea?: Readonly<Record<string, Criterion>> };
type Communes = Readonly<Record<string, readonly string[]>>;

export interface Setting {
  readonly indicator?: Partial<Indicator>;
  /** Population of a derived indicator. */
  readonly also?: Partial<Indicator>;
  readonly title?: { readonly code: string; readonly months?: number };
  /** Communes of the district, each with its classes. Left out: AS, BK, MK. */
  readonly communes?: Communes;
  /** Other areas: name → level and name of the parent. */
  readonly more?: Readonly<Record<string, readonly [Level, string]>>;
  readonly target?: SceneTarget;
  /** The plan's area; left out: the district DT. */
  readonly area?: string;
}

/** `1200/1600` · `yes` · `no` · `n/a` · a decimal → the body of a report. */
export function bodyOf(value: string): object {
  if (value === 'yes' || value === 'no') return { yes: value === 'yes' };
  if (value === 'n/a') return { notApplicable: true, reason: 'không có dòng họ đăng ký' };
  const [numerator, denominator] = value.split('/');
  return denominator === undefined ? { value: numerator } : { numerator, denominator };
}

/** What a setting means: the plan document to issue, and the same for the rules. */
export interface Ground {
  readonly document: object;
  readonly plan: Omit<Plan, 'targets'>;
  readonly target: Target;
  readonly areas: readonly (AreaSpec & { readonly from: Day })[];
  readonly indicators: readonly Indicator[];
}

export const VIET_NAM = { area: areaSpec('vn', 'country', null), from: '1945-09-02' };
const FOUNDED = '2004-07-08';

export const idIn = (scene: string, short: string): string => `${scene}.${short.toLowerCase()}`;

export function groundOf(name: string, setting: Setting): Ground {
  const { also, title, area = 'DT' } = setting;
  const indicator = { ...INDICATOR, ...setting.indicator, code: `${name}-${setting.indicator?.code ?? INDICATOR.code}` };
  const indicators = [indicator, ...(also ? [{ ...INDICATOR, ...also }] : [])];
  const target = targetOf(name, setting.target, indicator.code);
  const areas = areasOf(name, setting);
  const plan = { plan: name, area: idIn(name, area), period: { from: '2013-01-01', to: '2030-12-31' } };
  const document = planDocument(name, {
    ...plan,
    areas,
    indicators: indicators.map((one) => ({ ...one, name: one.code, definition: one.code, unit: '%' })),
    titles: title === undefined ? [] : [titleOf(title)],
    targets: [{ ...target, text: name }],
  });
  return { document, plan: { ...plan, phases: [], transfers: [], closedOn: null }, target, areas, indicators };
}

function targetOf(name: string, { byArea, ...more }: SceneTarget = {}, indicator: string): Target {
  const allocated = Object.entries(byArea ?? {}).map(([short, criterion]) => [idIn(name, short), criterion] as const);
  return { ...TARGET, id: 'chi-tieu', ...more, indicator, ...(byArea && { byArea: Object.fromEntries(allocated) }) };
}

function areasOf(name: string, { communes = { AS: [], BK: [], MK: [] }, more = {} }: Setting): Ground['areas'] {
  const spec = (short: string, level: Level, parent: string, classes: readonly string[] = []) => ({
    ...areaSpec(idIn(name, short), level, parent === 'VN' ? 'vn' : idIn(name, parent), classes),
    from: FOUNDED,
  });
  return [
    spec('QN', 'province', 'VN'),
    spec('DT', 'district', 'QN'),
    ...Object.entries(communes).map(([short, classes]) => spec(short, 'commune', 'DT', classes)),
    ...Object.entries(more).map(([short, [level, parent]]) => spec(short, level, parent)),
  ];
}

/** A title of units as a plan document writes it. */
function titleOf({ code, months }: { readonly code: string; readonly months?: number }): object {
  return { code, name: code, subject: 'unit', grantedBy: 'district', ...(months !== undefined && { validity: { months } }) };
}
