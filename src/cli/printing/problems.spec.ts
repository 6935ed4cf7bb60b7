import { problemLines } from './problems';

describe('problems of a file', () => {
  it('stand a line each, where editors jump to', () =>
    expect(
      problemLines('a.yaml', {
        message: 'sai',
        problems: [
          { field: 'targets.0.criterion', message: 'thiếu value', line: 12, column: 5 },
          { field: 'area', message: 'thiếu', line: null, column: null },
        ],
      }),
    ).toBe('a.yaml:12:5: targets.0.criterion thiếu value\na.yaml: area thiếu\n'));

  it('without a list the sentence stands alone', () => expect(problemLines('a.yaml', { message: 'đã khác' })).toBe('  đã khác\n'));
});
