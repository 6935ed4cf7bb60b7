import { area, dongTrieu, World } from './testing';

const to = (id: string, parent = '22.205') => area(id, 'commune', parent);
const sum = { time: 'sum-in-year', periods: ['half-year', 'year'] } as const;
const settled = { on: '2016-02-10' } as const;

/** Small worlds of areas that were divided, in which a second reading of the rules and this one once parted. */
describe('a plan of an area that has ended', () => {
  it('the slots of what came to lie wholly in the followed areas are its own, though none of these has the figure (3.1, 4)', () => {
    const world = dongTrieu().target();
    world.plan = { ...world.plan, area: 'AS' };
    const parts = [
      ['AS', 'A'],
      ['AS', 'B'],
    ] as const;
    world.reorganise('2015-07-01', ['AS'], [to('A'), to('B')], parts).figure('AS', '2015', '11/17', { dataTo: '2015-06-30' });
    expect(world.row({ on: '2017-02-10', period: 'latest', depth: 0 })).toMatchObject({ period: '2015', value: '64.71' });
    expect(world.row({ on: '2015-12-31', depth: 0 })).toMatchObject({ period: '2015', value: '64.71', flags: ['lateChange'] });
  });
});

describe('figures between two changes', () => {
  it('a late figure of an area that has ended in its turn is not put aside for its predecessor not being applicable (4)', () => {
    const world = dongTrieu({ measure: 'count' }).target();
    world.reorganise(
      '2015-03-01',
      ['AS', 'BK'],
      [to('A'), to('B')],
      [
        ['AS', 'A'],
        ['AS', 'B'],
        ['BK', 'B'],
      ],
    );
    world.reorganise('2015-09-01', ['A'], [to('C')], [['A', 'C']]);
    world.figure('AS', '2015', 'n/a', { dataTo: '2015-02-01' }).figure('A', '2015', '47', { dataTo: '2015-08-01' });
    expect(world.row(settled)).toMatchObject({ value: '47', flags: ['lateChange'] });
  });
  it('one divided without shares on its way, all of it to this side, still counts by the share it came with (3.6)', () => {
    const world = dongTrieu()
      .establish(area('22.1', 'district', '22'))
      .establish(to('X', '22.1'))
      .target();
    world.reorganise(
      '2015-03-01',
      ['X'],
      [to('Y', '22.1'), to('Z')],
      [
        ['X', 'Y', '0.4'],
        ['X', 'Z', '0.6'],
      ],
    );
    const parts = [
      ['Z', 'Z1'],
      ['Z', 'Z2'],
    ] as const;
    world.reorganise('2015-09-01', ['Z'], [to('Z1'), to('Z2')], parts).figure('X', '2014', '10/20');
    expect(world.row({ on: '2015-10-01' })).toMatchObject({ numerator: '6', coverage: { reported: '0.6', expected: '3.6' } });
  });
});

describe('what stands in for a unit', () => {
  const parts = [
    ['AS', 'A'],
    ['AS', 'B'],
  ] as const;
  it('is its restated successor, not a late figure of what came before it (3.6)', () => {
    const world = dongTrieu({ measure: 'count' })
      .target()
      .reorganise('2015-07-01', ['AS'], [to('A'), to('B')], parts);
    world.reorganise('2016-01-01', ['A'], [to('C')], [['A', 'C']]).figure('AS', '2015', '41', { dataTo: '2015-06-05' });
    expect(world.figure('C', '2015', '25.5').row(settled)).toMatchObject({ value: '25.5', coverage: { reported: 2, expected: 4 } });
  });
  it("is no district's figure on boundaries that were gone on its own last day (3.3)", () => {
    const world = dongTrieu({ measure: 'count' }).target().change({ type: 'AreaDissolved', on: '2015-01-31', area: 'AS' });
    const districts = [area('N', 'district', '22'), area('S', 'district', '22')];
    const children = ['BK', 'MK'].map((id) => ({ area: id, parent: 'N' }));
    const halves = [
      ['22.205', 'N', '0.5'],
      ['22.205', 'S', '0.5'],
    ] as const;
    world.reorganise('2015-04-01', ['22.205'], districts, halves, { children }).figure('22.205', '2014', '30');
    expect(world.row({ on: '2015-05-01', period: '2014' }, 'S')).toMatchObject({ value: null });
  });
});

describe('estimated', () => {
  const split = (world: World, on: string) =>
    world.reorganise(
      on,
      ['MK'],
      [to('M1'), to('M2')],
      [
        ['MK', 'M1', '0.4'],
        ['MK', 'M2', '0.6'],
      ],
    );
  it('is a year in which one part of one half only is a share of what was there before, also where all its successors lie (3.6)', () => {
    const world = split(dongTrieu(sum).target(), '2015-07-01');
    world.all('2015-H1', { MK: '10/20' }, { dataTo: '2015-06-30' }).all('2015-H2', { M1: '3/8', M2: '4/12' });
    expect(world.row(settled)).toMatchObject({ estimated: false });
    world.figure('M2', '2015-H1', '6/12');
    expect(world.row(settled)).toMatchObject({ estimated: true });
    expect(world.row(settled, 'M2')).toMatchObject({ estimated: false });
  });
  it('is not an area that holds all successors of a unit, some of them under an own figure (3.6)', () => {
    const world = split(
      dongTrieu()
        .establish(area('22.1', 'district', '22'), '2015-08-01')
        .target(),
      '2015-07-01',
    );
    world.plan = { ...world.plan, area: '22' };
    world.change({ type: 'AreaMoved', on: '2015-08-01', area: 'M2', parent: '22.1' });
    world.figure('22.1', '2014', '5/9').figure('AS', '2014', '1/2');
    expect(world.row({ on: '2015-09-01' })).toMatchObject({ numerator: '6', estimated: false });
    expect(world.row({ on: '2015-09-01' }, '22.1')).toMatchObject({ source: 'own', estimated: true });
  });
});

describe('a part of a year that predecessors gave', () => {
  it('what came without a share counts in neither: the others’ part is all there is (3.6)', () => {
    const world = dongTrieu(sum).target();
    world.reorganise(
      '2015-01-01',
      ['AS', 'BK'],
      [to('A'), to('B')],
      [
        ['AS', 'A'],
        ['AS', 'B'],
        ['BK', 'B'],
      ],
    );
    world.figure('BK', '2014-H2', '4/10').figure('B', '2014-H1', '5/10');
    expect(world.row({ on: '2015-02-10' }, 'B')).toMatchObject({ period: '2014', numerator: '9', denominator: '10' });
  });
  it('what came of an area that said nothing is missing, though it was itself established after the slot (3.2: all present)', () => {
    const world = dongTrieu({ ...sum, measure: 'count' }).target();
    world.reorganise('2015-01-01', ['AS'], [to('A')], [['AS', 'A']]);
    world.reorganise(
      '2015-01-01',
      ['A', 'BK'],
      [to('B')],
      [
        ['A', 'B'],
        ['BK', 'B'],
      ],
    );
    world.figure('B', '2014-H1', 'n/a').figure('BK', '2014-H1', '60').figure('BK', '2014-H2', '-1');
    expect(world.row({ on: '2015-02-10' }, 'B')).toMatchObject({ period: '2014', value: '59', coverage: { reported: 1, expected: 2 } });
  });
});
