import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type System } from '../../test/support/system';

const decision = (number: string, issuedOn: string) => ({ number, issuedOn, issuer: 'UBND xã An Sinh' });
const TITLE = 'gia-dinh-hieu-hoc';
const ONE = `/api/recognitions/${TITLE}/ho-1`;

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
  for (const one of [area('huyen', 'district', null), area('an-sinh', 'commune', 'huyen'), area('binh-khe', 'commune', 'huyen')])
    await ask.done('/api/areas', one);
  await ask.done('/api/titles', {
    code: TITLE,
    name: 'Gia đình hiếu học',
    subject: 'household',
    grantedBy: 'commune',
    validity: { months: 36 },
  });
  for (const [ref, home] of [
    ['ho-1', 'an-sinh'],
    ['ho-2', 'an-sinh'],
    ['ho-3', 'binh-khe'],
  ]) {
    await ask.done('/api/subjects', { ref, kind: 'household', area: home });
    const recognisedOn = ref === 'ho-3' ? '2017-11-20' : '2015-11-20';
    await ask.done('/api/recognitions', {
      title: TITLE,
      subject: ref,
      area: home,
      decision: decision('12/QĐ-UBND', '2015-11-15'),
      recognisedOn,
    });
  }
  await ask.done(`${ONE}/renewals`, { decision: decision('40/QĐ-UBND', '2018-10-01'), renewedOn: '2018-10-05' });
  await ask.done(`${ONE}/revocation`, {
    decision: decision('77/QĐ-UBND', '2019-02-28'),
    revokedOn: '2019-03-01',
    reason: 'có người bỏ học',
  });
}, 60_000);
afterAll(() => system.stop());

describe('the life of a recognition', () => {
  it('is told step by step: by which decision, by whom, for what reason', async () => {
    const { body, headers } = await ask.seen(`${ONE}?on=2019-06-01`);
    expect(
      body.life.map(({ type, reason, data }: { type: string; reason: string | null; data: { decision: object } }) => [
        type,
        reason,
        data.decision,
      ]),
    ).toEqual([
      ['RecognitionGranted', null, decision('12/QĐ-UBND', '2015-11-15')],
      ['RecognitionRenewed', null, decision('40/QĐ-UBND', '2018-10-01')],
      ['RecognitionRevoked', 'có người bỏ học', decision('77/QĐ-UBND', '2019-02-28')],
    ]);
    expect(body.life[0]).toMatchObject({ revision: 0, actor: 'can-bo-1', data: { validUntil: '2018-11-20' } });
    expect(body.grants).toMatchObject([{ grant: 1, validUntil: '2021-11-20', revokedOn: '2019-03-01', live: false, area: 'an-sinh' }]);
    expect([body.revision, headers.get('ETag')]).toEqual([2, '"2"']);
  });

  it('ends with what was known at the moment asked about; each step says how long the log was with it', async () => {
    const { body } = await ask.seen(ONE);
    const granted = await ask.seen(`${ONE}?asOf=${String(body.life[0].logSize)}&on=2016-01-01`);
    expect(granted.body).toMatchObject({ revision: 0, grants: [{ validUntil: '2018-11-20', revokedOn: null, live: true }] });
    expect(granted.body.life).toHaveLength(1);
    expect((await system.get(`${ONE}?asOf=${String(body.life[0].logSize - 1)}`)).body).toMatchObject({ code: 'unknown-recognition' });
  });

  it('of what was never granted is not there', async () =>
    expect(await system.get('/api/recognitions/gia-dinh-hieu-hoc/ho-9')).toMatchObject({ status: 404 }));
});

describe('counts of a title', () => {
  const counts = async (query: string): Promise<unknown> => (await ask.seen(`/api/recognitions/counts?title=${TITLE}&${query}`)).body;

  it('are those of the areas right under one, on the day, where nobody holds it too', async () => {
    expect(await counts('area=huyen&on=2016-01-01')).toMatchObject({
      live: 2,
      expiring: null,
      items: [
        { area: 'an-sinh', live: 2 },
        { area: 'binh-khe', live: 0 },
      ],
    });
    expect(await counts('area=huyen&on=2018-01-01')).toMatchObject({ live: 3 });
    expect(await counts('on=2018-01-01')).toMatchObject({ live: 3, items: [{ area: 'huyen', live: 3 }] });
  });

  it('agree with the list, and say what ends by a day', async () => {
    const on = 'area=huyen&on=2018-10-10&expiresBy=2018-12-31';
    // ho-1 was renewed five days before.
    expect(await counts(on)).toMatchObject({
      live: 3,
      expiring: 1,
      items: [
        { live: 2, expiring: 1 },
        { live: 1, expiring: 0 },
      ],
    });
    expect((await ask.seen(`/api/recognitions?title=${TITLE}&${on}`)).body.items).toHaveLength(1);
  });

  it('of a title or an area nobody knows are refused', async () => {
    expect((await system.get('/api/recognitions/counts?title=khong-co')).body).toMatchObject({ code: 'unknown-title' });
    expect((await system.get(`/api/recognitions/counts?title=${TITLE}&area=khong-co`)).body).toMatchObject({ code: 'unknown-area' });
  });
});
