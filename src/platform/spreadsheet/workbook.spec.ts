import { readWorkbook, SheetTooLong, writeWorkbook, type Cell, type SheetRowOut } from './index';
import { NotAnArchive, unzipped, zipped } from './zip';

const LOOK = { widths: [10, 20], frozen: 1 };
const BOOK: readonly (readonly [string, string])[] = [
  [
    'xl/workbook.xml',
    '<workbook><sheets><sheet name="B" sheetId="2" r:id="rId7"/><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ],
  [
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId7"/></Relationships>',
  ],
];
const fileOf = (...parts: readonly (readonly [string, string])[]): Buffer => zipped(new Map([...BOOK, ...parts]));
/** `after`: what stands behind the cells. */
const sheetOf = (xml: string, { shared = '', styles = '', after = '' } = {}): Buffer =>
  fileOf(
    ['xl/worksheets/sheet1.xml', '<worksheet><sheetData><row><c t="str"><v>một trang khác</v></c></row></sheetData></worksheet>'],
    ['xl/worksheets/sheet2.xml', `<worksheet><sheetData>${xml}</sheetData>${after}</worksheet>`],
    ['xl/sharedStrings.xml', shared],
    ['xl/styles.xml', styles],
  );
const cellsOf = (...args: Parameters<typeof sheetOf>): readonly Cell[] => readWorkbook(sheetOf(...args))[0] ?? [];

describe('a workbook', () => {
  it('that was written is read as it was', () => {
    const rows: SheetRowOut[] = [
      { cells: ['Mã', 'Hộ <hiếu học> & "gia đình"'], bold: true },
      { cells: ['', { number: '1234' }, ' có dòng\nthứ hai '] },
      { cells: [{ number: '85.4' }] },
    ];
    expect(readWorkbook(writeWorkbook('Số liệu', rows, LOOK))).toEqual(rows.map(({ cells }) => cells));
  });

  it('of other programs is read: the sheet listed first, shared and rich text, computed values, gaps, attributes in any order', () => {
    const shared = '<sst><si><t>Hộ</t></si><si><r><t>hiếu </t></r><r><t xml:space="preserve">học</t></r><rPh><t>x</t></rPh></si></sst>';
    const xml =
      '<row r="2"><c s="3" r="B2" t="s"><v>1</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="str"><f>A1</f><v>a&#7897;&amp;</v></c></row><row r="4"><c r=\'A4\' t="b"><v>1</v></c><c r="B4"/></row><row r="9"><c r="A9"/></row>';
    expect(readWorkbook(sheetOf(xml, { shared }))).toEqual([[], ['', 'hiếu học', '', { number: '2' }, 'aộ&'], [], ['true', '']]);
  });

  it('a number that is shown as a day is that day; one shown as a share or a time of day is no number', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="#,##0&quot; m&quot;"/>
      <numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="[Red]0.0%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="10"/></cellXfs></styleSheet>`;
    const row = [0, 1, 2, 3, 4, 5, 6].map((style) => `<c s="${style}"><v>42155</v></c>`).join('');
    const day = { day: '2015-05-31' };
    const number = { number: '42155' };
    const shares = [{ fault: 'moment' }, { fault: 'percent' }, { fault: 'percent' }];
    expect(cellsOf(`<row>${row}<c t="d"><v>2015-05-31T00:00:00</v></c></row>`, { styles })).toEqual([
      number,
      day,
      day,
      number,
      ...shares,
      day,
    ]);
    expect(cellsOf('<row><c s="1"><v>0.5</v></c><c s="1"><v>-1</v></c><c s="1"><v>9e99</v></c></row>', { styles })).toEqual(
      Array.from({ length: 3 }, () => ({ fault: 'moment' })),
    );
  });

  it('what a program could not compute, or has not, is not empty', () =>
    expect(cellsOf('<row><c t="e"><v>#DIV/0!</v></c><c><f>SUM(A1:A9)</f></c><c t="str"><f>A1</f><v></v></c></row>')).toEqual([
      { fault: 'error' },
      { fault: 'not-computed' },
      '',
    ]));

  it('of cells that were merged all but the first say so', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>';
    const after = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>';
    const merged = { fault: 'merged' };
    expect(readWorkbook(sheetOf(rows, { after }))).toEqual([
      [{ number: '1' }, merged],
      [merged, merged],
    ]);
  });

  it.each([
    ['rows', '<row>'.repeat(500_000), ''],
    ['cells', `<row>${'<c r="A1">'.repeat(300_000)}</row>`, ''],
    ['merged cells', '<row><c><v>1</v></c></row>'.repeat(10_000), '<mergeCell ref="A1:ZZ99999"/>'.repeat(100_000)],
  ])('that was made to be slow to read is not: %s', (_, xml, after) => {
    const begun = process.cpuUsage();
    try {
      readWorkbook(sheetOf(xml, { after }));
    } catch (error) {
      expect(error).toBeInstanceOf(NotAnArchive);
    }
    const { user } = process.cpuUsage(begun);
    expect(user / 1e6).toBeLessThan(10);
  });

  it.each([
    ['text', Buffer.from('ten;nam')],
    ['nothing', Buffer.alloc(0)],
    ['an archive without a sheet', zipped(new Map([['a.txt', 'a']]))],
    ['a workbook that names a sheet which is not there', fileOf()],
    ['a directory that points nowhere', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18, 0xff)])],
    [
      'entities that grow',
      sheetOf('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>', {
        shared: '<!DOCTYPE sst [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><sst/>',
      }),
    ],
  ])('that is none is refused: %s', (_, file) => expect(() => readWorkbook(file)).toThrow(NotAnArchive));

  it('longer than a sheet may be is refused whole, empty rows at its end aside', () => {
    const rowAt = (place: number, cell = '<v>1</v>'): Buffer => sheetOf(`<row r="${place}"><c>${cell}</c></row>`);
    expect(() => readWorkbook(rowAt(20_001))).toThrow(SheetTooLong);
    expect(() => readWorkbook(rowAt(NaN))).toThrow(SheetTooLong);
    expect(readWorkbook(rowAt(20_000))).toHaveLength(20_000);
    expect(readWorkbook(rowAt(1_048_576, ''))).toEqual([]);
  });

  it('that unpacks to more than a sheet can be is refused', () => {
    const bomb = fileOf(['xl/worksheets/sheet2.xml', 'a'.repeat(40_000_000)]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => readWorkbook(bomb)).toThrow(NotAnArchive);
    const two = zipped(new Map([...'ab'].map((name) => [name, name.repeat(4)])));
    expect(() => unzipped(two, () => true, 6)).toThrow(NotAnArchive);
  });
});
