import { rowCells } from './row-cells';
import { vietnameseNumber } from '../../platform/text/numbers';
import { criterionWords, shownDay, stateWords } from '../../platform/text/terms';
import { askedWords, conclusionWords } from './words';
import { wrapped } from './wrapped';

it('numbers and days are written as in Việt Nam', () => {
  expect(['82.35', '39002', '1234567.5', '-1200', '0', '999'].map(vietnameseNumber)).toEqual([
    '82,35',
    '39.002',
    '1.234.567,5',
    '-1.200',
    '0',
    '999',
  ]);
  expect(shownDay('2015-07-31')).toBe('31/07/2015');
});

it('a row says what was counted of how many, and how it stands', () => {
  const row = {
    period: '2015-H1',
    value: '82.35',
    numerator: '32118',
    denominator: '39002',
    state: 'at-risk',
    againstPlan: null,
    summary: null,
  };
  const coverage = { reported: 19, expected: 21, byOwn: 0 };
  expect(rowCells({ ...row, coverage } as never)).toEqual({
    period: '2015-H1',
    value: '82,35',
    counted: '32.118/39.002',
    coverage: '19/21',
    state: 'có nguy cơ chậm',
  });
  const empty = { ...row, period: null, value: null, numerator: null, denominator: null, state: null, againstPlan: 'not-met' };
  expect(rowCells({ ...empty, coverage: { ...coverage, reported: '0.5' } } as never)).toEqual({
    period: '—',
    value: '—',
    counted: '—',
    coverage: '0,5/21',
    state: 'dưới mức chung',
  });
  expect(rowCells({ ...row, coverage, state: 'missed', summary: { areas: 10, byState: {} } } as never).state).toBe(
    'không đạt (10 địa bàn)',
  );
  expect(stateWords({ state: null, againstPlan: null })).toBe('—');
});

it('a criterion and a question are said in words', () => {
  expect(criterionWords({ kind: 'at-least', value: '85' })).toBe('từ 85 trở lên');
  expect(criterionWords({ kind: 'at-least', value: '70', upTo: '82.5' })).toBe('từ 70 đến 82,5');
  expect(criterionWords({ kind: 'parity', breakdown: 'sex', tolerance: '2.5' })).toBe('chênh không quá 2,5 điểm');
  expect(askedWords({ kind: 'log' })).toBe('toàn bộ nhật ký');
  const asked = {
    kind: 'rows',
    plan: null,
    indicator: 'so-ho',
    area: '22',
    period: 'latest',
    on: '2015-07-31',
    basis: 'verified',
  } as const;
  expect(askedWords(asked)).toBe('mọi kế hoạch · chỉ số so-ho · địa bàn 22 · kỳ latest · ngày 31/07/2015 · số liệu đã xác minh');
});

it('where all is passed, what others have seen of it makes the difference', () => {
  const check = (id: string, outcome: string) => ({ id, outcome }) as never;
  const alone = conclusionWords({ outcome: 'passed', checks: [check('cosignatures', 'unprovable'), check('timestamps', 'unprovable')] });
  expect(alone).toContain('mới chỉ có cơ quan giữ nhật ký ký');
  expect(conclusionWords({ outcome: 'passed', checks: [check('timestamps', 'passed')] })).not.toContain('mới chỉ có');
  expect(conclusionWords({ outcome: 'failed', checks: [] })).toContain('Hồ sơ không đạt');
});

it('long sentences are broken at blanks, and stand under their first line', () => {
  const [first = '', second = ''] = wrapped('từ '.repeat(40).trim(), '  - ');
  expect([first.length <= 101, first.startsWith('  - từ'), second.startsWith('    từ')]).toEqual([true, true, true]);
});
