import type { AreasService } from '../areas';
import type { PlanDocument, PlansService } from '../plans';
import { moment, type Step } from './timeline';

export const DISTRICT = '22.205';
export const MERGED_ON = '2020-01-01';
export const MERGED = { from: ['22.205.07084', '22.205.07087'], to: '22.205.07084-2020' } as const;
export const DONG_TRIEU_HALVES = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020].flatMap((year) => [`${year}-H1`, `${year}-H2`]);

const ISSUER = 'UBND huyện Đông Triều (số liệu minh hoạ)';

/** A target raised while it runs: effective in September, on record in October. */
export function revisedTarget(plans: PlansService): Step {
  const command = {
    kind: 'revise',
    target: 'gia-dinh-2015',
    effectiveOn: '2014-09-01',
    change: { criterion: { kind: 'at-least', value: '88' } },
    decision: { number: '2210/QĐ-UBND', issuedOn: '2014-08-28', issuer: ISSUER },
    reason: 'Nâng chỉ tiêu do kết quả năm 2013 vượt kế hoạch (số liệu minh hoạ)',
  } as const;
  return { at: moment('2014-10-20'), actor: 'ubnd-dong-trieu', act: (context) => plans.run('dong-trieu-2013', command, context) };
}

/** "21/21 xã" cannot be met by the communes that are left after the merge, until a decision says so. */
export function targetAfterMerge(plans: PlansService): Step {
  const command = {
    kind: 'revise',
    target: 'pho-cap-trung-hoc-2020',
    effectiveOn: '2020-11-01',
    change: { criterion: { kind: 'count-of', count: 20, of: 20 } },
    decision: { number: '3104/QĐ-UBND', issuedOn: '2020-10-26', issuer: ISSUER },
    reason: 'Điều chỉnh theo số đơn vị sau sắp xếp (số liệu minh hoạ)',
  } as const;
  return { at: moment('2020-11-02'), actor: 'ubnd-dong-trieu', act: (context) => plans.run('dong-trieu-2013', command, context) };
}

/** Two communes become one, with a new identity under the old code. */
export function merge(areas: AreasService): Step {
  const to = { id: MERGED.to, officialCode: '07084', name: 'Việt Dân', level: 'commune', kind: 'xã', parent: DISTRICT } as const;
  const command = {
    kind: 'reorganise',
    on: MERGED_ON,
    from: [...MERGED.from],
    to: [to],
    parts: MERGED.from.map((from) => ({ from, to: MERGED.to })),
    children: [],
    decision: { number: '837/NQ-UBTVQH14', issuedOn: '2019-12-17', issuer: 'Ủy ban Thường vụ Quốc hội' },
  } as const;
  return {
    at: moment('2020-01-02'),
    actor: 'ubnd-dong-trieu',
    act: (context) => areas.change(command, context, 'Sắp xếp đơn vị hành chính (số liệu minh hoạ)'),
  };
}

export interface Unit {
  readonly area: string;
  readonly level: string;
  readonly from: string;
  readonly until: string | null;
}

/** The units that report: those of the plan document, with the merge in mind. */
export function dongTrieuUnits({ areas }: PlanDocument): Unit[] {
  const ending = new Set<string>(MERGED.from);
  const units = areas
    .filter(({ id }) => id === DISTRICT || id.startsWith(`${DISTRICT}.`))
    .map(({ id, level, from }) => ({ area: id, level, from, until: ending.has(id) ? MERGED_ON : null }));
  return [...units, { area: MERGED.to, level: 'commune', from: MERGED_ON, until: null }];
}
