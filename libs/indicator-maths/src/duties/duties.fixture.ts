import type { HierarchyChange } from '../model';
import { hierarchyOf } from '../hierarchy';
import { area } from '../testing';
import type { Duty, DutyBody, DutyGround, DutyPlan } from './model';

export const PLAN: DutyPlan = {
  plan: 'dong-trieu-2013',
  area: 'DT',
  period: { from: '2013-01-01', to: '2020-12-31' },
  issuedOn: '2013-07-16',
  transfers: [],
  closedOn: null,
};
export const HALF_YEARLY: Duty = { id: 'xa-6-thang', from: { each: 'commune' }, to: 'phong-gddt', every: 'half-year' };

/** Quảng Ninh with Đông Triều, its three communes and its offices, and Uông Bí beside it. */
export const GIVEN: readonly HierarchyChange[] = [
  area('QN', 'province', null),
  area('DT', 'district', 'QN'),
  area('UB', 'district', 'QN'),
  area('AS', 'commune', 'DT'),
  area('BK', 'commune', 'DT'),
  area('MK', 'commune', 'DT'),
  area('KH', 'sector', 'DT'),
  area('PD', 'commune', 'UB'),
].map((spec) => ({ type: 'AreaEstablished', on: '1990-01-01', area: spec }));

export const merge = (on: string, from: readonly string[], to: string, parent = 'DT'): HierarchyChange => ({
  type: 'AreasReorganised',
  on,
  from,
  to: [area(to, 'commune', parent)],
  parts: from.map((one) => ({ from: one, to })),
  children: [],
});

export const split = (on: string, from: string, to: readonly (readonly [id: string, parent: string])[]): HierarchyChange => ({
  type: 'AreasReorganised',
  on,
  from: [from],
  to: to.map(([id, parent]) => area(id, 'commune', parent)),
  parts: to.map(([id]) => ({ from, to: id })),
  children: [],
});

/** The reform of 1 July 2025 in small: the district ends, its communes become one ward right under the province. */
export const REFORM: HierarchyChange = {
  type: 'AreasReorganised',
  on: '2025-07-01',
  from: ['DT', 'AS', 'BK', 'MK', 'KH'],
  to: [area('PD2', 'commune', 'QN')],
  parts: ['AS', 'BK', 'MK'].map((from) => ({ from, to: 'PD2' })),
  children: [],
};

const BODIES: Readonly<Record<string, DutyBody>> = {
  'phong-gddt': { area: 'DT', retiredOn: null },
  'ubnd-huyen': { area: 'DT', retiredOn: null },
  'so-gddt': { area: 'QN', retiredOn: null },
  'ban-cu': { area: 'DT', retiredOn: '2015-06-30' },
};

export const groundOf = (...changes: readonly HierarchyChange[]): DutyGround => ({
  hierarchy: hierarchyOf([...GIVEN, ...changes]),
  body: (code) => BODIES[code],
});
