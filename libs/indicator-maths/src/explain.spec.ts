/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { explainRow } from './explain';
import { area, dongTrieu, type World } from './testing';

const from2012 = { value: '60', on: '2012-12-31' };
const explain = (world: World, on: string, given: { area?: string; period?: string; treeDepth?: number } = {}) => {
  const { treeDepth, ...asked } = given;
  const question = { on, basis: 'reported', ...asked } as const;
  const found = explainRow(world.facts(), world.planAsOf(), 'gia-dinh-2015', question, treeDepth === undefined ? {} : { treeDepth });
  if (found === null) throw new Error('no row to explain');
  return found;
};

describe('explain', () => {
  const world = () =>
    dongTrieu()
      .target({ baseline: from2012 })
      .all('2014', { AS: '1200/1600', BK: '1400/1900', MK: '6300/9500' })
      .all('2015-H1', { AS: '1280/1600', BK: '1500/1900' });

  it('says the row itself', () => expect(explain(world(), '2015-07-10').row).toEqual(world().row({ on: '2015-07-10', asOf: 'later' })));
  it('says which slots were looked at, and why one was not taken', () => {
    expect(explain(world(), '2015-07-10').slots).toEqual([
      { period: '2015-H1', coverage: { reported: 2, expected: 3, byOwn: 0 }, settled: false, inSpan: true, shown: false },
      { period: '2014', coverage: { reported: 3, expected: 3, byOwn: 0 }, settled: true, inSpan: true, shown: true },
    ]);
  });
  it('says F, U, J and the final period', () => {
    expect(explain(world(), '2015-07-10').span).toEqual({
      from: '2013-01-01',
      due: '2015-12-31',
      dueStated: true,
      judgedOn: '2015-07-10',
      finalPeriod: { period: '2015', running: false },
    });
  });
  it('says the line as fractions', () => {
    const { line, baseline } = explain(world(), '2015-07-10');
    expect(baseline).toEqual({ value: '60', on: '2012-12-31', from: 'target' });
    expect(line).toEqual({
      v: '890/13',
      goal: '85',
      t: '2014-12-31',
      daysPassed: 730,
      daysTotal: 1095,
      required: '230/3',
      progress: '33/65',
    });
  });
  it('says how the criterion came about', () => {
    const revised = world()
      .revise({ effectiveOn: '2015-01-01', criterion: { kind: 'at-least', value: '90' } })
      .revise({ effectiveOn: '2016-01-01', due: '2016-12-31' });
    expect(explain(revised, '2015-07-10').criterion).toMatchObject({
      issued: { value: '85' },
      revisions: [
        { criterion: { value: '90' }, inForce: true },
        { due: '2016-12-31', inForce: false },
      ],
      by: 'target',
      applied: { value: '90' },
    });
    const classed = dongTrieu()
      .establish(area('TA', 'commune', '22.205', ['mien-nui']))
      .target({ byClass: { 'mien-nui': { kind: 'at-least', value: '70' } }, byArea: { AS: { kind: 'at-least', value: '99' } } });
    expect(explain(classed, '2015-07-10', { area: 'TA' }).criterion).toMatchObject({ by: 'class', applied: { value: '70' } });
    expect(explain(classed, '2015-07-10', { area: 'AS' }).criterion).toMatchObject({ by: 'allocation', applied: { value: '99' } });
  });
  it('a revision is in force on its very day; a returned figure is flagged', () => {
    const revised = world().revise({ effectiveOn: '2015-07-10', criterion: { kind: 'at-least', value: '90' } });
    expect(explain(revised, '2015-07-10').criterion.revisions).toMatchObject([{ inForce: true }]);
    const returned = world().mark('returned', 'AS', '2015-H1', 0);
    expect(explain(returned, '2015-07-30').tree?.children.map(({ flags }) => flags)).toEqual([['returned'], [], []]);
  });
  it('names every figure revision that counts, who is missing and who is not applicable', () => {
    const { tree } = explain(world().figure('AS', '2015-H1', '1290/1600'), '2015-07-30');
    expect(tree).toMatchObject({ area: '22.205', source: 'roll-up', numerator: '2790', figures: [] });
    expect(tree?.children).toMatchObject([
      {
        area: 'AS',
        source: 'own',
        missing: false,
        figures: [{ period: '2015-H1', revision: 1, dataTo: '2015-06-30', as: 'counts', numbers: { numerator: '1290' } }],
      },
      { area: 'BK', source: 'own', missing: false },
      { area: 'MK', source: null, missing: true, figures: [] },
    ]);
    expect(explain(world().figure('MK', '2015-H1', 'n/a'), '2015-07-30').tree?.children[2]).toMatchObject({
      notApplicable: true,
      missing: false,
      figures: [{ numbers: 'not-applicable' }],
    });
  });
  it('ends a branch at an own figure that counts, and shows figures that do not', () => {
    const own = world().figure('22.205', '2015-H1', '9900/13000');
    expect(explain(own, '2015-07-10').tree).toMatchObject({ source: 'own', children: [], figures: [{ as: 'counts' }] });
    own.establish(area('TA', 'commune', '22.205'), '2015-07-05');
    expect(explain(own, '2015-07-10', { period: '2015-H1' }).tree).toMatchObject({
      source: 'roll-up',
      figures: [{ as: 'old-boundaries' }],
    });
    const slot = dongTrieu().target().figure('AS', '2015-H2', '1/2').figure('AS', '2015', '3/4');
    expect(explain(slot, '2016-02-10', { area: 'AS' }).tree?.figures).toMatchObject([
      { period: '2015', as: 'counts' },
      { period: '2015-H2', as: 'other-of-the-slot' },
    ]);
    const part = dongTrieu({ time: 'sum-in-year' }).target().figure('AS', '2015-H1', 'n/a').figure('AS', '2015-H2', '3/4');
    expect(explain(part, '2016-02-10', { area: 'AS' }).tree?.figures).toMatchObject([
      { as: 'part-not-applicable' },
      { as: 'part-not-applicable' },
    ]);
  });
  it('shows predecessors with their shares', () => {
    const split = world().reorganise(
      '2015-02-01',
      ['AS'],
      [area('A1', 'commune', '22.205'), area('A2', 'commune', '22.205')],
      [
        ['AS', 'A1', '0.6'],
        ['AS', 'A2', '0.4'],
      ],
    );
    const { tree } = explain(split, '2015-03-10');
    expect(tree?.reorganised).toMatchObject([
      { areas: ['A1', 'A2'], whole: [{ area: 'AS', numbers: { numerator: '1200' } }], byShare: [] },
    ]);
    expect(tree?.children[0]).toMatchObject({
      area: 'A1',
      numerator: '720',
      estimated: true,
      reorganised: [{ whole: [], byShare: [{ from: 'AS', to: 'A1', share: '0.6', figures: [{ numbers: { numerator: '1200' } }] }] }],
    });
  });
  it('shows whose figures the share of a merged unit is taken of, with the whole share', () => {
    const split = world()
      .reorganise(
        '2015-02-01',
        ['AS', 'BK'],
        [area('AB', 'commune', '22.205')],
        [
          ['AS', 'AB'],
          ['BK', 'AB'],
        ],
      )
      .reorganise(
        '2015-02-10',
        ['AB'],
        [area('A1', 'commune', '22.205'), area('A2', 'commune', '22.205')],
        [
          ['AB', 'A1', '0.6'],
          ['AB', 'A2', '0.4'],
        ],
      );
    const { tree } = explain(split, '2015-03-10');
    expect(tree?.children[0]?.reorganised[0]?.byShare).toMatchObject([
      { from: 'AS', to: 'A1', share: '0.6', figures: [{ area: 'AS' }] },
      { from: 'BK', to: 'A1', share: '0.6', figures: [{ area: 'BK' }] },
    ]);
  });
  it('goes only as deep as asked', () => expect(explain(world(), '2015-07-30', { treeDepth: 0 }).tree?.children).toEqual([]));
  it('follows an area that has ended', () => {
    const ended = world().reorganise('2015-02-01', ['22.205'], [], [], {
      children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22' })),
    });
    expect(explain(ended, '2015-07-30').tree).toMatchObject({
      area: '22.205',
      numerator: '2780',
      children: [{ area: 'AS' }, { area: 'BK' }, { area: 'MK' }],
    });
  });
  it('of a derived value says what was counted and where the population comes from', () => {
    const derived = dongTrieu({ code: 'so-ho', measure: 'count' })
      .indicator({ code: 'ty-le', from: { recognitions: 'gia-dinh', of: 'so-ho' } })
      .target({ indicator: 'ty-le' })
      .all('2014', { AS: '4', BK: '6', MK: '10' })
      .subject({ ref: 'h', kind: 'household', homes: [{ from: null, area: 'AS' }] })
      .grant({ title: 'gia-dinh', subject: 'h', recognisedOn: '2015-01-01', validUntil: null, revokedOn: null });
    expect(explain(derived, '2015-07-30')).toMatchObject({
      tree: null,
      slots: [],
      derived: { on: '2015-07-30', live: 1, population: '2014', tree: { value: '20' } },
    });
  });
  it('there is nothing to explain where there is no row', () => {
    const gone = world().withdrawTarget('2015-01-01');
    expect(explainRow(gone.facts(), gone.planAsOf(), 'gia-dinh-2015', { on: '2015-07-10', basis: 'reported' })).toBeNull();
    expect(explainRow(gone.facts(), gone.planAsOf(), 'nothing', { on: '2014-07-10', basis: 'reported' })).toBeNull();
    expect(explainRow(gone.facts(), gone.planAsOf(), 'gia-dinh-2015', { on: '2014-07-10', basis: 'reported', area: '22' })).toBeNull();
  });
});
