import { DomainError } from '@hieuhoc/event-store';
import { namedFile } from './file-name';

const outcomeOf = (name: string, type = 'application/octet-stream'): string => {
  try {
    return namedFile(name, type).type.type;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('the name of a file', () => {
  it.each([
    ['Biên bản họp 12.2015.pdf', 'application/pdf'],
    ['QĐ 89-QĐ-TTg (trang 1).PDF', 'application/pdf'],
    ['IMG_20261121_101500.jpg', 'image/jpeg'],
    ['ảnh.jpeg', 'image/jpeg'],
    ['ds-ho.v2.csv', 'text/csv'],
    ['Báo cáo số 123456.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s says %s', (name, type) => expect(outcomeOf(name)).toBe(type));

  it('is kept in NFC, as a Mac does not send it', () =>
    expect(namedFile('Đông Triều.pdf'.normalize('NFD'), 'application/pdf').name).toBe('Đông Triều.pdf'));

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['a path', '../../etc/passwd.pdf'],
    ['a path of Windows', 'C:\\x.pdf'],
    ['a control character', 'a\u0000.pdf'],
    ['a line end', 'a\n.pdf'],
    ['letters turned round', 'bao-cao\u202efdp.exe.pdf'],
    ['an invisible letter', 'a\u200b.pdf'],
    ['half a character', 'a\ud83d.pdf'],
    ['no name but an ending', '.pdf'],
    ['a dot at its end', 'a.pdf.'],
    ['a blank at its end', 'a.pdf '],
    ['two dots', 'a..pdf'],
    ['a device', 'CON.pdf'],
    ['a programme before the ending', 'bao-cao.exe.pdf'],
    ['another document before the ending', 'bao-cao.docx.pdf'],
    ['a page before the ending', 'bao-cao.HTML.pdf'],
    ['more letters than fit', `${'a'.repeat(150)}.pdf`],
    ['an identity number', 'CCCD_022083001234.pdf'],
    ['an old identity number', 'cmnd-100123456.jpg'],
    ['a telephone number', 'don_0912345678.pdf'],
    ['a telephone number with the country', 'don-84912345678.pdf'],
    ['an e-mail address', 'gui a@vi-du.vn.pdf'],
  ])('is refused with %s', (_, name) => expect(outcomeOf(name)).toBe('evidence-name-refused'));

  it.each(['a.exe', 'a.svg', 'a.html', 'a.xlsm', 'a.doc', 'a.zip', 'khong-duoi', 'a.pdf%00'])(
    'of a type that is not taken is refused: %s',
    (name) => expect(outcomeOf(name)).toBe('evidence-type-not-taken'),
  );

  it.each(['text/html', 'image/png', '', 'application/json'])(
    'and what is said of the type beside it have to agree: pdf is no %s',
    (type) => expect(outcomeOf('a.pdf', type)).toBe('evidence-type-not-taken'),
  );

  it('takes parameters and capitals of a type', () => expect(outcomeOf('a.csv', 'Text/CSV; charset=utf-8')).toBe('text/csv'));
});
