import { issue, reportRatios, rowOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const PLAN = 'dong-trieu-2013';
const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const decision = { number: '2210/QĐ-UBND', issuedOn: '2014-08-28', issuer: 'UBND huyện Đông Triều' };

/** Nineteen communes alike, 1320 of 1600 households each; Mạo Khê 7000 of 9500; An Sinh to be reported last. */
const MAO_KHE = '22.205.07069';
const AN_SINH = '22.205.07075';
const others = [
  '072',
  '078',
  '081',
  '084',
  '087',
  '090',
  '093',
  '096',
  '099',
  '102',
  '105',
  '108',
  '111',
  '114',
  '117',
  '120',
  '123',
  '126',
  '129',
].map((code) => `22.205.07${code}`);

describe('Đông Triều, kế hoạch 61/KH-UBND ngày 16/7/2013', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  it('is issued from its document, once: the same again changes nothing', async () => {
    const first = await issue(system, PLAN);
    expect({ status: first.status, body: first.body }).toEqual({ status: 201, body: { plan: PLAN, revision: 0 } });
    const again = await issue(system, PLAN);
    expect({ status: again.status, etag: again.headers.get('ETag') }).toEqual({ status: 200, etag: '"0"' });
    const changed = await system.get(`/api/plans/${PLAN}?after=${system.position}`);
    const { asOf: _a, revision: _r, hash: _h, transfers: _t, closedOn: _c, targets, ...head } = changed.body;
    const { revisions: _, withdrawnOn: __, ...firstTarget } = targets[0];
    const other = await system.post('/api/plans', { ...head, title: 'Kế hoạch khác', targets: [firstTarget] });
    expect(other).toMatchObject({ status: 409, body: { code: 'plan-differs' } });
    expect(other.body.differences[0]).toMatchObject({ path: expect.stringMatching(/title|targets/) });
  });

  it('says how many families are recognised, and that An Sinh is missing', async () => {
    await reportRatios(system, HOUSEHOLDS, '2015-H1', {
      ...Object.fromEntries(others.map((area) => [area, '1320/1600'])),
      [MAO_KHE]: '7000/9500',
    });
    const row = await rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2015-07-31' });
    // 19 × 1320 + 7000 = 32080 of 19 × 1600 + 9500 = 39900: 80.40 %; settled by its day, 31-07 ≥ 30-06 + 30.
    expect(row).toMatchObject({
      period: '2015-H1',
      numerator: '32080',
      denominator: '39900',
      value: '80.40',
      settled: true,
      incomplete: true,
    });
    expect(row).toMatchObject({ coverage: { reported: 20, expected: 21, byOwn: 0 }, state: 'undetermined', due: '2015-12-31' });
  });

  it('is missed by one family and achieved with it: 85 % is a fraction, not a rounded number', async () => {
    // 85 % of 41500 is 35275: 19 × 1370 + 7885 + 1359 = 35274, one too few.
    await reportRatios(system, HOUSEHOLDS, '2015', {
      ...Object.fromEntries(others.map((area) => [area, '1370/1600'])),
      [MAO_KHE]: '7885/9500',
      [AN_SINH]: '1359/1600',
    });
    const missed = await rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2016-01-31' });
    expect(missed).toMatchObject({
      numerator: '35274',
      denominator: '41500',
      value: '85.00',
      state: 'missed',
      coverage: { reported: 21, expected: 21 },
    });
    const path = `/api/figures/${HOUSEHOLDS}/${AN_SINH}/2015`;
    const corrected = await system.put(path, { numerator: '1360', denominator: '1600', reason: 'Bỏ sót một hộ' }, { 'If-Match': '"0"' });
    expect(corrected).toMatchObject({ status: 200, body: { revision: 1 } });
    const achieved = await rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2016-01-31' });
    expect(achieved).toMatchObject({ numerator: '35275', state: 'achieved' });
  });

  it('still says what was known before the correction', async () => {
    const history = await system.get(`/api/history?area=${AN_SINH}&type=FigureCorrected`);
    const { logSize } = history.body.items[0];
    const before = await rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2016-01-31', asOf: String(logSize - 1) });
    expect(before).toMatchObject({ numerator: '35274', state: 'missed', asOf: { logSize: logSize - 1 } });
    expect(history.body.items[0]).toMatchObject({
      actor: 'can-bo-1',
      reason: 'Bỏ sót một hộ',
      before: { value: { numerator: '1359' } },
      after: { value: { numerator: '1360' } },
    });
  });

  it('a decision raises the target from its effective day on, and the history says which', async () => {
    const revision = {
      effectiveOn: '2014-09-01',
      criterion: { kind: 'at-least', value: '88' },
      decision,
      reason: 'Kết quả năm 2013 vượt kế hoạch',
    };
    const answer = await system.post(`/api/plans/${PLAN}/targets/gia-dinh-2015/revisions`, revision);
    expect(answer).toMatchObject({ status: 200, body: { plan: PLAN, revision: 1 } });
    const before = await rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2014-08-31' });
    const after = await rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2016-01-31' });
    expect([before.criterion.value, after.criterion.value, after.state]).toEqual(['85', '88', 'missed']);
    const history = await system.get(`/api/history?decision=${encodeURIComponent('2210/QĐ-UBND')}`);
    expect(history.body.items).toEqual([expect.objectContaining({ type: 'TargetRevised', target: 'gia-dinh-2015', decision })]);
    expect(history.body.items[0].changes).toContainEqual(expect.objectContaining({ path: expect.stringContaining('revisions') }));
  });
});
