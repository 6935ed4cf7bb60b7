import type { AnsweredRow } from '../../../status';
import { findingOfArea, worstOfArea } from './finding-of-area';

const row = (said: Partial<AnsweredRow>): AnsweredRow =>
  ({
    state: null,
    againstPlan: null,
    value: '80.00',
    coverage: { reported: 1, expected: 1, byOwn: 0 },
    due: '2015-12-31',
    ...said,
  }) as AnsweredRow;
const MET = row({ againstPlan: 'met' });
const BELOW = row({ againstPlan: 'not-met' });
const UNKNOWN = row({ value: null });
const NOT_EXPECTED = row({ value: null, coverage: { reported: 0, expected: 0, byOwn: 0 } });
const JUDGED = row({ state: 'missed' });

describe('what an area’s page says first', () => {
  it('of an area under the plan’s: how many are as good as is wanted of the whole, and of what nothing is known', () => {
    expect(findingOfArea([MET, BELOW, BELOW, UNKNOWN, NOT_EXPECTED])).toBe('1/3 chỉ tiêu đạt mức chung, 1 chưa có số liệu.');
    expect(findingOfArea([UNKNOWN])).toBe('Chưa có giá trị nào để so với mức chung.');
  });

  it('of an area that is judged: how it stands', () =>
    expect(findingOfArea([JUDGED, MET])).toBe('0/1 chỉ tiêu đang đánh giá đã đạt, 1 chậm hoặc không đạt.'));

  it('what is judged comes first, then what is below, unknown, not to be compared, and as it should be', () =>
    expect(worstOfArea([MET, row({}), UNKNOWN, BELOW, JUDGED])).toEqual([JUDGED, BELOW, UNKNOWN, row({}), MET]));
});
