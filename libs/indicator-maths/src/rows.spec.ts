/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { area, dongTrieu, type World } from './testing';
import { summarise } from './each-rows';

const on = '2016-02-10';
const province = () => {
  const world = dongTrieu()
    .establish(area('22.1', 'district', '22'))
    .establish(area('UB', 'commune', '22.1'))
    .establish(area('KCQ', 'sector', '22.1'));
  world.plan = { ...world.plan, area: '22' };
  return world.all('2015', { AS: '9/10', BK: '8/10', MK: '7/10', UB: '9/10' });
};
const areas = (world: World, asked: object) => world.rows({ on, ...asked }).map((row) => row.area);

describe('Rows: which areas', () => {
  const world = province().target();
  it("by default the plan's area and its children; depth goes further; a parent before its children", () => {
    expect(areas(world, {})).toEqual(['22', '22.1', '22.205']);
    expect(areas(world, { depth: 0 })).toEqual(['22']);
    expect(areas(world, { depth: 2 })).toEqual(['22', '22.1', 'KCQ', 'UB', '22.205', 'AS', 'BK', 'MK']);
  });
  it("of an area asked for, only under the plan's area", () => {
    expect(areas(world, { area: '22.205' })).toEqual(['22.205', 'AS', 'BK', 'MK']);
    expect(areas(dongTrieu().target(), { area: '22' })).toEqual([]);
    expect(areas(dongTrieu().target(), { area: 'nowhere' })).toEqual([]);
  });
  it('areas that exist on D; an ended one only when asked for', () => {
    const ended = province()
      .target()
      .reorganise('2016-01-15', ['AS'], [area('AS2', 'commune', '22.205')], [['AS', 'AS2']]);
    expect(areas(ended, { area: '22.205' })).toEqual(['22.205', 'AS2', 'BK', 'MK']);
    expect(ended.row({ on, area: 'AS' })).toMatchObject({ area: 'AS', period: '2015', value: '90.00', state: null, againstPlan: 'met' });
  });
  it('targets in their order', () => {
    const two = province().target().target({ id: 'b' });
    expect(two.rows({ on, depth: 0 }).map((row) => row.target)).toEqual(['gia-dinh-2015', 'b']);
  });
  it('a withdrawn target has no row from its day on', () => {
    const gone = province().target().withdrawTarget('2016-02-10');
    expect(gone.rows({ on: '2016-02-09' })).not.toEqual([]);
    expect(gone.rows({ on })).toEqual([]);
  });
  it('a row under a judged one uses its slot, and none of its own', () => {
    const later = province().target().figure('AS', '2016-H1', '1/10', { dataTo: '2016-02-01' });
    expect(later.row({ on: '2015-12-31', asOf: 'later', area: 'AS' })).toMatchObject({ period: '2015', againstPlan: 'met' });
    expect(later.row({ on, area: 'AS' })).toMatchObject({ period: '2015', value: '90.00' });
    expect(province().target({ from: '2017-01-01', due: '2018-12-31' }).row({ on, area: 'AS' })).toMatchObject({
      period: '2015',
      state: null,
      againstPlan: null,
    });
  });
  it('due and dueStated, criterion and hold are those of the target', () => {
    expect(world.row({ on })).toMatchObject({
      plan: 'dong-trieu-2013',
      target: 'gia-dinh-2015',
      due: '2015-12-31',
      dueStated: true,
      hold: 'at-due',
      on,
      basis: 'reported',
    });
  });
});

describe('Rows: measured at each area of a level', () => {
  const each = (level: 'commune' | 'district') =>
    province().target({ measuredAt: { each: level }, criterion: { kind: 'at-least', value: '85' } });
  it('every area above gets a summary, each judged area a row', () => {
    const rows = each('commune').rows({ on, depth: 2 });
    expect(rows.map((row) => [row.area, row.state, row.summary?.areas ?? null])).toEqual([
      ['22', 'missed', 4],
      ['22.1', 'achieved', 1],
      ['KCQ', null, 0],
      ['UB', 'achieved', null],
      ['22.205', 'missed', 3],
      ['AS', 'achieved', null],
      ['BK', 'missed', null],
      ['MK', 'missed', null],
    ]);
    expect(rows[0]?.summary).toEqual({ areas: 4, byState: { achieved: 2, missed: 2 } });
  });
  it('areas under a judged one have its slot and are compared', () => {
    expect(each('district').row({ on, area: 'AS' })).toMatchObject({ period: '2015', state: null, againstPlan: 'met', summary: null });
  });
  it('every judged area chooses its own slot', () => {
    const world = province()
      .target({ measuredAt: { each: 'commune' }, due: '2018-12-31' })
      .figure('AS', '2016-H1', '9/10', { dataTo: '2016-02-01' });
    expect(world.row({ on, area: 'AS' }).period).toBe('2016-H1');
    expect(world.row({ on, area: 'BK' }).period).toBe('2015');
  });
  it('the areas are those on J: one that has ended since U is still judged', () => {
    const world = each('commune').reorganise(
      '2016-01-15',
      ['AS', 'BK'],
      [area('AB', 'commune', '22.205')],
      [
        ['AS', 'AB'],
        ['BK', 'AB'],
      ],
    );
    expect(world.rows({ on, area: '22.205' }).map((row) => [row.area, row.state])).toEqual([
      ['22.205', 'missed'],
      ['AS', 'achieved'],
      ['BK', 'missed'],
      ['MK', 'missed'],
    ]);
  });
  it("under a plan's area that has ended, the areas its ground came to", () => {
    const world = dongTrieu()
      .target({ measuredAt: { each: 'commune' }, due: '2018-12-31' })
      .all('2015', { AS: '9/10', BK: '9/10', MK: '9/10' });
    world.reorganise(
      '2016-01-15',
      ['22.205', 'AS', 'BK'],
      [area('AB', 'commune', '22')],
      [
        ['AS', 'AB'],
        ['BK', 'AB'],
      ],
      { children: [{ area: 'MK', parent: '22' }] },
    );
    expect(world.rows({ on }).map((row) => [row.area, row.state])).toEqual([
      ['22.205', 'achieved'],
      ['AB', 'achieved'],
      ['MK', 'achieved'],
    ]);
  });
  it("a commune's own plan judges the commune", () => {
    const world = province().target({ measuredAt: { each: 'commune' } });
    world.plan = { ...world.plan, area: 'AS' };
    expect(world.rows({ on })).toMatchObject([{ area: 'AS', state: 'achieved', summary: null }]);
  });
  it('the state of a summary is the worst; not-applicable is left out; with no area left it is null', () => {
    expect(summarise(['achieved', 'on-track', 'no-data'])).toEqual({
      summary: { areas: 3, byState: { achieved: 1, 'on-track': 1, 'no-data': 1 } },
      state: 'no-data',
    });
    expect(summarise(['achieved', 'achieved-late', 'not-started']).state).toBe('not-started');
    expect(summarise(['at-risk', 'awaiting-data']).state).toBe('at-risk');
    expect(summarise(['not-applicable'])).toEqual({ summary: { areas: 0, byState: {} }, state: null });
  });
});
