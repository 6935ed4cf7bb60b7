/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import type { Plan, Target, TargetHistory } from './model';
import { isWithdrawn, planAreaOn, spanOn, targetOn, thresholdOf } from './target';
import { TARGET } from './testing-values';

const history = (issued: Partial<Target> = {}, given: Partial<TargetHistory> = {}): TargetHistory => ({
  issued: { ...TARGET, ...issued },
  revisions: [],
  withdrawnOn: null,
  ...given,
});
const { from: _from, due: _due, ...open } = TARGET;
const unstated = (given: Partial<Target>): TargetHistory => ({ issued: { ...open, ...given }, revisions: [], withdrawnOn: null });
const plan = (...targets: TargetHistory[]): Plan => ({
  plan: 'p',
  area: '22.205',
  period: { from: '2013-01-01', to: '2020-12-31' },
  phases: [
    { id: '2013-2015', from: '2013-01-01', to: '2015-12-31' },
    { id: '2015-2020', from: '2015-01-01', to: '2020-12-31' },
  ],
  targets,
  transfers: [],
  closedOn: null,
});
const day = '2014-01-01';
const span = (one: TargetHistory, ...others: TargetHistory[]) => {
  const { from, due, dueStated } = spanOn(plan(...others, one), one, day);
  return [from, due, dueStated];
};

describe('rules 5: revisions', () => {
  const revised = history(
    {},
    {
      revisions: [
        { effectiveOn: '2015-01-01', criterion: { kind: 'at-least', value: '90' } },
        { effectiveOn: '2014-01-01', criterion: { kind: 'at-least', value: '88' }, due: '2016-12-31' },
        { effectiveOn: '2015-01-01', hold: 'each-year' },
        { effectiveOn: '2015-01-01', criterion: { kind: 'at-least', value: '91' }, byArea: { AS: { kind: 'at-least', value: '95' } } },
      ],
    },
  );
  it('are folded by their effective day, ties in log order; each changes only the fields it names', () => {
    expect(targetOn(revised, '2013-12-31')).toEqual(TARGET);
    expect(targetOn(revised, '2014-01-01')).toEqual({ ...TARGET, criterion: { kind: 'at-least', value: '88' }, due: '2016-12-31' });
    expect(targetOn(revised, '2015-01-01')).toMatchObject({
      criterion: { value: '91' },
      due: '2016-12-31',
      hold: 'each-year',
      byArea: { AS: { value: '95' } },
    });
  });
  it('U is the due day of the fold on D', () => expect(spanOn(plan(revised), revised, '2014-01-01').due).toBe('2016-12-31'));
  it('a withdrawn target is gone on its day', () => {
    const gone = history({}, { withdrawnOn: '2014-06-01' });
    expect([isWithdrawn(gone, '2014-05-31'), isWithdrawn(gone, '2014-06-01')]).toEqual([false, true]);
  });
});

describe('rules 6: the span', () => {
  it("F is `from`, else the phase's first day, else the plan's; U is `due`, else the phase's or the plan's last day", () => {
    expect(span(history())).toEqual(['2013-01-01', '2015-12-31', true]);
    expect(span(unstated({ phase: '2015-2020' }))).toEqual(['2015-01-01', '2020-12-31', true]);
    expect(span(unstated({ phase: '2015-2020', due: '2018-06-30' }))).toEqual(['2015-01-01', '2018-06-30', true]);
    expect(span(unstated({}))).toEqual(['2013-01-01', '2020-12-31', false]);
  });
  it('of two overlapping targets that measure the same, the one due later begins the day after the other is due', () => {
    const [early, late] = [unstated({ id: 'a', phase: '2013-2015' }), unstated({ id: 'b', phase: '2015-2020' })];
    expect(span(late, early)).toEqual(['2016-01-01', '2020-12-31', true]);
    expect(span(early, late)).toEqual(['2013-01-01', '2015-12-31', true]);
  });
  it('two spans that have one day in common overlap', () => {
    expect(span(unstated({ id: 'b', phase: '2015-2020' }), unstated({ id: 'a', due: '2015-01-01' }))[0]).toBe('2015-01-02');
  });
  it('so of two that are measured at each area of one level', () => {
    const each = (id: string, phase: string, level: 'commune' | 'district') => unstated({ id, phase, measuredAt: { each: level } });
    expect(span(each('b', '2015-2020', 'commune'), each('a', '2013-2015', 'commune'))[0]).toBe('2016-01-01');
    expect(span(each('b', '2015-2020', 'commune'), each('a', '2013-2015', 'district'))[0]).toBe('2015-01-01');
  });
  it('the kind of a criterion is that of the fold on J, not of what took effect after U', () => {
    const kept = { ...unstated({ id: 'a', phase: '2013-2015' }) };
    const changed = { effectiveOn: '2016-02-01', due: '2015-11-30', criterion: { kind: 'at-most', value: '1' } } as const;
    const late = unstated({ id: 'b', phase: '2015-2020' });
    const revised = { ...kept, revisions: [changed] };
    expect(spanOn(plan(late, revised), late, '2016-03-01').from).toBe('2015-12-01');
  });
  it('the last due day of several earlier ones counts', () => {
    const others = [unstated({ id: 'a', due: '2014-12-31' }), unstated({ id: 'b', due: '2017-12-31' })];
    expect(span(unstated({ id: 'c' }), ...others)[0]).toBe('2018-01-01');
  });
  it('not where either states `from`, the spans do not overlap, they are due together, or measure something else', () => {
    const late = unstated({ id: 'b', phase: '2015-2020' });
    const others: readonly TargetHistory[] = [
      history({ id: 'a' }),
      unstated({ id: 'a', due: '2014-12-31' }),
      unstated({ id: 'a', phase: '2015-2020' }),
      unstated({ id: 'a', phase: '2013-2015', indicator: 'khac' }),
      unstated({ id: 'a', phase: '2013-2015', measuredAt: { each: 'commune' } }),
      unstated({ id: 'a', phase: '2013-2015', criterion: { kind: 'at-most', value: '1' } }),
      { ...unstated({ id: 'a', phase: '2013-2015' }), withdrawnOn: '2013-06-01' },
    ];
    for (const other of others) expect(span(late, other)[0]).toBe('2015-01-01');
    expect(span(history({ id: 'b', from: '2015-01-01', due: '2020-12-31' }), unstated({ id: 'a', phase: '2013-2015' }))[0]).toBe(
      '2015-01-01',
    );
  });
});

it("a plan transferred is another area's from that day on", () => {
  const moved = {
    ...plan(),
    transfers: [
      { on: '2025-07-01', area: 'b' },
      { on: '2020-01-01', area: 'a' },
    ],
  };
  expect(['2019-12-31', '2020-01-01', '2025-07-01'].map((each) => planAreaOn(moved, each))).toEqual(['22.205', 'a', 'b']);
});

it('rules 5: byArea first, then byClass in the order written, the first class the area has', () => {
  const target: Target = {
    ...TARGET,
    byArea: { AS: { kind: 'at-least', value: '90', baseline: { value: '50', on: '2012-12-31' } } },
    byClass: { 'mien-nui': { kind: 'at-least', value: '75' }, 'bien-gioi': { kind: 'at-least', value: '60' } },
  };
  expect(thresholdOf(target, 'AS', ['mien-nui'])).toEqual({
    criterion: { kind: 'at-least', value: '90' },
    baseline: { value: '50', on: '2012-12-31' },
    allocated: true,
  });
  expect(thresholdOf(target, 'BK', ['bien-gioi', 'mien-nui'])).toEqual({
    criterion: { kind: 'at-least', value: '75' },
    baseline: null,
    allocated: false,
  });
  expect(thresholdOf(target, 'BK', ['bien-gioi']).criterion).toEqual({ kind: 'at-least', value: '60' });
  expect(thresholdOf(target, 'BK', [])).toEqual({ criterion: TARGET.criterion, baseline: null, allocated: false });
});
