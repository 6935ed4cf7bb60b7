import type { RowChange } from './compare.data';
import { differenceWords, turnOf } from './standing';

type Side = RowChange['before'];
const row = (state: NonNullable<Side>['state'], againstPlan: NonNullable<Side>['againstPlan'] = null): Side =>
  ({ state, againstPlan }) as Side;
const change = (before: Side, after: Side): RowChange => ({ before, after }) as RowChange;

describe('how a row turned', () => {
  it.each([
    ['on-track', 'at-risk', 'worse'],
    ['missed', 'achieved-late', 'better'],
    ['achieved', 'achieved', 'same'],
    ['not-started', 'no-data', 'begun'],
    ['no-data', 'not-applicable', 'begun'],
  ] as const)('%s, then %s: %s', (was, is, turn) => expect(turnOf(change(row(was), row(is)))).toBe(turn));

  it('of an area under a judged one follows the level of the plan', () => {
    expect(turnOf(change(row(null, 'met'), row(null, 'not-met')))).toBe('worse');
    expect(turnOf(change(row(null, 'not-met'), row(null, 'met')))).toBe('better');
    expect(turnOf(change(row(null), row(null, 'met')))).toBe('same');
  });

  it('that is on one side only neither fell nor rose', () => {
    expect(turnOf(change(null, row('missed')))).toBe('begun');
    expect(turnOf(change(row('achieved'), null))).toBe('begun');
  });

  it('is counted in a sentence', () => {
    const changes = [change(row('on-track'), row('missed')), change(null, row('no-data')), change(row('missed'), row('missed'))];
    expect(differenceWords(changes, false)).toBe('3 dòng khác nhau: 1 kém đi, 1 chỉ đánh giá ở một bên, 1 chỉ đổi số liệu hoặc mức.');
    expect(differenceWords([], true)).toBe('Không có dòng nào khác nhau.');
  });
});
