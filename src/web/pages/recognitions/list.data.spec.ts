import { Readable } from 'node:stream';
import type { AreaHead } from '../../known/areas';
import { meaningOf, MOST_BYTES, textOfFile } from './list.data';

const area = (id: string, name: string, kind = 'xã'): AreaHead => ({
  id,
  name,
  kind,
  officialCode: id.slice(-5),
  level: 'commune',
  parent: '22.205',
  from: '2004-07-08',
  until: null,
});
const place = (under: readonly AreaHead[]) => ({ area: '22.205', name: 'huyện Đông Triều', above: [], under });

describe('what the words of a list mean', () => {
  it('an area by its name with or without its kind and marks, by its code or its id', () => {
    const { areas } = meaningOf(null, place([area('22.205.07075', 'An Sinh')]));
    expect(['an sinh', 'xa an sinh', '07075', '22.205.07075'].map((name) => areas.get(name))).toEqual(Array(4).fill('22.205.07075'));
  });

  it('a name that two areas share means neither', () => {
    const { areas } = meaningOf(null, place([area('22.205.1', 'Đông Triều', 'thị trấn'), area('22.205.2', 'Đông Triều')]));
    expect([areas.get('dong trieu'), areas.get('xa dong trieu')]).toEqual([undefined, '22.205.2']);
  });

  it('where nothing lies under the area, lines that name none are there', () => {
    expect(meaningOf(null, place([])).area).toBe('22.205');
    expect(meaningOf(null, place([area('22.205.1', 'A')])).area).toBeNull();
  });
});

describe('a list as a file', () => {
  const read = (bytes: Buffer): Promise<string> => textOfFile(Readable.from([bytes]));
  it('is text of UTF-8', async () => expect(await read(Buffer.from('Tên\nNhà ông Ba'))).toBe('Tên\nNhà ông Ba'));
  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004…'), /là tệp Excel/],
    ['another encoding', Buffer.from([0x54, 0xea, 0x6e]), /không phải văn bản UTF-8/],
    ['too much', Buffer.alloc(MOST_BYTES + 1, 97), /lớn hơn 8 MB/],
  ])('%s is refused with what to do', async (_, bytes, words) =>
    expect(await read(bytes).catch((error: { readonly detail: string }) => error.detail)).toMatch(words),
  );
});
