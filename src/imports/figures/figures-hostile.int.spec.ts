import { startSystem, type Answer, type System } from '../../../test/support/system';
import { zipped } from '../../platform/spreadsheet/zip';
import { AN_SINH, BINH_KHE, CLERK, fill, planned, report, send, template, told, VALUE, workbook } from './figures.fixture';

let system: System;
beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2015-05-10T02:00:00Z') });
  await planned(system);
  await report(system, 'ho', '2014-H2', { numerator: '800', denominator: '1000' });
});
afterAll(() => system.stop());

const eventsSoFar = async (): Promise<number> =>
  (await system.get(`/api/me?after=${system.position}`, { 'X-Actor': CLERK })).body.asOf.logSize;
let before: number;
beforeEach(async () => void (before = await eventsSoFar()));
afterEach(async () => {
  if ((await eventsSoFar()) !== before) throw new Error('something was recorded');
});

const messageOf = ({ body }: Answer, row: number): string =>
  body.outcomes.find((one: { row: number }) => one.row === row)?.message ?? JSON.stringify(body.outcomes);

/** A sheet as other programs write it: styles, merged cells, whatever stands in a cell. */
function handMade(rows: readonly string[], { styles = '', merged = '' } = {}): Buffer {
  const sheet = rows.map((cells, place) => `<row r="${place + 1}">${cells}</row>`).join('');
  return zipped(
    new Map([
      ['xl/workbook.xml', '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'],
      ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'],
      ['xl/styles.xml', styles],
      ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheet}</sheetData>${merged}</worksheet>`],
    ]),
  );
}
const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const HEAD = ['indicator', 'area', 'period', 'numerator', 'denominator', 'dataTo'].map(text).join('');
const KEY = ['ho', AN_SINH, '2015-H1'].map(text).join('');
const STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>';

describe('a file of figures that was made to do harm, or by mistake, records nothing', () => {
  it.each([
    ['no spreadsheet', Buffer.from('ten;nam')],
    ['one that unpacks to far more', handMade([`<c><v>${'1'.repeat(40_000_000)}</v></c>`])],
    ['entities that grow', handMade(['<c/>'], { styles: '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>' })],
  ])('%s', async (_, file) => {
    const { status, body } = await send(system, file);
    expect([status, body.code]).toEqual([422, 'malformed']);
    expect(body.detail).toContain('không phải bảng tính .xlsx đọc được');
  });

  it.each([
    ['a sheet about something else', 'ten;nam\nA;2015\n'],
    ['a column that nobody knows', 'indicator,area,period,value,pass\nho,a,2015,1,2\n'],
    ['a column twice', 'indicator,area,period,value,value\nho,a,2015,1,2\n'],
    ['nothing but a head', 'indicator,area,period,value\n'],
    ['letters of an older code page', 'indicator,area,period,note\nho,a,2015,\ufffd\n'],
    ['an open quote', 'indicator,area,period,note\nho,a,2015,"x\n'],
  ])('%s', async (_, file) => expect(await send(system, file)).toMatchObject({ status: 422, body: { code: 'malformed' } }));

  it('more lines than ten thousand', async () => {
    const lines = Array.from({ length: 10_001 }, (_, row) => `ho,${AN_SINH},${2000 + (row % 15)}-H1,1,2`);
    const { status, body } = await send(system, ['indicator,area,period,numerator,denominator', ...lines].join('\n'));
    expect([status, body.detail.includes('có 10001 dòng, quá 10000')]).toEqual([422, true]);
  });

  it('larger than a file of figures may be', async () =>
    expect((await send(system, Buffer.alloc(5_000_000))).body.code).toBe('body-too-large'));

  it('a number that a spreadsheet made a day of, a percentage, an error, a formula without its value, a merged cell: each says what to do', async () => {
    const row = (cell: string): string => `${KEY}${cell}<c><v>1000</v></c>${text('30/04/2015')}`;
    const cells = [
      '<c s="1"><v>42005</v></c>',
      '<c s="2"><v>0.8</v></c>',
      '<c t="e"><v>#REF!</v></c>',
      '<c><f>SUM(A1)</f></c>',
      '<c><v>1</v></c>',
    ];
    const merged = '<mergeCells><mergeCell ref="D6:E6"/></mergeCells>';
    for (const [place, words] of [
      'Ô đang là ngày 01/01/2015; hãy đổi định dạng ô về Số rồi gõ lại.',
      'Ô đang hiện phần trăm; hãy đổi định dạng ô về Số rồi gõ lại.',
      'Ô đang báo lỗi công thức; hãy sửa công thức hoặc gõ số.',
      'Ô có công thức chưa được tính; hãy mở bằng chương trình bảng tính rồi lưu lại.',
      'Ô bị gộp với ô khác; hãy bỏ gộp rồi gõ lại.',
    ].entries()) {
      const blank = Array.from({ length: 4 }, () => '');
      const file = handMade([HEAD, ...blank, row(cells[place] ?? '')], { styles: STYLES, ...(place === 4 && { merged }) });
      expect(messageOf(await send(system, file), 6)).toBe(words);
    }
  });

  it('thousands that may be read two ways, a decimal where things are counted, a number cut in two by its comma', async () => {
    const head = 'indicator,area,period,numerator,denominator,value,dataTo';
    const of = async (line: string): Promise<string> => messageOf(await send(system, `${head}\n${line}\n`), 2);
    expect(await of(`ho,${AN_SINH},2015-H1,"1,234",2000,,2015-05-01`)).toContain('“1,234” chưa rõ là bao nhiêu');
    expect(await of(`ho,${AN_SINH},2015-H1,8.5,2000,,2015-05-01`)).toContain('“8.5” có phần lẻ');
    expect(await of(`lop,${AN_SINH},2015-H1,,,1.234,2015-05-01`)).toContain('có thể là 1234 hoặc 1,234');
    expect(await of(`ho,${AN_SINH},2015-H1,1,234,2,000,,2015-05-01`)).toContain('nhiều ô hơn số cột');
    expect(await of(`ho,${AN_SINH},2015-H1,,,85,2015-05-01`)).toContain('Chỉ số này là tỷ lệ');
    expect(await of(`lop,${AN_SINH},2015-H1,=1+1,,=cmd|x,2015-05-01`)).toContain('Chỉ số này là số đếm');
    expect(await of(`lop,${AN_SINH},2015-H1,,,=1+1,2015-05-01`)).toContain('“=1+1” không phải là số');
  });

  it('a period that still runs without its day, a day that is none, one that is to come', async () => {
    const of = async (day: string): Promise<string> =>
      messageOf(await send(system, `indicator,area,period,value,dataTo\nlop,${AN_SINH},2015-H1,3,${day}\n`), 2);
    expect(await of('')).toContain('chưa kết thúc');
    expect(await of('31/02/2015')).toBe('“31/02/2015” không phải ngày có thật; hãy ghi như 30/06/2015.');
    expect(await of('2015-06-01')).toContain('ở sau ngày ghi nhận');
  });

  it('what names people, and what nobody knows', async () => {
    const file = [
      'indicator,area,period,value,dataTo,note',
      `lop,${AN_SINH},2015-H1,3,2015-05-01,"ông A, 0912345678"`,
      `khong-co,${AN_SINH},2015-H1,3,2015-05-01,`,
      `lop,22.999,2015-H1,3,2015-05-01,`,
      `lop,${AN_SINH},quy-1,3,2015-05-01,`,
      `lop,${BINH_KHE},2015-H1,3,2015-05-01,`,
      `lop,${AN_SINH},2015-H1,4,2015-05-01,`,
    ].join('\n');
    expect(told(await send(system, file))).toEqual([
      '2 refused lop malformed',
      '3 refused khong-co unknown-indicator',
      '4 refused lop unknown-area',
      '5 refused lop malformed',
      '6 refused lop forbidden',
      '7 refused lop figure-twice',
    ]);
  });

  it('a template of another area or period, or one whose columns or codes were changed', async () => {
    const rows = await template(system);
    const detail = async (query = ''): Promise<string> => (await send(system, workbook(rows), { query })).body.detail;
    expect(await detail(`&area=${BINH_KHE}`)).toContain('là mẫu của địa bàn khác hoặc kỳ khác');
    expect(await detail('&period=2014-H2')).toContain('là mẫu của địa bàn khác hoặc kỳ khác');
    const [mark = []] = rows;
    mark[0] = `Mẫu nhập số liệu: ${AN_SINH}`;
    expect(await detail()).toContain('có ô đầu tiên đã bị sửa');
    mark[0] = `Mẫu nhập số liệu: ${BINH_KHE} 2015-H1`;
    fill(rows, 'lop', { [VALUE]: { number: '3' }, 'Tính đến hết ngày': '01/05/2015' });
    expect(told(await send(system, workbook(rows)))).toEqual(['7 refused lop forbidden']);
    rows[3] = (rows[3] ?? []).map((title) => (title === 'Tổng số' ? 'Cộng' : title));
    expect(await detail()).toContain('thiếu cột: Tổng số');
  });

  it('a name that no file may have, and what is asked of lists of recognitions alone', async () => {
    const file = `indicator,area,period,value,dataTo\nlop,${AN_SINH},2015-H1,3,2015-05-01\n`;
    expect((await send(system, file, { name: '../a.csv' })).body.code).toBe('evidence-name-refused');
    expect((await send(system, file, { query: '&title=x' })).body.code).toBe('malformed');
    expect((await system.post('/api/imports?kind=figures', { rows: [] }, { 'X-Actor': CLERK })).body.code).toBe('malformed');
    expect((await send(system, file, { actor: 'demo-thanh-tra' })).status).toBe(403);
  });
});
