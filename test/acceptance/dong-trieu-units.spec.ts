import { AN_SINH, COMMUNES, DISTRICT, OFFICES, PLAN } from '../support/dong-trieu';
import { issue, post, report, rowOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const [TITLE, UNITS] = ['don-vi-hieu-hoc', 'so-don-vi'];
const decided = (number: string, issuedOn: string) => ({ number: `${number}/QĐ-UBND`, issuedOn, issuer: 'UBND huyện Đông Triều' });
const AN_SINHS = ['truong-an-sinh', 'tram-y-te-an-sinh', 'ubnd-an-sinh'];
const OFFICES_UNITS = ['phong-gddt', 'phong-noi-vu', 'phong-tai-chinh', 'chi-cuc-thue', 'kho-bac'];

describe('Đông Triều: đơn vị hiếu học được tính từ sổ công nhận', () => {
  let system: System;
  const on = (day: string, more: object = {}) => rowOf(system, { plan: PLAN, target: 'don-vi-2015', on: day, ...more });
  const grant = (subject: string, recognisedOn: string, validUntil?: string) => {
    const area = AN_SINHS.includes(subject) ? AN_SINH : OFFICES;
    const body = { title: TITLE, subject, area, decision: decided('901', recognisedOn), recognisedOn };
    return post(system, '/api/recognitions', { ...body, ...(validUntil !== undefined && { validUntil }) });
  };
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
  });
  afterAll(() => system.stop());

  it('takes no figure: what counts is in the register', async () => {
    const refused = await system.put(
      `/api/figures/${TITLE}/${AN_SINH}/2014`,
      { numerator: '1', denominator: '2' },
      { 'If-None-Match': '*' },
    );
    expect(refused).toMatchObject({ status: 409, body: { code: 'derived-indicator' } });
  });

  it('has the units that exist as its denominator, the offices of the district among them', async () => {
    // An Sinh 4 units, the offices 6, the others none: 10.
    for (const area of [...COMMUNES, OFFICES]) {
      const value = area === AN_SINH ? '4' : area === OFFICES ? '6' : '0';
      await report(system, UNITS, area, '2014', { value });
    }
    for (const ref of [...AN_SINHS, ...OFFICES_UNITS])
      await post(system, '/api/subjects', { ref, kind: 'unit', area: AN_SINHS.includes(ref) ? AN_SINH : OFFICES });
    expect(await on('2015-06-30')).toMatchObject({ numerator: '0', denominator: '10', value: '0.00', source: 'derived' });
  });

  it('counts those recognised on the day, each from its day', async () => {
    for (const ref of AN_SINHS) await grant(ref, '2014-11-20', ref === 'ubnd-an-sinh' ? '2015-11-19' : undefined);
    for (const ref of OFFICES_UNITS) await grant(ref, '2015-05-19', ref === 'kho-bac' ? '2015-10-31' : undefined);
    // An Sinh 3 of 4; the whole district 3 of 10, and from 19-05 on 8 of 10: 80.00 %.
    expect(await on('2015-05-18')).toMatchObject({ numerator: '3', value: '30.00', period: '2015-05-18' });
    expect(await on('2015-05-19')).toMatchObject({
      numerator: '8',
      denominator: '10',
      value: '80.00',
      period: '2015-05-19',
      coverage: { reported: 22, expected: 22, byOwn: 0 },
      state: 'achieved',
    });
    expect(await on('2015-05-19', { area: AN_SINH })).toMatchObject({ numerator: '3', denominator: '4', value: '75.00', state: null });
  });

  it('shows what has expired, though nothing was written', async () => {
    const [before, after] = [await on('2015-10-31'), await on('2015-11-01')];
    expect([before.numerator, after.numerator]).toEqual(['8', '7']);
    expect(after.value).toBe('70.00');
    expect(after.asOf.logSize).toBe(before.asOf.logSize);
  });

  it('renews what still lives, from the day after its last; what has lapsed is granted anew', async () => {
    const place = (subject: string) => `/api/recognitions/${TITLE}/${subject}/renewals`;
    const renewal = { decision: decided('950', '2015-11-10'), renewedOn: '2015-11-10', validUntil: '2016-11-19' };
    const renewed = await post(system, place('ubnd-an-sinh'), renewal);
    expect(renewed.body).toMatchObject({ grant: 1, validUntil: '2016-11-19', revision: 1 });
    expect(await on('2015-11-20')).toMatchObject({ numerator: '7' });
    const lapsed = await system.post(place('kho-bac'), renewal);
    expect(lapsed).toMatchObject({ status: 409, body: { code: 'not-live' } });
    const anew = await grant('kho-bac', '2015-11-16', '2016-11-15');
    expect([anew.status, anew.body.grant]).toEqual([200, 2]);
    expect((await on('2015-11-15')).numerator).toBe('7');
    expect((await on('2015-11-16')).numerator).toBe('8');
  });

  it('grants no second title to who holds it, and none to a subject of another kind', async () => {
    const second = {
      title: TITLE,
      subject: 'phong-gddt',
      area: OFFICES,
      decision: decided('999', '2015-12-01'),
      recognisedOn: '2015-12-01',
    };
    expect(await system.post('/api/recognitions', second)).toMatchObject({ status: 409, body: { code: 'already-live' } });
    await post(system, '/api/subjects', { ref: 'ho-1', kind: 'household', area: AN_SINH });
    const household = await system.post('/api/recognitions', { ...second, subject: 'ho-1', area: AN_SINH });
    expect(household).toMatchObject({ status: 409, body: { code: 'subject-of-another-kind' } });
  });

  it('loses what a decision takes back, from its day on, and says which decision it was', async () => {
    const decision = decided('1002', '2015-12-01');
    const body = { decision, revokedOn: '2015-12-01', reason: 'Không còn đạt tiêu chuẩn' };
    await post(system, `/api/recognitions/${TITLE}/chi-cuc-thue/revocation`, body);
    expect([(await on('2015-11-30')).numerator, (await on('2015-12-01')).numerator]).toEqual(['8', '7']);
    const { body: history } = await system.get(`/api/history?decision=${encodeURIComponent(decision.number)}`);
    expect(history.items).toEqual([
      expect.objectContaining({
        type: 'RecognitionRevoked',
        subject: 'chi-cuc-thue',
        title: TITLE,
        reason: 'Không còn đạt tiêu chuẩn',
        decision,
      }),
    ]);
    const live = await system.get(`/api/recognitions?title=${TITLE}&area=${DISTRICT}&on=2015-12-01&after=${system.position}`);
    const names = live.body.items.map(({ subject }: { subject: string }) => subject);
    expect(names).toEqual([...AN_SINHS, ...OFFICES_UNITS].filter((ref) => ref !== 'chi-cuc-thue').toSorted());
  });

  it('is judged on the due day for good, once thirty days have passed', async () => {
    // On 31-12-2015 seven of ten are recognised: 70.00 % < 80.
    const due = { numerator: '7', denominator: '10', value: '70.00', period: '2015-12-31' };
    expect(await on('2016-01-10')).toMatchObject({ ...due, settled: false, state: 'awaiting-data' });
    expect(await on('2016-01-30')).toMatchObject({ ...due, settled: true, state: 'missed' });
  });

  it('follows a unit that moves: it counts where it lives on the day', async () => {
    await post(system, '/api/subjects/truong-an-sinh/moves', { area: OFFICES, on: '2015-08-01' });
    const [before, after] = [await on('2015-07-31', { area: AN_SINH }), await on('2015-08-01', { area: AN_SINH })];
    expect([before.numerator, after.numerator]).toEqual(['3', '2']);
    expect((await on('2015-08-01')).numerator).toBe('8');
  });

  it('explains what was counted and where the population comes from', async () => {
    const { body } = await system.get(`/api/status/explain?plan=${PLAN}&target=don-vi-2015&on=2015-12-31&after=${system.position}`);
    expect(body.row).toMatchObject({ numerator: '7', denominator: '10' });
    expect(body.derived).toMatchObject({ on: '2015-12-31', live: 7, population: '2014', tree: { area: DISTRICT, value: '10' } });
    expect(body.tree).toBeNull();
  });
});
