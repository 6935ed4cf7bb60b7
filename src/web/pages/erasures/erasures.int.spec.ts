import { AN_SINH } from '../../../../test/support/dong-trieu';
import { sendEvidence } from '../../../../test/support/evidence';
import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import type { System } from '../../../../test/support/system';
import { FAMILY, recognitionSystem } from '../recognitions/recognitions.fixture';

const ONE = '/cong-nhan/xoa-ten/ho-1';

let system: System;
let recogniser: PageVisitor;
let supervisor: PageVisitor;
beforeAll(async () => {
  system = await recognitionSystem();
  recogniser = await PageVisitor.as(system.url, 'demo-khuyen-hoc');
  supervisor = await PageVisitor.as(system.url, 'demo-lanh-dao');
}, 60_000);
afterAll(() => system.stop());

/** Browsers keep it, and printers put it on the paper. */
const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1] ?? '';

describe('requests to be forgotten', () => {
  it('who asks is found by name; nothing waits yet', async () => {
    const { html } = await recogniser.post('/cong-nhan/xoa-ten', { q: 'nha ong' });
    expect(textOf(html)).toContain('Không có yêu cầu nào đang chờ');
    expect(html).toContain('<form method="post" action="/cong-nhan/xoa-ten"');
    expect(html).toContain(`href="${ONE}"`);
    expect(html).not.toContain('<img src=x');
  });

  it('a request is received with its ground; a day to come is refused at its field', async () => {
    const { html } = await recogniser.get(ONE);
    expect(html).toContain('Ghi nhận yêu cầu xoá tên');
    expect(titleOf(html)).toBe('Xoá tên: mã ho-1 – Hiếu học');
    const form = { ...fieldsIn(html), reason: 'đơn <b>tay</b>' };
    const refused = await recogniser.post(ONE, { ...form, requestedOn: '2016-13-01' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#requestedOn"');
    const received = await recogniser.post(ONE, { ...form, requestedOn: '2016-02-26' });
    expect([received.status, received.location]).toEqual([303, `${ONE}?xong=ghi-nhan`]);
  });

  it('it waits with the day by which it is answered and done, and who received it', async () => {
    const text = textOf((await recogniser.get('/cong-nhan/xoa-ten')).html);
    // Two working days after Friday 26 February, fifteen days after it.
    expect(text).toMatch(/Người có dữ liệu yêu cầu 26\/02\/2016 .* ghi nhận 01\/03\/2016 12\/03\/2016/);
    expect(textOf((await recogniser.get('/cong-nhan/xoa-ten?on=2016-04-01')).html)).toContain('đã quá hạn');
  });

  it('who received it is offered nothing; who answers for the place looks first, then erases', async () => {
    expect((await recogniser.get(ONE)).html).not.toContain('Xoá tên vĩnh viễn');
    const { html } = await supervisor.get(ONE);
    expect(html).toContain('Xoá tên vĩnh viễn');
    expect(html).toContain('Gia hạn 15 ngày');
    const unlooked = await supervisor.post(ONE, { viec: 'xoa', khoa: 'e1' });
    expect(unlooked.status).toBe(422);
    expect(unlooked.html).toContain('href="#chacChan"');
    const extended = await supervisor.post(ONE, { viec: 'gia-han', khoa: 'e2', 'gia-han-reason': 'chờ <xác minh>' });
    expect(extended.location).toBe(`${ONE}?xong=gia-han`);
    expect(textOf((await supervisor.get(ONE)).html)).toContain('27/03/2016, đã gia hạn');
    const erased = await supervisor.post(ONE, { viec: 'xoa', khoa: 'e3', chacChan: 'co' });
    expect([erased.status, erased.location]).toEqual([303, `${ONE}?xong=xoa`]);
  });

  it('the name is gone from every page, the title stays under the code', async () => {
    expect(textOf((await recogniser.get('/cong-nhan/xoa-ten')).html)).toContain('Đã xoá');
    const register = await recogniser.get(`/cong-nhan?title=${FAMILY}&area=22.205`);
    expect(register.html).not.toContain('Nhà ông');
    expect(textOf(register.html)).toContain('Tên đã xoá (mã ho-1)');
  });

  it('four eyes: a supervisor who received it himself is told to leave it to another', async () => {
    await system.post('/api/subjects', { ref: 'ho-2', kind: 'household', area: '22.205.07075', name: 'Nhà bà Tám' });
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
    const path = '/cong-nhan/xoa-ten/ho-2';
    const form = fieldsIn((await supervisor.get(path)).html);
    expect(await supervisor.post(path, form)).toMatchObject({ status: 303 });
    expect(textOf((await supervisor.get(path)).html)).toContain('Bạn đã ghi nhận yêu cầu này nên không tự xoá');
    const own = await supervisor.post(path, { viec: 'xoa', khoa: 'e4', chacChan: 'co' });
    expect(own.status).toBe(403);
    expect(textOf(own.html)).toContain('không được tự thực hiện');
  });

  it('who has no business there is refused', async () =>
    expect(await (await PageVisitor.as(system.url, 'demo-nghia-hoa')).get(ONE)).toMatchObject({ status: 403 }));
});

describe('a file of evidence that shows too much', () => {
  const FILE = '/minh-chung/giay-1';
  const OWN = `${FILE}/xoa`;
  beforeAll(async () => {
    const query = `?ref=giay-1&area=${AN_SINH}`;
    await sendEvidence(system.url, 'can-bo-1', { query, name: 'Đơn của bà Hoa.pdf' });
  });

  it('is asked to be erased from its own page, by who works there; the title of the page says no name', async () => {
    const { html } = await recogniser.get(FILE);
    expect(html).toContain('Đơn của bà Hoa.pdf');
    expect(html).toContain(`href="${OWN}"`);
    expect(titleOf(html)).toBe('Minh chứng mã giay-1 – Hiếu học');
    expect(await (await PageVisitor.as(system.url, 'demo-nghia-hoa')).get(OWN)).toMatchObject({ status: 403 });
    const form = fieldsIn((await recogniser.get(OWN)).html);
    const future = await recogniser.post(OWN, { ...form, requestedOn: '' });
    expect([future.status, future.html]).toEqual([422, expect.stringContaining('href="#requestedOn"')]);
    expect(await recogniser.post(OWN, form)).toMatchObject({ status: 303, location: `${OWN}?xong=ghi-nhan` });
    expect((await recogniser.get(OWN)).html).not.toContain('Xoá tệp vĩnh viễn');
  });

  it('waits in the list of those who answer for the place, and is erased by one of them, who looks first', async () => {
    expect((await supervisor.get('/cong-nhan/xoa-ten')).html).toContain(`href="${OWN}"`);
    const { html } = await supervisor.get(OWN);
    expect(textOf(html)).toContain('bị xoá cùng tên tệp, không khôi phục được');
    const unlooked = await supervisor.post(OWN, { viec: 'xoa', khoa: 'f1' });
    expect([unlooked.status, unlooked.html]).toEqual([422, expect.stringContaining('href="#chacChan"')]);
    expect(await supervisor.post(OWN, { viec: 'xoa', khoa: 'f2', chacChan: 'co' })).toMatchObject({
      status: 303,
      location: `${OWN}?xong=xoa`,
    });
    expect(textOf((await supervisor.get(`${OWN}?xong=xoa`)).html)).toMatch(/Đã xoá tệp\..* Tệp đã xoá /);
  });

  it('is gone with its name, and offered no more', async () => {
    const { html } = await recogniser.get(FILE);
    expect(textOf(html)).toContain('Tệp đã xoá theo yêu cầu');
    expect(html).not.toMatch(/Hoa|giay-1\/xoa/);
    expect((await recogniser.get(OWN)).html).not.toContain('name="viec"');
  });
});
