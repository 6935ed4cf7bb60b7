import type { HierarchyChange } from '../model';
import { groundOf, HALF_YEARLY, merge, PLAN, REFORM, split } from './duties.fixture';
import type { Duty, DutyPlan } from './model';
import { placeOn } from './place';
import { areaOfReporter, reportersOf, responsibleOn } from './reporters';

const on = (last: string, changes: readonly HierarchyChange[], plan: DutyPlan = PLAN) =>
  reportersOf(plan, HALF_YEARLY, { last }, groundOf(...changes));
const later: DutyPlan = { ...PLAN, period: { from: '2021-01-01', to: '2030-12-31' }, issuedOn: null };

describe('who is expected to report', () => {
  it('are the areas of the level under the plan’s area; another district’s and its offices are not', () =>
    expect(on('2014-06-30', [])).toEqual(['AS', 'BK', 'MK']));
  it('exist on the last day of the period: before a merge both, from its day the one that came of them', () => {
    const merged = merge('2015-07-01', ['AS', 'BK'], 'AB');
    expect(on('2015-06-30', [merged])).toEqual(['AS', 'BK', 'MK']);
    expect(on('2015-12-31', [merged])).toEqual(['AB', 'MK']);
    expect(on('2015-06-30', [merge('2015-06-30', ['AS', 'BK'], 'AB')])).toEqual(['AB', 'MK']);
  });
  it('are those of the area that the plan belongs to on that day', () => {
    const moved = { ...PLAN, transfers: [{ on: '2015-01-01', area: 'UB' }] };
    expect(on('2014-12-31', [], moved)).toEqual(['AS', 'BK', 'MK']);
    expect(on('2015-06-30', [], moved)).toEqual(['PD']);
  });
  it('after the plan’s area has ended are what came of its communes', () => {
    expect(on('2025-06-30', [REFORM], later)).toEqual(['AS', 'BK', 'MK']);
    expect(on('2025-12-31', [REFORM], later)).toEqual(['PD2']);
  });
  it('are bodies as long as they are not retired', () => {
    const bodies: Duty = { ...HALF_YEARLY, from: { bodies: ['ban-cu', 'ubnd-huyen', 'khong-co'] } };
    expect(reportersOf(PLAN, bodies, { last: '2015-06-29' }, groundOf())).toEqual(['ban-cu', 'ubnd-huyen']);
    expect(reportersOf(PLAN, bodies, { last: '2015-06-30' }, groundOf())).toEqual(['ubnd-huyen']);
    expect(areaOfReporter(bodies, 'ubnd-huyen', '2015-06-30', groundOf())).toBe('DT');
  });
});

describe('pain 6: units that open, close and open again', () => {
  it('are expected in the periods in which they exist, under the name they have then', () => {
    const history = [
      merge('2014-07-01', ['AS', 'BK'], 'AB'),
      split('2015-07-01', 'AB', [
        ['AS-2015', 'DT'],
        ['BK-2015', 'DT'],
      ]),
    ];
    expect(on('2014-06-30', history)).toEqual(['AS', 'BK', 'MK']);
    expect(on('2014-12-31', history)).toEqual(['AB', 'MK']);
    expect(on('2015-12-31', history)).toEqual(['AS-2015', 'BK-2015', 'MK']);
  });
});

describe('the duty of a reporter that has ended', () => {
  const answers = (reporter: string, day: string, ...changes: readonly HierarchyChange[]) =>
    responsibleOn(HALF_YEARLY, reporter, day, groundOf(...changes));
  it('passes to its successor, through as many changes as there were', () => {
    const history = [merge('2015-07-01', ['AS', 'BK'], 'AB'), merge('2016-07-01', ['AB', 'MK'], 'ABM')];
    expect(answers('AS', '2015-06-30', ...history)).toEqual(['AS']);
    expect(answers('AS', '2015-07-01', ...history)).toEqual(['AB']);
    expect(answers('AS', '2016-07-01', ...history)).toEqual(['ABM']);
  });
  it('passes to each of several, and is counted once, at the lowest area above them', () => {
    const parted = split('2015-07-01', 'AS', [
      ['A1', 'DT'],
      ['A2', 'UB'],
    ]);
    expect(answers('AS', '2015-07-01', parted)).toEqual(['A1', 'A2']);
    expect(placeOn(groundOf(parted).hierarchy, 'AS', '2015-07-01')).toBe('QN');
  });
  it('without a successor passes to the area above', () =>
    expect(answers('AS', '2016-01-01', { type: 'AreaDissolved', on: '2015-07-01', area: 'AS' })).toEqual(['DT']));
  it('of a district’s body in a province without districts is the province’s', () => {
    const bodies: Duty = { ...HALF_YEARLY, from: { bodies: ['phong-gddt'] } };
    expect(responsibleOn(bodies, 'phong-gddt', '2025-07-01', groundOf(REFORM))).toEqual(['QN']);
  });
});
