import { planOf, type PlanDocument } from '../../src/plans';

export const INDICATORS = 40;
export const HALVES = 10;
const FIRST_YEAR = 2020;
const PROVINCES = 63;
const DISTRICTS = 705;
const COMMUNES = 10_602;
const FROM = '2004-07-08';

type AreaInput = PlanDocument['areas'][number];

/** Viet Nam before July 2025, or a part of it: three tiers, every province with districts of about fifteen communes. */
export interface Nation {
  readonly areas: readonly AreaInput[];
  readonly provinces: readonly string[];
  readonly districts: readonly string[];
  readonly communes: readonly string[];
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

export function nation(scale: number): Nation {
  const communeCount = Math.max(20, Math.round(COMMUNES * scale));
  const districtCount = Math.max(4, Math.round(DISTRICTS * scale));
  const provinceCount = Math.min(PROVINCES, districtCount);
  const provinces = Array.from({ length: provinceCount }, (_, index) => padded(index + 1, 2));
  const districts = Array.from({ length: districtCount }, (_, index) => `${provinces[index % provinceCount]}.${padded(index + 1, 3)}`);
  const communes = Array.from({ length: communeCount }, (_, index) => `${districts[index % districtCount]}.${padded(index + 1, 5)}`);
  const under = (id: string): string => id.slice(0, id.lastIndexOf('.'));
  const area = (id: string, level: AreaInput['level'], kind: string, parent: string | null): AreaInput => ({
    id,
    level,
    kind,
    parent,
    from: FROM,
    name: `${kind} ${id}`,
    classes: [],
  });
  const areas = [
    area('vn', 'country', 'nước', null),
    ...provinces.map((id) => area(id, 'province', 'tỉnh', 'vn')),
    ...districts.map((id) => area(id, 'district', 'huyện', under(id))),
    ...communes.map((id) => area(id, 'commune', 'xã', under(id))),
  ];
  return { areas, provinces, districts, communes };
}

export const indicatorOf = (index: number): string => `chi-so-${padded(index + 1, 2)}`;
export const targetIdOf = (index: number): string => `chi-tieu-${padded(index + 1, 2)}`;
export const periodOf = (half: number): string => `${FIRST_YEAR + Math.floor(half / 2)}-H${1 + (half % 2)}`;
export const lastDayOf = (half: number): string => `${FIRST_YEAR + Math.floor(half / 2)}-${half % 2 === 0 ? '06-30' : '12-31'}`;
export const isCount = (indicator: number): boolean => indicator % 8 === 5;
export const hasBreakdown = (indicator: number): boolean => indicator % 8 === 0;
/** Of the targets on the forty indicators, one of each ten is judged commune by commune. */
export const isEach = (indicator: number): boolean => indicator % 10 === 3;

const definition = (index: number) => ({
  code: indicatorOf(index),
  name: `Chỉ số ${index + 1}`,
  definition: `Chỉ số thứ ${index + 1} của bộ đo`,
  unit: 'hộ',
  periods: ['half-year', 'year'] as const,
  reportedAt: ['commune'] as const,
  area: 'sum' as const,
  time: 'last' as const,
  ...(isCount(index)
    ? { measure: 'count' as const }
    : { measure: 'ratio' as const, numerator: 'Số hộ đạt', denominator: 'Số hộ', ...(hasBreakdown(index) && { breakdowns: ['sex'] }) }),
});

const targetOf = (area: string) => (_: unknown, index: number) => ({
  id: targetIdOf(index),
  indicator: indicatorOf(index),
  section: `II.${index + 1}`,
  text: `Chỉ tiêu ${index + 1}`,
  criterion: { kind: 'at-least' as const, value: isCount(index) ? (area === 'vn' ? '9000000' : '900') : '85' },
  hold: 'at-due' as const,
  measuredAt: isEach(index) ? { each: 'commune' as const } : ('area' as const),
});

/** A plan for an area with a target on each of the indicators, as the one who issues it writes it; with the first one come the indicators. */
export function nationalPlan(plan: string, area: string, first: boolean): PlanDocument {
  const indicators = Array.from({ length: INDICATORS }, (_, index) => definition(index));
  const document = {
    plan,
    title: `Kế hoạch xây dựng xã hội học tập của ${area}`,
    number: '1373/QĐ-TTg',
    issuedOn: '2020-12-15',
    issuer: 'Cơ quan ban hành',
    area,
    period: { from: '2021-01-01', to: '2025-12-31' },
    ...(first && { indicators }),
    targets: indicators.map(targetOf(area)),
  };
  return planOf(JSON.stringify(document));
}
