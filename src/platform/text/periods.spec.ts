import { spokenPeriod } from './periods';

describe('a period', () => {
  it.each([
    ['2015-H1', '6 tháng đầu năm 2015'],
    ['2015-H2', '6 tháng cuối năm 2015'],
    ['2015', 'năm 2015'],
    ['2015-Q3', 'quý 3 năm 2015'],
    ['2015-04', 'tháng 04 năm 2015'],
    ['2015-2016', 'năm học 2015-2016'],
    ['2015-04-09', 'ngày 09/04/2015'],
    ['once', 'báo cáo một lần'],
  ])('says %s as people do', (period, words) => expect(spokenPeriod(period)).toBe(words));
});
