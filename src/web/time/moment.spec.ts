import { ApiProblem } from '../api/problem';
import { askedKnowledge, askedMoment, isNow, momentOf } from './moment';

const of = (query: string): ReturnType<typeof momentOf> => momentOf(new URLSearchParams(query));

describe('the moment of a page', () => {
  it('is now where its address names none', () => {
    expect(of('plan=x')).toEqual({});
    expect(of('on=&asOf=')).toEqual({});
    expect(isNow(of(''))).toBe(true);
  });

  it('a day of knowledge is known by its end in Viet Nam', () =>
    expect(askedMoment(of('on=2015-07-31&asOf=2015-08-20'))).toEqual({ on: '2015-07-31', asOf: '2015-08-20T23:59:59.999+07:00' }));

  it('a log size is asked as it stands', () => expect(askedKnowledge(of('asOf=48211'))).toEqual({ asOf: '48211' }));

  it.each(['on=2015-02-30', 'on=hôm qua', 'asOf=-1', 'asOf=2015-13-01', 'on=20150731', 'on=9999-12-31', 'asOf=1234567890123456'])(
    '%s is refused with a sentence that says what to do',
    (query) => {
      expect(() => of(query)).toThrow(ApiProblem);
      try {
        of(query);
      } catch (error) {
        expect(error).toMatchObject({ status: 422, detail: expect.stringMatching(/Hãy chọn lại ngày/) });
      }
    },
  );
});

describe('a day as people write it', () => {
  it('is taken as it is meant', () => expect(of('on=31/7/2015&asOf=20/08/2015')).toEqual({ on: '2015-07-31', asOf: '2015-08-20' }));
  it('that is none is refused all the same', () => expect(() => of('on=31/02/2015')).toThrow(ApiProblem));
});

it('nobody knows yet what will be known on a day to come', () => {
  expect(momentOf(new URLSearchParams('asOf=2015-08-20'), '2015-08-20')).toEqual({ asOf: '2015-08-20' });
  expect(() => momentOf(new URLSearchParams('asOf=2015-08-21'), '2015-08-20')).toThrow(
    expect.objectContaining({ detail: expect.stringContaining('Chưa đến ngày 21/08/2015') }),
  );
});
