import { rowsOf, type Meaning } from './list.rows';

const meaning: Meaning = {
  areas: new Map([
    ['an sinh', '22.205.07075'],
    ['xa an sinh', '22.205.07075'],
  ]),
  levels: new Map([['muc do 1', 'muc-1']]),
  area: '22.205.07078',
};

describe('a list as an office keeps it', () => {
  it('is read by what its columns are called, with marks or without, in any order', () => {
    const text = 'TT;Tên;Địa bàn;Điểm;Ở từ ngày\n1;Nguyễn Văn A;xã An Sinh;82,5;1/2/2015\n\n2;;;;\n';
    expect(rowsOf(text, meaning)).toEqual({
      rows: [{ name: 'Nguyễn Văn A', area: '22.205.07075', score: '82.5', from: '2015-02-01' }, { area: '22.205.07078' }],
    });
  });

  it('copied out of a spreadsheet it has tabs; the names of the API are understood too', () =>
    expect(rowsOf('\ufeffsubject\tlevel\nho-1\tMức độ 1\nho-2\tmuc-2', meaning)).toEqual({
      rows: [
        { subject: 'ho-1', level: 'muc-1' },
        { subject: 'ho-2', level: 'muc-2' },
      ],
    }));

  it('a comma within quotes parts nothing', () =>
    expect(rowsOf('Mã,Tên\nd-1,"Trường A, cơ sở 2"', meaning)).toEqual({ rows: [{ subject: 'd-1', name: 'Trường A, cơ sở 2' }] }));

  it.each([
    ['a column nobody knows', 'Tên,Số căn cước\nA,1', 'không rõ cột “so can cuoc”'],
    ['two columns that say the same', 'Tên,Họ tên\nA,B', 'hai cột cùng nghĩa'],
    ['no line but the head', 'Tên,Địa bàn\n', 'chưa có dòng nào'],
    ['a quote that never ends', 'Tên\n"A', 'dấu ngoặc kép'],
    ['nothing', '', 'Dòng đầu phải là tên cột'],
  ])('%s is said', (_, text, words) => expect(rowsOf(text, meaning).fault).toContain(words));
});
