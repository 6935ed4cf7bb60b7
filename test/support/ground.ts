import { commune, district, planDocument, province, ratio, target } from './small-plan';
import type { System } from './system';

export const RATIO = 'ty-le-thu';
export const FIRST = { 'If-None-Match': '*' };
export const DECISION = { number: '12/QĐ-UBND', issuedOn: '2014-08-28', issuer: 'UBND huyện' };

/** One district of three communes, one indicator, a title, a target: enough to call everything. */
export const smallDocument = (plan = 'ke-hoach-thu'): object =>
  planDocument(plan, {
    areas: [province('t'), district('h', 't'), commune('x1', 'h'), commune('x2', 'h'), commune('x3', 'h')],
    indicators: [ratio(RATIO), ratio('so-ho', { measure: 'count', unit: 'hộ' })],
    bodies: [{ code: 'phong-thu', name: 'Phòng thử', area: 'h' }],
    titles: [{ code: 'danh-hieu-thu', name: 'Danh hiệu thử', subject: 'unit', grantedBy: 'district' }],
    targets: [target('chi-tieu-thu', RATIO), target('chi-tieu-hai', RATIO, { from: '2016-01-01', due: '2020-12-31' })],
  });

export async function issueSmall(system: System, plan?: string): Promise<void> {
  const { status, body } = await system.post('/api/plans', smallDocument(plan));
  if (status !== 201) throw new Error(`the plan is refused: ${JSON.stringify(body)}`);
}

export const figurePath = (area: string, period = '2015-H1', indicator = RATIO): string => `/api/figures/${indicator}/${area}/${period}`;
