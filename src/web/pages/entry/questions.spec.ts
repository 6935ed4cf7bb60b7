import type { EntryCheck } from '@hieuhoc/indicator-maths';
import { questionWords } from './questions';

const said = (check: Omit<EntryCheck, 'indicator' | 'period'>): string =>
  questionWords({ indicator: 'biet-chu', period: '2014-H2', ...check }, (code) => `tên của ${code}`);

it('what an entry check asks says what was and what is, without codes', () =>
  expect([
    said({ code: 'big-change', was: '81.25', is: '7.50', unit: 'percent' }),
    said({ code: 'denominator-changed', was: '1529', is: '1650', unit: 'number' }),
    said({ code: 'unexpected-fall', was: '1', is: '0', unit: 'yes-no' }),
    said({ code: 'nested-denominator', was: '57', is: '60', unit: 'number' }),
  ]).toEqual([
    'Thay đổi quá 50% so với 6 tháng cuối năm 2014: trước 81,25%, nay 7,50%.',
    'Tổng số thay đổi quá 5% so với 6 tháng cuối năm 2014: trước 1.529, nay 1.650.',
    'Chỉ số này không giảm bao giờ, nhưng 6 tháng cuối năm 2014 là có, nay không.',
    'Tổng số 60 khác với 57, là số của “tên của biet-chu” (6 tháng cuối năm 2014).',
  ]));
