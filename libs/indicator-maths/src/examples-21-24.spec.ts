/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its example */
import { area, dongTrieu, World } from './testing';

describe('21. A derived value counts the recognitions alive on the day', () => {
  const given = (due: string) => {
    const world = dongTrieu({ code: 'so-don-vi', measure: 'count' })
      .indicator({ code: 'don-vi-hoc-tap', from: { recognitions: 'don-vi-hoc-tap', of: 'so-don-vi' } })
      .figure('AS', '2016', '8')
      .figure('AS', '2018-H1', '8')
      .target({ indicator: 'don-vi-hoc-tap', from: '2016-01-01', due, criterion: { kind: 'at-least', value: '50' } });
    world.plan = { ...world.plan, area: 'AS', period: { from: '2016-01-01', to: '2020-12-31' } };
    for (const n of [1, 2, 3, 4, 5]) {
      world.subject({ ref: `u${n}`, kind: 'unit', homes: [{ from: null, area: 'AS' }] });
      world.grant({
        title: 'don-vi-hoc-tap',
        subject: `u${n}`,
        recognisedOn: '2015-11-20',
        // One renewed on 2018-11-10: the renewals are folded in.
        validUntil: n === 2 ? '2021-11-20' : '2018-11-20',
        revokedOn: n === 1 ? '2017-03-01' : null,
      });
    }
    // A grant on 1 December to one that lapsed is a new grant.
    return world.grant({ title: 'don-vi-hoc-tap', subject: 'u3', recognisedOn: '2018-12-01', validUntil: '2021-12-01', revokedOn: null });
  };
  const world = given('2020-12-31');

  it('a revoked one no longer lives on the day of its revocation', () => {
    expect(world.row({ on: '2017-02-28' })).toMatchObject({ numerator: '5', denominator: '8', value: '62.50' });
    expect(world.row({ on: '2017-03-01' })).toMatchObject({
      numerator: '4',
      denominator: '8',
      value: '50.00',
      state: 'achieved',
      period: '2017-03-01',
      source: 'derived',
      coverage: { reported: 1, expected: 1, byOwn: 0 },
    });
  });
  it('it lives to the end of its last day; expiry needs no event', () => {
    expect(world.row({ on: '2018-11-20' })).toMatchObject({ numerator: '4', denominator: '8', value: '50.00' });
    expect(world.row({ on: '2018-11-21' })).toMatchObject({ numerator: '1', denominator: '8', value: '12.50', period: '2018-11-21' });
  });
  it('asked for a period that has ended, it is counted on its last day', () => {
    expect(world.row({ on: '2018-11-21', period: '2018-H1' })).toMatchObject({ numerator: '4', value: '50.00', period: '2018-06-30' });
  });
  it('after the due day it is counted on the due day, and settles 30 days later', () => {
    const due = given('2018-11-20');
    expect(due.row({ on: '2018-12-01' })).toMatchObject({ numerator: '4', denominator: '8', settled: false, state: 'awaiting-data' });
    expect(due.row({ on: '2018-12-20' })).toMatchObject({ numerator: '4', period: '2018-11-20', settled: true, state: 'achieved' });
    // On that day 2/8 are live: the renewed one and the new grant.
    expect(world.row({ on: '2018-12-20' })).toMatchObject({ numerator: '2', value: '25.00' });
  });
});

describe('22. A plan "before 20 November" is judged on the running year as it stood on the 19th', () => {
  const world = dongTrieu({ periods: ['year'] })
    .target({ from: '2022-01-01', due: '2022-11-19' })
    .figure('AS', '2022', '1450/1600', { dataTo: '2022-11-10', recorded: '2022-11-12' })
    .figure('BK', '2022', '1600/1900', { dataTo: '2022-11-15', recorded: '2022-11-16' })
    .figure('MK', '2022', '7900/9500', { dataTo: '2022-11-18', recorded: '2022-12-05' })
    .all('2022', { AS: '1480/1600', BK: '1650/1900', MK: '8300/9500' }, { recorded: '2023-01-10' });

  it('on the due day it is open', () => {
    expect(world.row({ on: '2022-11-19' })).toMatchObject({
      period: '2022',
      numerator: '3050',
      denominator: '3500',
      value: '87.14',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: false,
      provisional: true,
      state: 'achieved',
    });
  });
  it('asked later the third counts, too: its dataTo is before D', () => {
    expect(world.row({ on: '2022-11-19', asOf: 'later' })).toMatchObject({
      numerator: '10950',
      denominator: '13000',
      value: '84.23',
      coverage: { reported: 3, expected: 3, byOwn: 0 },
      settled: true,
      baseline: null,
      state: 'undetermined',
    });
  });
  it('after it the final period is the running year, settled by coverage or 30 days after U', () => {
    expect(world.row({ on: '2022-12-01' })).toMatchObject({ numerator: '3050', settled: false, state: 'awaiting-data' });
    expect(world.row({ on: '2022-12-10' })).toMatchObject({ numerator: '10950', value: '84.23', settled: true, state: 'missed' });
  });
  it('the corrections end after U: the row keeps its value, the whole year meets late', () => {
    // 1480 + 1650 + 8300 = 11430 of 13000 = 87.92 %
    expect(world.row({ on: '2023-01-31' })).toMatchObject({
      numerator: '10950',
      denominator: '13000',
      state: 'achieved-late',
      newer: { period: '2022', coverage: { reported: 3, expected: 3, byOwn: 0 } },
    });
    expect(world.row({ on: '2023-01-31', period: '2022' })).toMatchObject({ numerator: '11430', value: '87.92', state: 'achieved-late' });
  });
});

describe('23. Each commune is judged by itself, and the district shows the worst of them', () => {
  const world = dongTrieu()
    .establish(area('TA', 'commune', '22.205'))
    .target({ criterion: { kind: 'at-least', value: '70' }, measuredAt: { each: 'commune' }, baseline: { value: '65', on: '2012-12-31' } })
    .figure('BK', '2012', '1140/1900')
    .all('2015-H1', { AS: '1280/1600', BK: '1254/1900', TA: '500/1000' });
  const on = '2015-07-31';

  it('each stands by its own figures', () => {
    expect(world.row({ on }, 'AS')).toMatchObject({ value: '80.00', state: 'achieved' });
    expect(world.row({ on }, 'MK')).toMatchObject({ value: null, state: 'no-data' });
    expect(world.row({ on }, 'TA')).toMatchObject({ value: '50.00', baseline: null, state: 'undetermined' });
  });
  it('its baseline is its own last settled value before F', () => {
    // 60 % on 2012-12-31; t is day 911 of 1095: required 60 + 10·911/1095 = 14962/219 = 68.32; 657/911 = 0.72
    expect(world.row({ on }, 'BK')).toMatchObject({
      value: '66.00',
      baseline: { value: '60.00', on: '2012-12-31' },
      required: '68.32',
      state: 'at-risk',
    });
  });
  it('the district shows the worst and has no judgement of its own', () => {
    expect(world.row({ on })).toMatchObject({
      area: '22.205',
      summary: { areas: 4, byState: { achieved: 1, 'at-risk': 1, 'no-data': 1, undetermined: 1 } },
      state: 'at-risk',
      baseline: null,
      required: null,
    });
  });
});

describe('24. An allocated commune is judged by its own threshold, the others are only compared', () => {
  const given = (byArea = {}) => {
    const world = new World().indicator({});
    world.establish(area('22', 'province', null)).establish(area('22.205', 'district', '22'));
    for (const [commune, classes] of [
      ['AS', ['mien-nui']],
      ['BK', ['mien-nui']],
      ['MK', []],
    ] as const)
      world.establish(area(commune, 'commune', '22.205', classes));
    return world.target({
      byArea: { AS: { kind: 'at-least', value: '90' }, MK: { kind: 'at-least', value: '80' }, ...byArea },
      byClass: { 'mien-nui': { kind: 'at-least', value: '75' } },
    });
  };
  const figures = { AS: '1424/1600', BK: '1444/1900', MK: '7980/9500' };
  const world = given().all('2015', figures);
  const on = '2016-02-10';

  it('the district is judged by the target', () => {
    // 1424 + 1444 + 7980 = 10848 of 13000 = 83.45 %
    expect(world.row({ on })).toMatchObject({ numerator: '10848', value: '83.45', state: 'missed', againstPlan: null });
  });
  it('the allocated are judged by their own thresholds', () => {
    expect(world.row({ on }, 'AS')).toMatchObject({ value: '89.00', criterion: { value: '90' }, state: 'missed', againstPlan: 'not-met' });
    expect(world.row({ on }, 'MK')).toMatchObject({ value: '84.00', criterion: { value: '80' }, state: 'achieved', againstPlan: 'met' });
  });
  it('one not allocated is compared by its class', () => {
    expect(world.row({ on }, 'BK')).toMatchObject({ value: '76.00', state: null, againstPlan: 'met' });
  });
  it("while open the allocated take their baseline from their own figures, never the district's, unless byArea gives one", () => {
    const open = (byArea = {}) =>
      given(byArea)
        .target({ ...given(byArea).planAsOf().targets[0]?.issued, baseline: { value: '70', on: '2012-12-31' } })
        .all('2012', { AS: '960/1600' })
        .all('2015-H1', figures);
    expect(open().row({ on: '2015-07-31' }, 'AS').baseline).toEqual({ value: '60.00', on: '2012-12-31' });
    const stated = { AS: { kind: 'at-least', value: '90', baseline: { value: '50', on: '2012-12-31' } } };
    expect(open(stated).row({ on: '2015-07-31' }, 'AS').baseline).toEqual({ value: '50', on: '2012-12-31' });
  });
});
