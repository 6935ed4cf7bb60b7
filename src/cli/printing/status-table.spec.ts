import { criterionText, stateLabel } from './status-table';

describe('words of a status table', () => {
  it('a judged row says its state, a row under it how it compares', () =>
    expect([
      stateLabel({ state: 'at-risk', againstPlan: null }),
      stateLabel({ state: null, againstPlan: 'met' }),
      stateLabel({ state: null, againstPlan: 'not-met' }),
      stateLabel({ state: null, againstPlan: null }),
    ]).toEqual(['có nguy cơ chậm', '(đạt mức chung)', '(dưới mức chung)', '']));

  it.each([
    [{ kind: 'at-least', value: '70', upTo: '80' }, '≥ 70–80'],
    [{ kind: 'at-most', value: '2' }, '≤ 2'],
    [{ kind: 'complete' }, 'tất cả'],
    [{ kind: 'count-of', count: 21, of: 21 }, '21/21'],
    [{ kind: 'increase', over: 'year' }, 'tăng hằng năm'],
    [{ kind: 'increase', over: 'span' }, 'tăng cả kỳ'],
    [{ kind: 'not-below-baseline' }, 'không giảm'],
    [{ kind: 'parity', breakdown: 'sex', tolerance: '5' }, 'chênh ≤ 5'],
    [{ kind: 'parity', breakdown: 'sex' }, 'chênh ≤ ?'],
    [{ kind: 'qualitative' }, 'đánh giá'],
  ] as const)('%j is %s', (criterion, text) => expect(criterionText(criterion)).toBe(text));
});
