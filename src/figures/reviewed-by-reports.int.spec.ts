import { figurePath, Dossiers, HOUSEHOLDS, CLANS, PERIOD, spoken } from '../reports/dossiers.fixture';

const [AN_SINH, BINH_KHE] = ['22.205.07075', '22.205.07072'];

let dossiers: Dossiers;
beforeAll(async () => {
  dossiers = await Dossiers.open();
  for (const area of [AN_SINH, BINH_KHE]) {
    await dossiers.reportBoth(area);
    await dossiers.submit(area);
  }
  await dossiers.accept(AN_SINH, { except: [{ ...spoken(AN_SINH, CLANS), reason: 'chưa khớp sổ' }] });
  // What a report said is known once the read models have it.
  await dossiers.seen(figurePath(AN_SINH));
}, 60_000);
afterAll(() => dossiers.system.stop());

const reviewOf = async (area: string, indicator = HOUSEHOLDS): Promise<unknown> =>
  (await dossiers.seen(figurePath(area, indicator))).body.review;
const answered = async (path: string, body: object): Promise<unknown> => {
  const { status, body: told } = await dossiers.system.post(path, body);
  return told.code ?? status;
};

it('what waits is counted by area and period; what is decided does not wait', async () => {
  const { body } = await dossiers.seen('/api/figures/waiting?area=22.205');
  expect(body.items).toEqual([{ area: BINH_KHE, period: PERIOD, waiting: 2, changed: 0, since: expect.stringMatching(/Z$/) }]);
  expect((await dossiers.seen(`/api/figures/waiting?area=${AN_SINH}`)).body.items).toEqual([]);
  expect((await dossiers.system.get('/api/figures/waiting?asOf=1')).status).toBe(422);
});

it('a figure that a report verified is not verified again, alone or in a list', async () => {
  expect(await answered(`${figurePath(AN_SINH)}/verification`, { revision: 0 })).toBe('already-verified');
  const figures = [{ indicator: HOUSEHOLDS, area: AN_SINH, period: PERIOD, revision: 0 }];
  const { body } = await dossiers.system.post('/api/figures/verification', { figures });
  expect(body.items[0].outcome).toBe('already-verified');
});

it('a figure that a report returned is not returned again, and may be sent as it was with the reason why it is right', async () => {
  const clans = figurePath(AN_SINH, CLANS);
  expect(await answered(`${clans}/return`, { revision: 0, reason: 'xem lại' })).toBe('already-returned');
  const again = { numerator: '9', denominator: '12', reason: 'đã đối chiếu' };
  expect((await dossiers.system.put(clans, again, { 'If-Match': '"0"' })).status).toBe(200);
  expect(await reviewOf(AN_SINH, CLANS)).toBe('waiting');
});

it('a figure that a report verified may be returned, and is then verified no more; and withdrawn', async () => {
  expect(await reviewOf(AN_SINH)).toBe('verified');
  expect(await answered(`${figurePath(AN_SINH)}/return`, { revision: 0, reason: 'sai mẫu số' })).toBe(200);
  expect(await reviewOf(AN_SINH)).toBe('returned');
  expect((await dossiers.statusOf(AN_SINH)).value).toBeNull();
  expect(await answered(`${figurePath(AN_SINH)}/withdrawal`, { reason: 'nhầm' })).toBe(200);
  expect(await reviewOf(AN_SINH)).toBe('withdrawn');
});

it('an earlier revision is not verified when a report has verified a later one', async () => {
  await dossiers.correct(BINH_KHE, '1300');
  await dossiers.system.post(`/api/reports/dong-trieu-2013/xa-bao-cao-6-thang/${BINH_KHE}/${PERIOD}/return`, { reason: 'số mới' });
  await dossiers.submit(BINH_KHE);
  await dossiers.accept(BINH_KHE);
  expect(await reviewOf(BINH_KHE)).toBe('verified');
  expect(await answered(`${figurePath(BINH_KHE)}/verification`, { revision: 0 })).toBe('later-revision-verified');
});
