import { fieldsIn, PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import { startSystem, type System } from '../../../../test/support/system';
import { readWorkbook, writeWorkbook, type Cell, type CellOut } from '../../../platform/spreadsheet';
import { CLERK, FIGURE, fillIn, report, SHEET } from './entry.fixture';

let system: System;
let clerk: PageVisitor;
beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2015-07-10T02:00:00Z') });
  await fillIn(system);
  await report(system, 'ho-hieu-hoc', '2015-H1', { numerator: '850', denominator: '1010' });
  await report(system, 'ho-hieu-hoc', '2015-H1', { numerator: '860', denominator: '1010', reason: 'thôn 3' }, { 'If-Match': '"0"' });
  await report(system, 'lop-hoc', '2015-H1', { value: '32', acknowledge: ['big-change'] });
  await system.get(`/api/me?after=${system.position}`, { 'X-Actor': CLERK });
  clerk = await PageVisitor.as(system.url, CLERK);
});
afterAll(() => system.stop());

/** Past the form of the moment. */
const formIn = (html: string): string => html.slice(html.search(/<form method="post" action="\/nhap/));
const follow = (shown: ShownPage): Promise<ShownPage> => clerk.get(shown.location ?? '');
const figure = async (indicator: string): Promise<{ status: number; body: { revision: number; detail: object } }> =>
  system.get(FIGURE(indicator));

describe('a spreadsheet that is filled in elsewhere', () => {
  const template = async (): Promise<Cell[][]> => {
    const { html } = await clerk.get(SHEET);
    const [, href = ''] = /href="(\/api\/templates\/figures\.xlsx[^"]*)"/.exec(html) ?? [];
    const response = await fetch(system.url + href.replaceAll('&amp;', '&'), { headers: { Cookie: clerk.cookie } });
    expect(response.headers.get('Content-Disposition')).toContain('so-lieu-22.205.07075-2015-H1.xlsx');
    return readWorkbook(Buffer.from(await response.arrayBuffer())).map((row) => [...row]);
  };
  const isOut = (cell: Cell): cell is CellOut => typeof cell === 'string' || 'number' in cell;
  const fileOf = (rows: readonly (readonly Cell[])[]): File => {
    const lines = rows.map((cells) => ({ cells: cells.filter(isOut) }));
    return new File([new Uint8Array(writeWorkbook('a', lines, { widths: [1], frozen: 1 }))], 'so-lieu.xlsx');
  };
  const bring = async (file: File, by = clerk): Promise<ShownPage> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fieldsIn(formIn((await by.get(SHEET)).html)))) form.append(name, String(value));
    form.append('viec', 'excel');
    form.append('bang-tinh', file);
    return by.postParts(SHEET, form);
  };
  const FILE = SHEET.replace('?', '/tep?');
  const rowOf = (rows: readonly Cell[][], code: string): Cell[] => rows.find(([first]) => first === code) ?? [];
  const fill = (rows: Cell[][], code: string, title: string, cell: Cell): void => {
    const line = rowOf(rows, code);
    const place = (rows[3] ?? []).indexOf(title);
    while (line.length <= place) line.push('');
    line[place] = cell;
  };
  const VALUE = 'Số đạt, số đếm, có/không';

  it('has what stands; brought back as it is, there is nothing to record', async () => {
    const rows = await template();
    expect(rowOf(rows, 'lop-hoc')).toContainEqual({ number: '32' });
    expect(rowOf(rows, 'lop-hoc')).toContain('12 lớp');
    const shown = await bring(fileOf(rows));
    expect([shown.status, textOf(shown.html).includes('Tệp không có gì mới')]).toEqual([200, true]);
    expect(shown.html).not.toContain('value="ghi"');
  });

  it('that was filled in is shown line by line, recorded whole, and kept as what the figures rest on', async () => {
    const rows = await template();
    fill(rows, 'ho-hieu-hoc', VALUE, { number: '870' });
    fill(rows, 'ho-hieu-hoc', 'Lý do sửa', 'thôn 4');
    fill(rows, 'lop-hoc', VALUE, { number: '70' });
    fill(rows, 'lop-hoc', 'Lý do sửa', 'gộp trường');
    const shown = await bring(fileOf(rows));
    expect(textOf(shown.html)).toMatch(
      /Chưa ghi gì. Sẽ ghi 2 số liệu; 1 số liệu cần bạn xem lại.*Thay đổi quá 50%.*86,14% \(870 \/ 1\.010\)/,
    );
    expect((await figure('ho-hieu-hoc')).body.revision).toBe(1);
    const held = fieldsIn(formIn(shown.html));
    const open = await clerk.post(FILE, { ...held, viec: 'ghi' });
    expect([open.status, textOf(open.html).includes('chưa ghi dòng nào')]).toEqual([422, true]);
    expect((await figure('ho-hieu-hoc')).body.revision).toBe(1);
    const ticked = { ...fieldsIn(formIn(open.html)), xem: /value="(\d+:big-change)"/.exec(open.html)?.[1] ?? '', viec: 'ghi' };
    const [once, twice] = [await clerk.post(FILE, ticked), await clerk.post(FILE, ticked)];
    expect([once.status, twice.location]).toEqual([303, once.location?.replace('xong=ghi', 'xong=da-ghi')]);
    const done = textOf((await follow(once)).html);
    for (const words of ['Đã ghi 2 số liệu.', 'so-lieu.xlsx', 'SHA-256', 'Hộ hiếu học', 'Đã sửa', 'Xem báo cáo sẽ gửi'])
      expect(done).toContain(words);
    expect((await figure('ho-hieu-hoc')).body).toMatchObject({ revision: 2, detail: { evidence: [expect.any(String)] } });
    const again = await bring(fileOf(rows));
    expect([textOf(again.html).includes('Đúng tệp này đã được ghi trước đó'), again.html.includes('value="ghi"')]).toEqual([true, false]);
    const list = await clerk.get('/nhap/tep');
    expect(textOf(list.html)).toMatch(/so-lieu\.xlsx xã An Sinh, 6 tháng đầu năm 2015.*Đã ghi xong/i);
    expect(textOf((await (await PageVisitor.as(system.url, 'demo-binh-khe')).get('/nhap/tep')).html)).toContain(
      'Chưa có tệp hay danh sách nào',
    );
  });

  it('with faults lists them by line, and one of another sheet is not taken at all', async () => {
    const rows = await template();
    fill(rows, 'ho-hieu-hoc', VALUE, 'khoảng 800');
    fill(rows, 'co-trung-tam', VALUE, 'chưa rõ');
    const faulty = await bring(fileOf(rows));
    expect([faulty.status, faulty.html.includes('value="ghi"')]).toEqual([422, false]);
    expect(textOf(faulty.html)).toMatch(/2 dòng có lỗi.*Dòng 5 Hộ hiếu học “khoảng 800” không phải là số.*Dòng 8 Có trung tâm/);
    rows[0] = ['Mẫu nhập số liệu: 22.205.07075 2014-H2'];
    expect(textOf((await bring(fileOf(rows))).html)).toContain('Tệp là mẫu của địa bàn khác hoặc kỳ khác');
    expect(textOf((await bring(new File(['ten;nam'], 'a.xlsx'))).html)).toContain('không phải bảng tính .xlsx đọc được');
    expect(textOf((await bring(new File([''], ''))).html)).toContain('Hãy chọn tệp Excel hoặc CSV');
    expect((await system.get('/api/drafts', { 'X-Actor': CLERK })).body.items).toEqual([]);
  });

  it('of another commune is recorded by nobody else', async () => {
    const rows = await template();
    fill(rows, 'ho-hieu-hoc', VALUE, { number: '1' });
    fill(rows, 'ho-hieu-hoc', 'Lý do sửa', 'x');
    const other = await PageVisitor.as(system.url, 'demo-binh-khe');
    const shown = await bring(fileOf(rows), other);
    expect([shown.status, textOf(shown.html).includes('Bạn không có quyền báo số liệu của địa bàn này')]).toEqual([422, true]);
  });
});
