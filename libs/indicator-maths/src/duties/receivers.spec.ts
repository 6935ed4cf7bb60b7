import type { HierarchyChange } from '../model';
import { area } from '../testing';
import { groundOf, HALF_YEARLY, PLAN, REFORM } from './duties.fixture';
import type { Duty, DutyPlan } from './model';
import { chainOn, receiversOn, verifiersAbove } from './receivers';

const chained: DutyPlan = {
  ...PLAN,
  verification: [
    { from: '2013-01-01', levels: ['commune', 'district', 'province'] },
    { from: '2025-07-01', levels: ['commune', 'province'] },
  ],
};
const through: Duty = { ...HALF_YEARLY, to: 'so-gddt', via: 'phong-gddt' };
const areasOf = (plan: DutyPlan, duty: Duty, day: string, ...changes: readonly HierarchyChange[]) =>
  receiversOn(plan, duty, 'AS', day, groundOf(...changes)).map(({ body, area: at, tookOver }) => [body, at, tookOver]);

describe('who takes a report', () => {
  it('is the body named, and first the one it goes through', () => {
    expect(areasOf(PLAN, HALF_YEARLY, '2015-07-01')).toEqual([['phong-gddt', 'DT', false]]);
    expect(areasOf(PLAN, through, '2015-07-01')).toEqual([
      ['phong-gddt', 'DT', false],
      ['so-gddt', 'QN', false],
    ]);
  });
  it('whose area has ended without successors is the area above it: nothing hangs', () => {
    expect(areasOf(PLAN, HALF_YEARLY, '2025-06-30', REFORM)).toEqual([['phong-gddt', 'DT', false]]);
    expect(areasOf(PLAN, HALF_YEARLY, '2025-07-01', REFORM)).toEqual([['phong-gddt', 'QN', true]]);
  });
  it('whose district was divided is the part that the reporter lies in', () => {
    const divided = {
      type: 'AreasReorganised',
      on: '2016-01-01',
      from: ['DT'],
      to: [area('D1', 'district', 'QN'), area('D2', 'district', 'QN')],
      parts: [
        { from: 'DT', to: 'D1' },
        { from: 'DT', to: 'D2' },
      ],
      children: [
        { area: 'AS', parent: 'D1' },
        { area: 'BK', parent: 'D2' },
        { area: 'MK', parent: 'D2' },
        { area: 'KH', parent: 'D2' },
      ],
    } as const;
    expect(areasOf(PLAN, HALF_YEARLY, '2016-01-01', divided)).toEqual([['phong-gddt', 'D1', true]]);
  });
});

describe('the chain of verification', () => {
  it('is data of the plan with the days from which it holds', () => {
    expect(chainOn(chained, '2012-12-31')).toBeNull();
    expect(chainOn(chained, '2025-06-30')).toEqual(['commune', 'district', 'province']);
    expect(chainOn(chained, '2025-07-01')).toEqual(['commune', 'province']);
  });
  it('leaves out a level that verifies no longer, even while its areas live', () => {
    expect(areasOf(chained, HALF_YEARLY, '2025-06-30')).toEqual([['phong-gddt', 'DT', false]]);
    expect(areasOf(chained, HALF_YEARLY, '2025-07-01')).toEqual([['phong-gddt', 'QN', true]]);
  });
  it('is whatever levels stand above the reporter where the plan says nothing', () => {
    const above = (plan: DutyPlan, day: string, ...changes: readonly HierarchyChange[]) =>
      verifiersAbove(plan, 'AS', day, groundOf(...changes).hierarchy);
    expect(above(PLAN, '2015-07-01')).toEqual(['DT', 'QN']);
    expect(above(PLAN, '2025-07-01', REFORM)).toEqual(['QN']);
    expect(above(chained, '2025-07-01')).toEqual(['QN']);
  });
});
