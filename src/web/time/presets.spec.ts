import { periodEndsAround } from './presets';

const days = (day: string, today: string): readonly string[] => periodEndsAround(day, today).map((end) => end.day);

describe('days to choose from', () => {
  it('are the ends of periods nearest to the day asked about', () => {
    expect(days('2015-07-31', '2026-11-22')).toEqual(['2014-12-31', '2015-06-30', '2015-12-31', '2016-06-30']);
    expect(periodEndsAround('2015-07-31', '2026-11-22')[1]?.words).toBe('Cuối 6 tháng đầu năm 2015');
  });
  it('are over, and not the day itself', () => {
    expect(days('2015-06-30', '2015-08-01')).toEqual(['2014-06-30', '2014-12-31']);
  });
});
