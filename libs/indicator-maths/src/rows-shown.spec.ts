import { area, bySex, dongTrieu } from './testing';

const open = '2015-07-31';
const closed = '2016-02-10';

describe('Rows: what is shown beside the state', () => {
  it('a judged row shows its baseline whatever decides; one under it shows none (6.4)', () => {
    const world = dongTrieu().target({ criterion: { kind: 'at-least', value: '80' } });
    world.all('2012', { AS: '6/10', BK: '6/10', MK: '6/10' }).all('2015-H1', { AS: '9/10', BK: '9/10', MK: '9/10' });
    expect(world.row({ on: open })).toMatchObject({ state: 'achieved', baseline: { value: '60.00', on: '2012-12-31' } });
    expect(world.row({ on: open }, 'AS')).toMatchObject({ state: null, baseline: null });
    expect(world.row({ on: '2012-12-31' })).toMatchObject({ state: 'not-started', baseline: { value: '60.00', on: '2012-12-31' } });
    expect(world.row({ on: '2016-01-10' })).toMatchObject({ state: 'awaiting-data', baseline: { value: '60.00', on: '2012-12-31' } });
  });
  it('a stated baseline is shown as it was written, one of a count as a count', () => {
    const stated = dongTrieu().target({ baseline: { value: '60.0', on: '2012-12-31' } });
    expect(stated.row({ on: closed })).toMatchObject({ state: 'no-data', baseline: { value: '60.0', on: '2012-12-31' } });
    const count = dongTrieu({ measure: 'count' }).target().all('2012', { AS: '6', BK: '6', MK: '0.5' });
    expect(count.row({ on: closed }).baseline).toEqual({ value: '12.5', on: '2012-12-31' });
  });
  it('that `of` differs is a warning at the row the target is about, nowhere under it (5)', () => {
    const world = dongTrieu({ measure: 'yes-no' }).target({
      criterion: { kind: 'count-of', count: 3, of: 4 },
      byArea: { AS: { kind: 'count-of', count: 1, of: 2 } },
    });
    world.all('2015', { AS: 'yes', BK: 'yes', MK: 'yes' });
    expect(world.rows({ on: closed }).map(({ area, flags }) => [area, flags])).toEqual([
      ['22.205', ['of-differs']],
      ['AS', []],
      ['BK', []],
      ['MK', []],
    ]);
  });
  it('that `of` differs is said at each row of a level, not at the summary above', () => {
    const world = dongTrieu().target({ criterion: { kind: 'count-of', count: 3, of: 4 }, measuredAt: { each: 'commune' } });
    expect(world.rows({ on: closed }).map(({ area, flags }) => [area, flags])).toEqual([
      ['22.205', []],
      ['AS', ['of-differs']],
      ['BK', ['of-differs']],
      ['MK', ['of-differs']],
    ]);
  });
  it('the difference of two shares is shown on listed rows, too (5)', () => {
    const world = dongTrieu().target({ criterion: { kind: 'parity', breakdown: 'sex', tolerance: '3' } });
    world.figure('AS', '2015', '12/20', { breakdown: bySex({ nam: '7/10', nu: '5/10' }) });
    expect(world.row({ on: closed }, 'AS')).toMatchObject({ state: null, againstPlan: 'not-met', difference: '20.00' });
  });
});

const merged = (measuredAt: 'area' | { each: 'commune' }) =>
  dongTrieu()
    .establish(area('22.1', 'district', '22'))
    .establish(area('UB', 'commune', '22.1'))
    .target({ measuredAt })
    .reorganise(
      '2015-03-01',
      ['22.205', '22.1'],
      [area('22.2', 'district', '22')],
      [
        ['22.205', '22.2'],
        ['22.1', '22.2'],
      ],
      { children: ['AS', 'BK', 'MK', 'UB'].map((id) => ({ area: id, parent: '22.2' })) },
    );

const areas = (asked: object, measuredAt: 'area' | { each: 'commune' } = 'area') =>
  merged(measuredAt)
    .rows({ on: open, ...asked })
    .map((row) => row.area);

describe("Rows: under a plan's own area that has ended", () => {
  it('the areas in which it is followed get rows (4: its units followed; its plan is still judged)', () => {
    expect(areas({})).toEqual(['22.205', 'AS', 'BK', 'MK']);
    expect(areas({}, { each: 'commune' })).toEqual(['22.205', 'AS', 'BK', 'MK']);
    expect(areas({ area: 'AS' })).toEqual(['AS']);
  });
  it('what was never in it gets none', () => {
    expect(areas({ area: 'UB' })).toEqual([]);
    expect(areas({ area: '22.2' })).toEqual([]);
  });
  it('an ended area gets one when it is asked for, judged each by each or not', () => {
    const world = dongTrieu()
      .target({ measuredAt: { each: 'commune' } })
      .reorganise('2015-03-01', ['AS'], [area('A2', 'commune', '22.205')], [['AS', 'A2']]);
    expect(world.rows({ on: open, area: 'AS' })).toMatchObject([{ area: 'AS', state: null, summary: { areas: 0 } }]);
    expect(world.rows({ on: open }).map((row) => row.area)).toEqual(['22.205', 'A2', 'BK', 'MK']);
  });
});
