import type { AnsweredRow } from '../../../status';
import { countsOf, headline, worstFirst, WORST_FIRST } from './standing';

type State = AnsweredRow['state'];
const row = (state: State, due = '2015-12-31'): AnsweredRow => ({ state, due }) as AnsweredRow;

describe('how a plan stands, in a sentence', () => {
  it('counts what is judged now: neither what has not begun nor what does not apply', () => {
    const states: State[] = ['achieved', 'achieved-late', 'on-track', 'missed', 'no-data', 'not-started', 'not-applicable'];
    expect(headline(states.map((state) => row(state)))).toBe(
      '2/5 chỉ tiêu đang đánh giá đã đạt, 1 đúng tiến độ, 1 chậm hoặc không đạt, 1 chưa đủ số liệu.',
    );
  });

  it('leaves out what there is none of', () => expect(headline([row('achieved')])).toBe('1/1 chỉ tiêu đang đánh giá đã đạt.'));

  it('says so where nothing is judged yet', () => expect(headline([row('not-started')])).toBe('Chưa có chỉ tiêu nào đến lúc đánh giá.'));
});

it('the worst comes first, and of two alike the one that is due sooner', () =>
  expect(
    worstFirst([row('achieved'), row('missed', '2020-12-31'), row('at-risk'), row('missed')]).map(({ state, due }) => [state, due]),
  ).toEqual([
    ['missed', '2015-12-31'],
    ['missed', '2020-12-31'],
    ['at-risk', '2015-12-31'],
    ['achieved', '2015-12-31'],
  ]));

it('states are counted from best to worst; every state has its place', () => {
  expect(countsOf([row('not-started'), row('missed'), row('achieved'), row('missed')])).toEqual([
    { state: 'achieved', count: 1 },
    { state: 'missed', count: 2 },
    { state: 'not-started', count: 1 },
  ]);
  expect(new Set(WORST_FIRST).size).toBe(11);
});
