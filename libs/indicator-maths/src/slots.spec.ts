import type { Indicator } from './model';
import { finalSlot, isYearToDate, partSets, slotOf, slotOn, slotsBetween, yearSlot } from './slots';
import { INDICATOR } from './testing-values';

const last: Indicator = { ...INDICATOR, periods: ['month', 'quarter', 'half-year', 'year'] };
const sum: Indicator = { ...last, time: 'sum-in-year' };

describe('rules 1: slots', () => {
  it('for a `last` indicator 2015, 2015-H2, 2015-Q4 and 2015-12 are one slot', () => {
    const slots = ['2015', '2015-H2', '2015-Q4', '2015-12'].map((period) => slotOf(last, period));
    for (const slot of slots) expect(slot).toEqual({ last: '2015-12-31', kind: null, period: '2015' });
  });
  it('a sum-in-year has a slot a last day: unasked, 31-12 means the year', () => {
    expect(slotOn(sum, '2015-12-31')).toEqual({ last: '2015-12-31', kind: 'year', period: '2015' });
  });
  it('unasked, any other day means the longest kind of its periods that ends there', () => {
    expect(slotOn(sum, '2015-06-30')).toMatchObject({ kind: 'half-year', period: '2015-H1' });
    expect(slotOn(sum, '2015-03-31')).toMatchObject({ kind: 'quarter', period: '2015-Q1' });
    expect(slotOn({ ...sum, periods: ['month', 'quarter'] }, '2015-06-30')).toMatchObject({ kind: 'quarter', period: '2015-Q2' });
  });
  it('asked for a part, only parts of that kind count, and the row shows the period asked for', () => {
    expect(slotOf(sum, '2015-Q2')).toEqual({ last: '2015-06-30', kind: 'quarter', period: '2015-Q2' });
    expect(partSets(slotOf(sum, '2015-Q2'))).toEqual([['2015-Q1', '2015-Q2']]);
    expect(partSets(slotOf(sum, '2015-H2'))).toEqual([['2015-H1', '2015-H2']]);
    expect(partSets(slotOf(sum, '2015-03'))).toEqual([['2015-01', '2015-02', '2015-03']]);
  });
  it('the year is its own figure, else the full set of halves, else of quarters; months make none', () => {
    expect(partSets(slotOn(sum, '2015-12-31'))).toEqual([['2015'], ['2015-H1', '2015-H2'], ['2015-Q1', '2015-Q2', '2015-Q3', '2015-Q4']]);
  });
  it('a school year is a whole of its own', () => {
    const school = { ...sum, periods: ['school-year'] } as const;
    expect(partSets(slotOn(school, '2015-08-31'))).toEqual([['2014-2015']]);
    expect(isYearToDate(school, slotOn(school, '2015-08-31'))).toBe(false);
  });
  it('a part-year sum that ends before 31-12 is a year to date', () => {
    expect(isYearToDate(sum, slotOf(sum, '2015-H1'))).toBe(true);
    expect(isYearToDate(sum, slotOf(sum, '2015-H2'))).toBe(false);
    expect(isYearToDate(last, slotOf(last, '2015-H1'))).toBe(false);
  });
  it("the period shown is the longest kind among the indicator's periods that ends on the day", () => {
    expect(slotOf({ ...last, periods: ['half-year'] }, '2015').period).toBe('2015-H2');
    expect(slotOn({ ...sum, periods: ['half-year'] }, '2015-12-31')).toMatchObject({ kind: 'year', period: '2015-H2' });
    expect(slotOn({ ...last, periods: ['year'] }, '2015-06-30').period).toBe('2015-H1');
  });
});

describe('rules 6: the final period', () => {
  it("has the greatest last day on or before U among the indicator's periods", () => {
    expect(finalSlot(INDICATOR, '2013-01-01', '2015-12-31')).toEqual({ slot: slotOn(INDICATOR, '2015-12-31'), running: false });
    expect(finalSlot(INDICATOR, '2013-01-01', '2015-11-19').slot.period).toBe('2015-H1');
    expect(finalSlot(INDICATOR, '2015-06-30', '2015-11-19')).toMatchObject({ slot: { period: '2015-H1' }, running: false });
    expect(finalSlot(INDICATOR, '2015-07-01', '2015-11-19')).toMatchObject({ slot: { period: '2015' }, running: true });
    expect(finalSlot({ ...INDICATOR, periods: ['year', 'school-year'] }, '2013-01-01', '2015-11-19').slot.period).toBe('2014-2015');
  });
  it('if that lies before F, it is the period that U falls in', () => {
    expect(finalSlot({ ...INDICATOR, periods: ['year'] }, '2022-01-01', '2022-11-19')).toMatchObject({
      slot: { period: '2022' },
      running: true,
    });
  });
  it('of several periods that U falls in, the one that ends next (the rules are silent)', () => {
    const found = finalSlot({ ...INDICATOR, periods: ['quarter', 'half-year', 'year'] }, '2022-07-05', '2022-08-10');
    expect(found).toMatchObject({ slot: { period: '2022-Q3' }, running: true });
  });
});

it('slots between two days are those of all kinds, reported or not', () => {
  expect(slotsBetween(INDICATOR, '2013-06-30', '2014-12-30').map(({ period }) => period)).toEqual(['2013-H1', '2013', '2014-H1']);
});

it('the whole year is the 31-12 slot; an indicator that knows school years alone has none', () => {
  expect(yearSlot(INDICATOR, 2015)?.period).toBe('2015');
  expect(yearSlot({ ...INDICATOR, periods: ['half-year'] }, 2015)?.period).toBe('2015-H2');
  expect(yearSlot({ ...INDICATOR, periods: ['school-year'] }, 2015)).toBeNull();
  expect(yearSlot({ ...INDICATOR, periods: ['school-year', 'year'] }, 2015)?.period).toBe('2015');
});
