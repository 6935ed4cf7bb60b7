import { changedFields, valueWords } from './before-after';

const nothing = { before: null, after: null, changes: [], data: {} };

describe('before and after', () => {
  it('of a correction are its fields, named and in words', () =>
    expect(
      changedFields({
        ...nothing,
        type: 'FigureCorrected',
        before: {},
        after: {},
        changes: [
          { path: 'value.numerator', was: '1320', is: '1360' },
          { path: 'review', was: 'returned', is: 'waiting' },
          { path: 'dataTo', was: null, is: '2015-06-30' },
        ],
      }).map(({ words, was, is }) => [words, was, is]),
    ).toEqual([
      ['Giá trị › Tử số', '1.320', '1.360'],
      ['Xác minh', 'bị trả lại', 'chờ xác minh'],
      ['Số liệu tính đến', null, '30/06/2015'],
    ]));

  it('of what is new are all that it says, and of what is gone all that it said', () => {
    const state = { name: 'Một', area: '22.205' };
    expect(changedFields({ ...nothing, type: 'BodyDefined', after: state }).map(({ was, is }) => [was, is])).toEqual([
      [null, 'Một'],
      [null, '22.205'],
    ]);
    expect(changedFields({ ...nothing, type: 'FigureWithdrawn', before: state })[0]).toMatchObject({ was: 'Một', is: null });
  });

  it('of a revised target are what held before it, also by an earlier revision, and what holds from it on', () => {
    const at = (value: string) => ({ kind: 'at-least', value });
    const before = { spec: { criterion: at('85'), due: '2015-12-31' }, revisions: [{ change: { criterion: at('88') } }] };
    const data = { criterion: at('90'), due: '2016-12-31' };
    expect(changedFields({ ...nothing, type: 'TargetRevised', before, data }).map(({ words, was, is }) => [words, was, is])).toEqual([
      ['Mức phải đạt', 'từ 88 trở lên', 'từ 90 trở lên'],
      ['Hạn', '31/12/2015', '31/12/2016'],
    ]);
  });

  it.each<[unknown, string | null]>([
    [true, 'có'],
    ['2015-07-31T01:00:00.000Z', '08:00 31/07/2015'],
    [[], null],
    [{ number: '12/QĐ', issuedOn: '2015-01-02' }, 'số văn bản: 12/QĐ, ngày ban hành: 02/01/2015'],
    ['<img onerror=alert(1)>', '<img onerror=alert(1)>'],
  ])('%j is said as %j', (value, words) => expect(valueWords(value)).toBe(words));
});
