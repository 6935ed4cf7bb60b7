import { FILE_TYPES } from './file-types';
import { DOCX, JPEG, packed, PDF, PNG, WEBP, XLSX } from './files.fixture';

const sniffed = (ending: string, bytes: Buffer, step = 7): string | null => {
  const sniffer = FILE_TYPES.find(({ endings }) => endings.includes(ending))?.sniffer();
  if (sniffer === undefined) throw new Error(`no type .${ending}`);
  for (let at = 0; at < bytes.length; at += step) sniffer.push(bytes.subarray(at, at + step));
  return sniffer.fault();
};
const WHOLE: Readonly<Record<string, Buffer>> = {
  pdf: PDF,
  png: PNG,
  jpg: JPEG,
  webp: WEBP,
  xlsx: XLSX,
  docx: DOCX,
  csv: Buffer.from('mã;số\n1;2\n'),
};

describe('what a file holds', () => {
  it.each(Object.entries(WHOLE))('is seen of a .%s however it is cut up', (ending, bytes) => {
    for (const step of [1, 2, 3, 7, 64, 100_000]) expect(sniffed(ending, bytes, step)).toBeNull();
  });

  it('is never taken for another type', () => {
    for (const [ending, bytes] of Object.entries(WHOLE))
      for (const other of Object.keys(WHOLE).filter((one) => one !== ending && one !== 'csv'))
        expect([ending, other, sniffed(other, bytes)]).not.toContain(null);
    for (const ending of ['png', 'jpg', 'webp', 'xlsx']) expect(sniffed('csv', WHOLE[ending] ?? PDF)).not.toBeNull();
  });

  it.each([
    ['an old encrypted or binary document', 'xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a packed document with macros', 'docx', packed('word/document.xml', 'word/vbaProject.bin')],
    ['any archive', 'xlsx', packed('anh.png')],
    ['a page before the document', 'pdf', Buffer.concat([Buffer.from('<html>'), PDF])],
    ['letters of an old alphabet', 'txt', Buffer.from('Tr\xe7nh', 'latin1')],
    ['a letter cut in half', 'txt', Buffer.from('Đ').subarray(0, 1)],
    ['a control character', 'csv', Buffer.from('a\u0000b')],
    ['nothing at all', 'pdf', Buffer.alloc(0)],
  ])('%s is refused as .%s', (_, ending, bytes) => expect(sniffed(ending, bytes)).not.toBeNull());

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffmã,số\r\n')],
    ['UTF-16 as Excel writes it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('mã\tsố', 'utf16le')])],
  ])('%s is text', (_, bytes) => expect(sniffed('csv', bytes, 1_000)).toBeNull());
});
