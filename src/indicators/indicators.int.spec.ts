import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type Answer, type System } from '../../test/support/system';

const decision = { number: '12/QĐ-UBND', issuedOn: '2016-01-05', issuer: 'UBND tỉnh' };
const title = { code: 'don-vi-hoc-tap', name: 'Đơn vị học tập', subject: 'unit', grantedBy: 'district' };
const households = {
  code: 'gia-dinh-hieu-hoc',
  name: 'Gia đình hiếu học',
  definition: 'Tỷ lệ hộ gia đình đang giữ danh hiệu vào ngày cuối kỳ.',
  unit: '%',
  measure: 'ratio',
  periods: ['year', 'half-year'],
  reportedAt: ['commune'],
};
const units = { ...households, code: 'so-don-vi', name: 'Số đơn vị', unit: 'đơn vị', measure: 'count' };
const derived = {
  code: 'don-vi-hoc-tap',
  name: 'Đơn vị học tập',
  definition: 'Suy ra từ sổ công nhận.',
  unit: '%',
  measure: 'ratio',
  from: { recognitions: 'don-vi-hoc-tap', of: 'so-don-vi' },
};

let system: System;
let ask: Asking;
let known: string | null;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  known = (await ask.done('/api/indicators', households)).headers.get('X-Log-Size');
  await ask.done('/api/titles', title);
  await ask.done('/api/indicators', units);
  await ask.done('/api/indicators', derived);
}, 60_000);
afterAll(() => system.stop());

const codes = ({ body }: Answer): string[] => body.items.map(({ code }: { code: string }) => code);

describe('POST /api/indicators', () => {
  it('defines it with every default written out', async () =>
    expect((await ask.seen('/api/indicators/gia-dinh-hieu-hoc')).body).toMatchObject({
      ...households,
      periods: ['half-year', 'year'],
      area: 'sum',
      time: 'last',
      denominatorTime: 'last',
      breakdowns: [],
      mayExceed: false,
      signed: false,
      neverFalls: false,
      retiredOn: null,
      revision: 0,
      revisions: [],
    }));

  it('the identical one again, in other words for the same, is success and changes nothing', async () => {
    const again = await system.post('/api/indicators', { ...households, periods: ['half-year', 'year'], time: 'last', mayExceed: false });
    expect([again.status, again.headers.get('ETag'), again.body]).toEqual([200, '"0"', { code: 'gia-dinh-hieu-hoc', revision: 0 }]);
  });

  it('a different one under its code is refused, naming every field that differs', async () => {
    const { status, body } = await system.post('/api/indicators', { ...households, unit: 'hộ', time: 'sum-in-year' });
    expect([status, body.code, body.indicator]).toEqual([409, 'indicator-defined-differently', 'gia-dinh-hieu-hoc']);
    expect(body.differences).toEqual([
      { field: 'time', stored: 'last', given: 'sum-in-year' },
      { field: 'unit', stored: '%', given: 'hộ' },
    ]);
  });

  it.each([
    ['a derived one of an unknown title', { ...derived, code: 'x', from: { recognitions: 'xx', of: 'so-don-vi' } }, [404, 'unknown-title']],
    [
      'a derived one of an unknown population',
      { ...derived, code: 'x', from: { recognitions: 'don-vi-hoc-tap', of: 'xx' } },
      [404, 'unknown-indicator'],
    ],
    [
      'a denominator of an unknown indicator',
      { ...households, code: 'x', denominatorIs: { numeratorOf: 'xx' } },
      [404, 'unknown-indicator'],
    ],
    [
      'a denominator that is two things',
      { ...households, code: 'x', denominatorIs: { numeratorOf: 'a', denominatorOf: 'b' } },
      [422, 'malformed'],
    ],
    ['reported and derived at once', { ...derived, code: 'x', checkAgainst: { recognitions: 'don-vi-hoc-tap' } }, [422, 'malformed']],
    ['a derived count', { ...derived, code: 'x', measure: 'count' }, [422, 'malformed']],
    ['derived of itself', { ...derived, code: 'x', from: { recognitions: 'don-vi-hoc-tap', of: 'x' } }, [422, 'malformed']],
    ['no period', { ...households, code: 'x', periods: [] }, [422, 'malformed']],
    ['no level', { ...households, code: 'x', reportedAt: undefined }, [422, 'malformed']],
    ['an unknown period', { ...households, code: 'x', periods: ['decade'] }, [422, 'malformed']],
    ['a signed ratio', { ...households, code: 'x', signed: true }, [422, 'malformed']],
    ['a count that may exceed', { ...units, code: 'x', mayExceed: true }, [422, 'malformed']],
    ['a field that does not exist', { ...households, code: 'x', target: '85' }, [422, 'malformed']],
    ['a list where an object belongs', { ...derived, code: 'x', from: [] }, [422, 'malformed']],
    ['a code in capitals', { ...households, code: 'GDHH' }, [422, 'malformed']],
  ])('%s is refused', async (_, body, expected) => expect(await ask.refused('/api/indicators', body)).toEqual(expected));

  it('says all that is wrong at once, with its field', async () => {
    const { body } = await system.post('/api/indicators', { ...units, code: 'x', mayExceed: true, periods: [] });
    expect(body.problems.map(({ field }: { field: string }) => field)).toEqual(['periods', 'mayExceed']);
  });
});

describe('a revision', () => {
  it('changes words from its day; what was known before and what held before stay', async () => {
    const revision = { effectiveOn: '2016-01-01', name: 'Hộ gia đình hiếu học', neverFalls: true, decision, reason: 'theo quyết định mới' };
    const written = await system.post('/api/indicators/gia-dinh-hieu-hoc/revisions', revision);
    expect([written.status, written.headers.get('ETag')]).toEqual([200, '"1"']);
    expect((await ask.seen('/api/indicators/gia-dinh-hieu-hoc?on=2016-01-01')).body).toMatchObject({
      name: 'Hộ gia đình hiếu học',
      neverFalls: true,
    });
    expect((await ask.seen('/api/indicators/gia-dinh-hieu-hoc?on=2015-12-31')).body.name).toBe('Gia đình hiếu học');
    expect((await ask.seen(`/api/indicators/gia-dinh-hieu-hoc?asOf=${known}`)).body).toMatchObject({
      name: 'Gia đình hiếu học',
      revisions: [],
    });
  });

  it.each([
    [
      'measure, unit, area and time rules',
      { effectiveOn: '2017-01-01', unit: 'hộ', time: 'sum-in-year', name: 'X' },
      [409, 'indicator-fixed-fields'],
    ],
    ['a title that is not known', { effectiveOn: '2017-01-01', checkAgainst: { recognitions: 'xx' } }, [404, 'unknown-title']],
    ['a field taken away', { effectiveOn: '2017-01-01', name: null }, [422, 'malformed']],
    ['no day', { name: 'X' }, [422, 'malformed']],
  ])('of %s is refused', async (_, body, expected) =>
    expect(await ask.refused('/api/indicators/gia-dinh-hieu-hoc/revisions', body)).toEqual(expected),
  );

  it('names the fields that never change', async () => {
    const { body } = await system.post('/api/indicators/gia-dinh-hieu-hoc/revisions', {
      effectiveOn: '2017-01-01',
      unit: 'hộ',
      periods: ['year'],
    });
    expect(body.fields).toEqual(['periods', 'unit']);
  });
});

describe('retiring', () => {
  it('is recorded with its day, and a second day is refused', async () => {
    expect((await system.post('/api/indicators/so-don-vi/retirement', { effectiveOn: '2021-01-01', decision })).status).toBe(200);
    expect((await ask.seen('/api/indicators/so-don-vi')).body.retiredOn).toBe('2021-01-01');
    expect(await ask.refused('/api/indicators/so-don-vi/retirement', { effectiveOn: '2022-01-01' })).toEqual([409, 'indicator-retired']);
    expect(await ask.refused('/api/indicators/xx/retirement', { effectiveOn: '2022-01-01' })).toEqual([404, 'unknown-indicator']);
  });
});

describe('GET /api/indicators', () => {
  it('lists in order of code, by page, and as of a moment', async () => {
    const first = await ask.seen('/api/indicators?limit=2');
    expect(codes(first)).toEqual(['don-vi-hoc-tap', 'gia-dinh-hieu-hoc']);
    expect(codes(await ask.seen(`/api/indicators?limit=2&cursor=${first.body.next}`))).toEqual(['so-don-vi']);
    expect(codes(await ask.seen(`/api/indicators?asOf=${known}`))).toEqual(['gia-dinh-hieu-hoc']);
    expect(codes(await ask.seen('/api/indicators?asOf=0'))).toEqual([]);
  });

  it('an unknown code is refused', async () =>
    expect(await ask.seen('/api/indicators/xx')).toMatchObject({ status: 404, body: { code: 'unknown-indicator', indicator: 'xx' } }));
});
