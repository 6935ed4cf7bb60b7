import { Paging, type Fields, type Shown } from '../../../../test/support/paging';
import { CLANS, Dossiers, figurePath, HOUSEHOLDS, PERIOD } from '../../../reports/dossiers.fixture';

const [AN_SINH, BINH_KHE] = ['22.205.07075', '22.205.07072'];
const SHEET = `/xac-minh/${BINH_KHE}/${PERIOD}`;

let dossiers: Dossiers;
beforeAll(async () => {
  dossiers = await Dossiers.open();
  for (const area of [AN_SINH, BINH_KHE]) await dossiers.reportBoth(area);
  await dossiers.seen(figurePath(BINH_KHE, CLANS));
}, 60_000);
afterAll(() => dossiers.system.stop());

const asked = async (path: string, person: string, form?: Fields): Promise<Shown> => {
  const paging = await Paging.as(dossiers.system, person);
  return form === undefined ? paging.get(path) : paging.send(path, form);
};

const verifier = 'demo-phong-gddt';

describe('the verifier’s queue and sheets', () => {
  it('lists what waits by area and period, with a way to each sheet', async () => {
    const { html } = await asked('/xac-minh', verifier);
    expect(html).toContain(`href="${SHEET}"`);
    expect(html).toContain(`href="/xac-minh/${AN_SINH}/${PERIOD}"`);
    expect(html).toContain('2 số liệu');
  });

  it('is narrowed to an area, and to what was corrected after it was verified, where its address says so', async () => {
    const { html } = await asked(`/xac-minh?area=${AN_SINH}`, verifier);
    expect(html).toContain(`/xac-minh/${AN_SINH}/${PERIOD}`);
    expect(html).not.toContain(SHEET);
    expect(html).toMatch(new RegExp(`<option value="${BINH_KHE}">`));
    expect((await asked('/xac-minh?review=changed', verifier)).html).toContain('Không có số liệu nào chờ xác minh.');
  });

  it('a sheet shows each figure with what it was made of, ticked where nothing speaks against it', async () => {
    const { html } = await asked(SHEET, verifier);
    expect(html).toMatch(/\d+,\d\d% \([\d.]+\/[\d.]+\)/);
    expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
    expect(html).toContain('Xác minh các số liệu đã chọn');
  });

  it('who may only look has nothing to send', async () => {
    const { html } = await asked(SHEET, 'demo-lanh-dao');
    expect(html).not.toContain('type="checkbox"');
    expect(html).not.toContain('Xác minh các số liệu đã chọn');
    expect(
      await asked(SHEET, 'demo-lanh-dao', [
        ['viec', 'xac-minh'],
        ['so', `${HOUSEHOLDS}:0`],
        ['khoa', 'a'],
      ]),
    ).toMatchObject({ status: 403, html: expect.stringContaining('không có quyền') });
  });

  it('in a past state of knowledge nothing is offered', async () =>
    expect((await asked(`${SHEET}?asOf=2100-01-01`, verifier)).html).not.toContain('type="checkbox"'));

  it('nothing ticked, or a return without a reason, is said; what was ticked stays', async () => {
    expect(
      await asked(SHEET, verifier, [
        ['viec', 'xac-minh'],
        ['khoa', 'b'],
      ]),
    ).toMatchObject({ status: 422, html: expect.stringContaining('Chưa chọn số liệu nào') });
    const returned = await asked(SHEET, verifier, [
      ['viec', 'tra-lai'],
      ['so', `${CLANS}:0`],
      ['reason', ' '],
      ['khoa', 'c'],
    ]);
    expect(returned.html).toContain('Hãy ghi lý do trả lại');
    expect(returned.html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(1);
  });

  it('one is returned with its reason, the other verified; each says so and is no longer to tick', async () => {
    const form = [
      ['viec', 'tra-lai'],
      ['so', `${CLANS}:0`],
      ['reason', 'chưa khớp <sổ>'],
      ['khoa', 'd'],
    ] as const;
    const returned = await asked(SHEET, verifier, form);
    expect([returned.status, returned.to]).toEqual([303, `${SHEET}?xong=da-tra-lai&so=1`]);
    expect(await asked(SHEET, verifier, form)).toMatchObject({ status: 303 });
    const verified = await asked(SHEET, verifier, [
      ['viec', 'xac-minh'],
      ['so', `${HOUSEHOLDS}:0`],
      ['khoa', 'e'],
    ]);
    expect([verified.status, verified.to]).toEqual([303, `${SHEET}?xong=da-xac-minh&so=1`]);
    const { html } = await asked(`${SHEET}?xong=da-xac-minh&so=1`, verifier);
    expect(html).toContain('Đã xác minh 1 số liệu.');
    expect(html).toContain('Đã trả lại: chưa khớp &lt;sổ>');
    expect(html).not.toContain('type="checkbox"');
  });

  it('what was sent back and corrected shows what it was, why it was sent back and why it was changed', async () => {
    await dossiers.system.post(`${figurePath(BINH_KHE, HOUSEHOLDS)}/return`, { revision: 0, reason: 'thừa một hộ' });
    expect((await dossiers.correct(BINH_KHE, '1279', 2)).status).toBe(200);
    await dossiers.seen(figurePath(BINH_KHE, HOUSEHOLDS));
    const { html } = await asked(SHEET, verifier);
    expect(html).toContain('Đã trả lại: thừa một hộ');
    expect(html).toMatch(/Đã sửa từ [\d.,]+% \([\d.]+\/[\d.]+\): [^<]+</);
  });

  it('what a colleague was quicker with is said figure by figure, and the rest is done', async () => {
    await dossiers.system.post(`${figurePath(AN_SINH, CLANS)}/return`, { revision: 0, reason: 'xem lại' });
    const late = await asked(`/xac-minh/${AN_SINH}/${PERIOD}`, verifier, [
      ['viec', 'tra-lai'],
      ['so', `${CLANS}:0`],
      ['so', `${HOUSEHOLDS}:0`],
      ['reason', 'thiếu biên bản'],
      ['khoa', 'f'],
    ]);
    expect(late.status).toBe(422);
    expect(late.html).toContain('1 số liệu khác đã ghi.');
    expect(late.html).toContain(`href="#so-lieu-${CLANS}"`);
  });
});
