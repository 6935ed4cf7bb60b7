import { AN_SINH } from '../../../../test/support/dong-trieu';
import { fieldsIn, PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import type { System } from '../../../../test/support/system';
import { decisionFields, FAMILY, recogniser, recognitionSystem } from './recognitions.fixture';

const LIST = `/cong-nhan/danh-sach?title=${FAMILY}&area=22.205`;
const NAMES = [
  'TT\tTên\tĐịa bàn\tGhi chú',
  '1\tNhà bà <script>alert(3)</script>\txã An Sinh\t',
  '2\tNhà ông Bình\tBình Khê\t',
  '3\tNhà ông Xa\txã Không Có\t',
  '4\t\t\tkhông nói gì',
].join('\n');

let system: System;
let visitor: PageVisitor;
beforeAll(async () => {
  system = await recognitionSystem();
  visitor = await recogniser(system);
}, 60_000);
afterAll(() => system.stop());

const send = (fields: Readonly<Record<string, string | readonly string[]>>, file?: File): Promise<ShownPage> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  form.append('tep', file ?? new File([], ''));
  return visitor.postParts(LIST, form);
};
const head = { ...decisionFields('', '77/QĐ-UBND'), issuer: 'UBND xã', recognisedOn: '2016-02-01' };

describe('a whole list by one decision', () => {
  it('has a template with the columns that the title needs', async () => {
    const { html } = await visitor.get(`/cong-nhan/danh-sach/mau.csv?title=${FAMILY}&area=22.205`);
    expect(html).toContain('Mã đối tượng,Tên,Địa bàn');
  });

  it('that cannot be read is said at its box, and stays', async () => {
    const unread = await send({ ...head, viec: 'thu', danhSach: 'Tên,Số căn cước\nA,1' });
    expect(unread.status).toBe(422);
    expect(unread.html).toContain('href="#danhSach"');
    expect(unread.html).toContain('Tên,Số căn cước');
    const excel = await send({ ...head, viec: 'thu', danhSach: '' }, new File(['PK\u0003\u0004'], 'ds.xlsx'));
    expect(textOf(excel.html)).toContain('là tệp Excel');
    const noDecision = await send({ viec: 'thu', danhSach: NAMES });
    expect(noDecision.html).toContain('href="#number"');
    expect(noDecision.html).toContain('href="#recognisedOn"');
  });

  it('is tried with an outcome a row, and nothing is recorded; names stand as text', async () => {
    const tried = await send({ ...head, viec: 'thu', danhSach: NAMES });
    expect(tried.status).toBe(200);
    const text = textOf(tried.html);
    expect(text).toContain('Thử xong, chưa ghi gì');
    expect(text).toMatch(/2 công nhận 2 ghi sổ mới 2 không ghi/);
    expect(text).toMatch(/Dòng 3 Nhà ông Xa xã Không Có Địa bàn không rõ là nơi nào/);
    expect(text).toMatch(/Dòng 4 — — Phải có mã đối tượng, hoặc địa bàn/);
    expect(tried.html).not.toContain('<script>alert(3)');
    expect(textOf((await visitor.get(`/cong-nhan?title=${FAMILY}&area=22.205`)).html)).toContain('1 hộ gia đình đang giữ');
  });

  it('is recorded from what was tried; sent again it is the same list', async () => {
    const tried = await send({ ...head, viec: 'thu' }, new File([NAMES], 'ds.csv', { type: 'text/csv' }));
    const fields = fieldsIn(tried.html);
    const recorded = await send({ ...fields, viec: 'ghi' });
    expect(recorded.status).toBe(303);
    const shown = await visitor.get(recorded.location ?? '');
    expect(textOf(shown.html)).toMatch(/Danh sách đã được ghi\..*2 công nhận 2 ghi sổ mới 2 không ghi/);
    expect(shown.html).toContain('Nhà bà &lt;script>alert(3)&lt;/script>');
    expect(textOf(shown.html)).toContain('Dòng 3 — — Không ghi');
    const again = await send({ ...fields, viec: 'ghi' });
    expect(again.location).toBe(recorded.location);
    expect(textOf((await visitor.get(`/cong-nhan?title=${FAMILY}&area=22.205`)).html)).toContain('3 hộ gia đình đang giữ');
  });

  it('names are for those who may read them; who may not grant undoes nothing', async () => {
    const { location } = await send({ ...head, viec: 'ghi', danhSach: NAMES });
    const other = await (await PageVisitor.as(system.url, 'demo-lanh-dao')).get(location ?? '');
    expect(other.html).not.toContain('Nhà ông Bình');
    expect(other.html).not.toContain('Huỷ cả danh sách này');
  });

  it('is undone by one decision; the very same list is then offered as a new one', async () => {
    const recorded = await send({ ...head, viec: 'ghi', danhSach: NAMES });
    const page = (recorded.location ?? '').split('?')[0] ?? '';
    const undo = { viec: 'huy', khoa: 'u1', ...decisionFields('', '99/QĐ'), revokedOn: '', reason: '' };
    const refused = await visitor.post(page, undo);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#reason"');
    const undone = await visitor.post(page, { ...undo, reason: 'ghi <nhầm>' });
    expect([undone.status, undone.location]).toEqual([303, `${page}?xong=huy`]);
    const after = textOf((await visitor.get(page)).html);
    expect(after).toContain('Đã huỷ theo 99/QĐ');
    expect(after).toContain('thu hồi từ 01/02/2016');
    const again = await send({ ...head, viec: 'ghi', danhSach: NAMES });
    expect(again.status).toBe(409);
    expect(textOf(again.html)).toContain('Đúng danh sách này đã ghi rồi bị huỷ');
    const asNew = await send({ ...fieldsIn(again.html), viec: 'ghi' });
    expect(asNew.status).toBe(303);
    expect(asNew.location).not.toContain(page);
  });

  it('is refused row by row where one may not grant', async () => {
    const clerk = await PageVisitor.as(system.url, 'demo-an-sinh');
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...head, viec: 'thu', danhSach: `Tên,Địa bàn\nNhà A,${AN_SINH}` }))
      form.append(name, value);
    expect(textOf((await clerk.postParts(LIST, form)).html)).toContain('Bạn không có quyền công nhận ở địa bàn này');
  });
});
