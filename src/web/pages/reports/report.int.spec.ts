import { AN_SINH, BINH_KHE, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import { issue, report } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const CLANS = 'dong-ho-hieu-hoc';
const path = (area: string): string => `/bao-cao/${PLAN}/xa-bao-cao-6-thang/${area}/2015-H1`;

/** Every filled field of the forms on a page, by name: what a browser would send. */
const fieldsOf = (html: string, name: string): string[] =>
  (html.match(/<input[^>]*>/g) ?? [])
    .filter((tag) => tag.includes(` name="${name}"`))
    .map((tag) => / value="([^"]*)"/.exec(tag)?.[1] ?? '');

describe('the life of one report', () => {
  let system: System;
  let clerk: PageVisitor;
  let verifier: PageVisitor;
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date('2015-07-20T02:00:00Z') });
    await issue(system, PLAN);
    for (const area of [AN_SINH, BINH_KHE]) await report(system, HOUSEHOLDS, area, '2015-H1', { numerator: '1280', denominator: '1600' });
    await report(system, CLANS, AN_SINH, '2015-H1', { numerator: '9', denominator: '12' });
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
    clerk = await PageVisitor.as(system.url, 'demo-an-sinh');
    verifier = await PageVisitor.as(system.url, 'demo-phong-gddt');
  });
  afterAll(() => system.stop());
  const submit = async (html: string, more: Record<string, string> = {}): Promise<ShownPage> =>
    clerk.post(path(AN_SINH), { viec: 'nop', khoa: fieldsOf(html, 'khoa')[0] ?? '', so: fieldsOf(html, 'so'), ...more });

  it('before it is sent, its office sees what would be sent, and nobody else a form', async () => {
    const { status, html } = await clerk.get(path(AN_SINH));
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Sẽ gửi 2 số liệu');
    expect(textOf(html)).toContain('80,00% (1.280/1.600)');
    expect(textOf(html)).toContain('Còn 29 chỉ số chưa có số liệu');
    expect((await clerk.get(path(BINH_KHE))).html).not.toContain('Gửi báo cáo</h2>');
    expect((await verifier.get(path(AN_SINH))).html).not.toContain('value="nop"');
  });

  it('more time is given by who receives it, with a reason; without one the form comes back with what was typed', async () => {
    const refused = await verifier.post(path(AN_SINH), { viec: 'gia-han', khoa: 'gia-han-1', until: '2015-07-30', extendReason: '' });
    expect([refused.status, fieldsOf(refused.html, 'until')]).toEqual([422, ['2015-07-30']]);
    expect(textOf(refused.html)).toContain('Lý do không được để trống');
    const taken = await verifier.post(path(AN_SINH), { viec: 'gia-han', khoa: 'gia-han-2', until: '2015-07-30', extendReason: 'mưa lũ' });
    expect([taken.status, taken.location]).toEqual([303, `${path(AN_SINH)}?xong=gia-han`]);
    const said = textOf((await verifier.get(taken.location ?? '')).html);
    expect(said).toContain('Đã gia hạn.');
    expect(said).toContain('30/07/2015, đã gia hạn');
    expect(said).toContain('Lý do: mưa lũ');
  });

  it('what a colleague corrected since the form was made is not sent unseen', async () => {
    const { html } = await clerk.get(path(AN_SINH));
    const said = { numerator: '1300', denominator: '1600', reason: 'bổ sung' };
    await system.put(`/api/figures/${HOUSEHOLDS}/${AN_SINH}/2015-H1`, said, { 'If-Match': '"0"' });
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
    const refused = await submit(html);
    expect(refused.status).toBe(409);
    expect(textOf(refused.html)).toContain('Có số liệu vừa được thêm hoặc sửa');
    expect(textOf(refused.html)).toContain('81,25% (1.300/1.600)');
  });

  it('is sent once, however often the form is', async () => {
    const { html } = await clerk.get(path(AN_SINH));
    const [first, second] = [await submit(html, { note: 'đủ' }), await submit(html, { note: 'đủ' })];
    expect([first.status, second.status]).toEqual([303, 303]);
    const said = textOf((await clerk.get(first.location ?? '')).html);
    expect(said).toContain('Báo cáo đã được gửi.');
    expect(said).toContain('Số liệu đã gửi: 2/31 chỉ số');
    expect(said.match(/Gửi báo cáo \d\d:\d\d/g)).toHaveLength(1);
  });

  it('is returned with a reason, whole and one figure; its first submission is kept', async () => {
    const { html } = await verifier.get(path(AN_SINH));
    const one = `ly-do:${CLANS}:${AN_SINH}:2015-H1`;
    const taken = await verifier.post(path(AN_SINH), {
      viec: 'tra',
      khoa: 'tra-1',
      submission: fieldsOf(html, 'submission')[0] ?? '',
      reason: 'chưa ký',
      [one]: 'thiếu một dòng họ',
    });
    expect(taken.status).toBe(303);
    const said = textOf((await clerk.get(path(AN_SINH))).html);
    expect(said).toContain('Bị trả lại');
    expect(said).toContain('Lý do: chưa ký');
    expect(said).toContain('Bị trả lại thiếu một dòng họ');
    expect(said).toContain('Gửi lần đầu 20/07/2015, đúng hạn');
  });

  it('is accepted but for what has a reason; who comes second is told who was first', async () => {
    await submit((await clerk.get(path(AN_SINH))).html);
    const { html } = await verifier.get(path(AN_SINH));
    const decided = { viec: 'nhan', submission: fieldsOf(html, 'submission')[0] ?? '' };
    const one = { [`ly-do:${CLANS}:${AN_SINH}:2015-H1`]: 'còn thiếu' };
    expect((await verifier.post(path(AN_SINH), { ...decided, ...one, khoa: 'nhan-1' })).location).toBe(`${path(AN_SINH)}?xong=nhan`);
    const said = textOf((await clerk.get(path(AN_SINH))).html);
    expect(said).toContain('1 số liệu được xác minh 1 số liệu trả lại');
    expect(said).toContain('Bị trả lại còn thiếu');
    const other = await PageVisitor.as(system.url, 'demo-van-phong-ubnd');
    const second = await other.post(path(AN_SINH), { ...decided, khoa: 'nhan-2' });
    expect(second.status).toBe(409);
    expect(textOf(second.html)).toContain('đã được Người thẩm định, Phòng GD&ĐT huyện Đông Triều (người mẫu) chấp nhận');
    expect(textOf(second.html)).toContain('Đã xác minh');
    expect(textOf((await clerk.get(path(AN_SINH))).html)).toContain('Gửi bản đính chính, bổ sung');
  });

  it('is refused to who has no right, in words', async () => {
    const stranger = await PageVisitor.as(system.url, 'demo-khuyen-hoc');
    const refused = await stranger.post(path(BINH_KHE), { viec: 'nop', khoa: 'x-1', so: `${HOUSEHOLDS} ${BINH_KHE} 2015-H1 0` });
    expect(refused.status).toBe(403);
  });

  it('on a day before, and as it was known then, it was not sent; nothing is offered in the past', async () => {
    const before = textOf((await clerk.get(`${path(AN_SINH)}?on=2015-07-10`)).html);
    expect(before).toContain('Đang xem tình hình ngày 10/07/2015');
    expect(before).toContain('Gửi lần đầu chưa gửi');
    expect(before).toContain('Đến nay báo cáo này: Đã xác minh');
    const known = await clerk.get(`${path(AN_SINH)}?asOf=1`);
    expect(known.status).toBe(404);
    const past = await clerk.get(`${path(BINH_KHE)}?asOf=2015-07-20`);
    expect([past.status, past.html.includes('value="nop"')]).toEqual([200, false]);
  });

  it('as a paper says who reports to whom, and from how much of the log it was made', async () => {
    const said = textOf((await clerk.get(`${path(AN_SINH)}/ban-in`)).html);
    expect(said).toContain('ỦY BAN NHÂN DÂN XÃ AN SINH');
    expect(said).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(said).toContain('Kính gửi: Phòng Giáo dục và Đào tạo huyện Đông Triều');
    expect(said).toMatch(/từ [\d.]+ sự kiện đầu của nhật ký/);
  });
});
