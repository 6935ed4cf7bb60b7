import { readWorkbook, writeWorkbook, type SheetRowOut } from './index';
import { NotAnArchive, unzipped, zipped } from './zip';

const LOOK = { widths: [10, 20], frozen: 1 };
const sheetOf = (xml: string, shared = ''): Buffer =>
  zipped(
    new Map([
      ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${xml}</sheetData></worksheet>`],
      ...(shared === '' ? [] : [['xl/sharedStrings.xml', shared] as const]),
    ]),
  );

describe('a workbook', () => {
  it('that was written is read as it was', () => {
    const rows: SheetRowOut[] = [
      { cells: ['Mã', 'Hộ <hiếu học> & "gia đình"'], bold: true },
      { cells: ['', { number: '1234' }, ' có dòng\nthứ hai '] },
      { cells: [{ number: '85.4' }] },
    ];
    expect(readWorkbook(writeWorkbook('Số liệu', rows, LOOK))).toEqual(rows.map(({ cells }) => cells));
  });

  it('of other programs is read: shared and rich text, computed values, gaps, attributes in any order', () => {
    const shared = '<sst><si><t>Hộ</t></si><si><r><t>hiếu </t></r><r><t xml:space="preserve">học</t></r><rPh><t>x</t></rPh></si></sst>';
    const xml =
      '<row r="2"><c s="3" r="B2" t="s"><v>1</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="str"><f>A1</f><v>a&#7897;&amp;</v></c></row><row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4"/><c r="C4" t="e"><v>#DIV/0!</v></c></row>';
    expect(readWorkbook(sheetOf(xml, shared))).toEqual([[], ['', 'hiếu học', '', { number: '2' }, 'aộ&'], [], ['1', '', '']]);
  });

  it('that was made to be slow to read is not', () => {
    const before = process.threadCpuUsage();
    expect(readWorkbook(sheetOf('<row>'.repeat(500_000)))).toEqual([]);
    expect(readWorkbook(sheetOf(`<row>${'<c r="A1">'.repeat(300_000)}</row>`))).toEqual([[]]);
    // Of processor time: what grows with the square of 500,000 takes minutes.
    expect(process.threadCpuUsage(before).user).toBeLessThan(20_000_000);
  });

  it.each([
    ['text', Buffer.from('ten;nam')],
    ['nothing', Buffer.alloc(0)],
    ['an archive without a sheet', zipped(new Map([['a.txt', 'a']]))],
    ['a directory that points nowhere', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18, 0xff)])],
  ])('that is none is refused: %s', (_, file) => expect(() => readWorkbook(file)).toThrow(NotAnArchive));

  it('that unpacks to more than a sheet can be is refused', () => {
    const bomb = zipped(new Map([['xl/worksheets/sheet1.xml', 'a'.repeat(20_000_000)]]));
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => readWorkbook(bomb)).toThrow(NotAnArchive);
    expect(() =>
      unzipped(
        zipped(
          new Map([
            ['a', 'aaaa'],
            ['b', 'bbbb'],
          ]),
        ),
        () => true,
        6,
      ),
    ).toThrow(NotAnArchive);
  });
});
