/* Plan documents of a few lines for specs: what a document needs and a spec does not care about is filled in. */

type Part = Readonly<Record<string, unknown>>;

const VIET_NAM = { id: 'vn', name: 'Việt Nam', level: 'country', kind: 'nước', parent: null, from: '1945-09-02' };
const FOUNDED = '2004-07-08';

export const province = (id: string): Part => ({ id, name: id, level: 'province', kind: 'tỉnh', parent: 'vn', from: FOUNDED });
export const district = (id: string, parent: string): Part => ({ id, name: id, level: 'district', kind: 'huyện', parent, from: FOUNDED });
export const commune = (id: string, parent: string, more: Part = {}): Part => ({
  id,
  name: id,
  level: 'commune',
  kind: 'xã',
  parent,
  from: FOUNDED,
  ...more,
});

export const ratio = (code: string, more: Part = {}): Part => ({
  code,
  name: code,
  definition: `Tỷ lệ ${code}`,
  unit: '%',
  measure: 'ratio',
  periods: ['half-year', 'year'],
  reportedAt: ['commune'],
  ...more,
});

export const target = (id: string, indicator: string, more: Part = {}): Part => ({
  id,
  indicator,
  text: id,
  from: '2013-01-01',
  due: '2015-12-31',
  criterion: { kind: 'at-least', value: '85' },
  ...more,
});

/** Its area is the first of `areas` that is no province, unless it says another. */
export function planDocument(plan: string, { areas, ...more }: Part & { readonly areas: readonly object[] }): Part {
  return {
    plan,
    title: `Kế hoạch ${plan}`,
    issuer: 'UBND huyện',
    area: areas.map((area): Part => ({ ...area })).find(({ level }) => level !== 'province')?.['id'],
    period: { from: '2013-01-01', to: '2020-12-31' },
    areas: [VIET_NAM, ...areas],
    ...more,
  };
}
