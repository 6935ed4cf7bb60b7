import { table } from './table';

const COLUMNS = [
  { title: 'Tên', of: ([name = '']: readonly string[]) => name },
  { title: 'Số', of: ([, number = '']: readonly string[]) => number, right: true },
  { title: 'Trống', of: () => '' },
];

describe('a table', () => {
  it('is as wide as its widest cells, numbers stand right, an empty column is left out', () =>
    expect(
      table(COLUMNS, [
        ['Đông Triều', '7'],
        ['Mạo\n Khê', '1280'],
      ]),
    ).toBe(['Tên           Số', '──────────  ────', 'Đông Triều     7', 'Mạo Khê     1280', ''].join('\n')));

  it('of no rows is its rule', () => expect(table(COLUMNS, [])).toBe('\n\n'));

  it('paints whole lines, so that widths stay', () => expect(table(COLUMNS, [['a', '1']], (line) => `<${line}>`)).toContain('<a     1>'));
});
