import { ApiProblem } from '../../api/problem';
import { faultWords, refusalWords, refusedAt } from './refusals';

describe('why a title is not given, in an office’s words', () => {
  it('names days as they are written here, and the field where the form has it', () => {
    const facts = { recognisedOn: '2015-11-20', validUntil: null };
    expect(refusedAt(new ApiProblem(409, 'already-live', 'x', facts), { recognisedOn: 'Ngày' }, 'a-')).toEqual([
      { words: expect.stringContaining('(công nhận 20/11/2015, không thời hạn)'), field: 'a-recognisedOn' },
    ]);
  });

  it('of a row that has only its code says what can be said', () => {
    expect(refusalWords('already-live')).toMatch(/^Đang giữ danh hiệu này; mỗi nơi/);
    expect(refusalWords('below-cut-off')).toBe('Chưa đạt điểm sàn, nên chưa công nhận được.');
    expect(refusalWords('constructor')).toBeNull();
  });

  it('what is said of single fields stands at them, each by its name', () => {
    const problem = new ApiProblem(422, 'malformed', 'x', {
      problems: [
        { field: 'decision.number', message: 'không được để trống' },
        { field: 'recognisedOn', message: 'phải là ngày có thật, dạng 2015-12-31' },
      ],
    });
    expect(refusedAt(problem, { recognisedOn: 'Ngày công nhận' })).toEqual([
      { words: 'Số quyết định không được để trống', field: 'number' },
      { words: 'Ngày công nhận chưa có: hãy chọn ngày', field: 'recognisedOn' },
    ]);
  });

  it('a line of a list is told by the names of its columns', () =>
    expect(faultWords('Yêu cầu chưa đúng, hãy sửa: rows.3 area phải là mã địa bàn, ví dụ 22.205.07057; name không được để trống.')).toBe(
      'Địa bàn không rõ là nơi nào: hãy ghi đúng tên, hoặc mã như 22.205.07057; Tên không được để trống',
    ));
});
