import { papers } from '../../test/support/evidence';
import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type Answer, type System } from '../../test/support/system';

const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện Đông Triều' };
const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
const household = {
  code: 'gia-dinh-hieu-hoc',
  name: 'Gia đình hiếu học',
  subject: 'household',
  grantedBy: 'commune',
  validity: { months: 36 },
};
const unit = {
  code: 'don-vi-hoc-tap',
  name: 'Đơn vị học tập',
  subject: 'unit',
  grantedBy: 'phong-gddt',
  criteria: {
    kind: 'points',
    version: 'tt-22',
    outOf: '100',
    cutOffs: [
      { level: 'kha', name: 'Khá', atLeast: '80' },
      { level: 'tot', name: 'Tốt', atLeast: '90' },
    ],
  },
};
const grant = (subject: string, more: object = {}) => ({
  title: household.code,
  subject,
  area: 'an-sinh',
  decision,
  recognisedOn: '2015-11-20',
  ...more,
});

let system: System;
let ask: Asking;
let registered: string | null;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  for (const one of [area('22.205', 'district', null), ...['an-sinh', 'binh-khe', 'mao-khe'].map((id) => area(id, 'commune', '22.205'))])
    await ask.done('/api/areas', one);
  await ask.done('/api/bodies', { code: 'phong-gddt', name: 'Phòng GDĐT', area: '22.205' });
  await ask.done('/api/titles', household);
  await ask.done('/api/titles', unit);
  for (const ref of ['ho-1', 'ho-2', 'ho-3'])
    await ask.done('/api/subjects', { ref, kind: 'household', area: ref === 'ho-3' ? 'binh-khe' : 'an-sinh' });
  const school = { ref: 'truong-1', kind: 'unit', area: 'an-sinh', name: 'Trường Tiểu học An Sinh' };
  registered = (await ask.done('/api/subjects', school)).headers.get('X-Log-Size');
}, 60_000);
afterAll(() => system.stop());

const subjects = ({ body }: Answer): string[] => body.items.map(({ subject }: { subject: string }) => subject);
const refs = ({ body }: Answer): string[] => body.items.map(({ ref }: { ref: string }) => ref);
describe('titles', () => {
  it('are kept in normal form, cut-offs from high to low', async () => {
    expect((await ask.seen('/api/titles/don-vi-hoc-tap')).body).toMatchObject({
      validity: 'none',
      yearly: false,
      criteria: { kind: 'points', version: 'tt-22', cutOffs: [{ level: 'tot' }, { level: 'kha' }] },
    });
    expect((await ask.seen('/api/titles')).body.items).toHaveLength(2);
    expect((await system.post('/api/titles', { ...unit, validity: 'none' })).status).toBe(200);
  });

  it.each([
    ['a different one under its code', { ...household, validity: { months: 12 } }, [409, 'title-defined-differently']],
    ['granted by an unknown body', { ...household, code: 'x', grantedBy: 'xx' }, [404, 'unknown-body']],
    ['a term in words', { ...household, code: 'x', validity: '36 tháng' }, [422, 'malformed']],
    ['a term of no month', { ...household, code: 'x', validity: { months: 0 } }, [422, 'malformed']],
    ['a term with too much in it', { ...household, code: 'x', validity: { months: 36, years: 3 } }, [422, 'malformed']],
    ['an unknown subject', { ...household, code: 'x', subject: 'person' }, [422, 'malformed']],
    ['points without cut-offs', { ...household, code: 'x', criteria: { kind: 'points', version: 'v' } }, [422, 'malformed']],
    ['a cut-off over the total', { ...unit, code: 'x', criteria: { ...unit.criteria, outOf: '85' } }, [422, 'malformed']],
    [
      'a cut-off as a number',
      { ...unit, code: 'x', criteria: { ...unit.criteria, cutOffs: [{ level: 'a', name: 'A', atLeast: 80 }] } },
      [422, 'malformed'],
    ],
    [
      'levels with cut-offs',
      { ...unit, code: 'x', criteria: { kind: 'all-of', version: 'v', levels: [], cutOffs: [] } },
      [422, 'malformed'],
    ],
  ])('%s is refused', async (_, body, expected) => expect(await ask.refused('/api/titles', body)).toEqual(expected));

  it('the subject never changes, the criteria may', async () => {
    expect(await ask.refused('/api/titles/don-vi-hoc-tap/revisions', { effectiveOn: '2024-01-01', subject: 'clan' })).toEqual([
      409,
      'title-fixed-fields',
    ]);
    const criteria = { kind: 'all-of', version: 'tt-24', levels: [{ level: 'muc-1', name: 'Mức 1' }] };
    await ask.done('/api/titles/don-vi-hoc-tap/revisions', { effectiveOn: '2024-02-12', criteria, decision });
    expect((await ask.seen('/api/titles/don-vi-hoc-tap?on=2024-02-11')).body.criteria.version).toBe('tt-22');
    expect((await ask.seen('/api/titles/don-vi-hoc-tap?on=2024-02-12')).body.criteria).toEqual(criteria);
  });
});

describe('a version of criteria', () => {
  it('is one text: another under the same version is refused, the same again is not', async () => {
    const path = '/api/titles/don-vi-hoc-tap/revisions';
    const criteria = (name: string) => ({ kind: 'all-of', version: 'tt-25', levels: [{ level: 'muc-1', name }] });
    await ask.done(path, { effectiveOn: '2025-01-01', criteria: criteria('Mức 1'), decision });
    const other = { effectiveOn: '2025-06-01', criteria: criteria('Mức một'), decision };
    expect(await ask.refused(path, other)).toEqual([409, 'criteria-version-taken']);
    await ask.done(path, { effectiveOn: '2025-06-01', criteria: { ...other.criteria, version: 'tt-26' }, decision });
    await ask.done(path, { effectiveOn: '2025-09-01', criteria: criteria('Mức 1'), decision });
  });
});

describe('subjects', () => {
  it('get a ref that says nothing where none is given', async () => {
    const { status, body } = await system.post('/api/subjects', { kind: 'household', area: 'mao-khe' });
    expect([status, body.ref]).toEqual([201, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(refs(await ask.seen('/api/subjects?area=mao-khe'))).toEqual([body.ref]);
  });

  it('registered again under the same Idempotency-Key are the same one, with or without a ref', async () => {
    const key = { 'Idempotency-Key': 'dang-ky-1' };
    const first = await system.post('/api/subjects', { kind: 'clan', area: '22.205' }, key);
    const again = await system.post('/api/subjects', { kind: 'clan', area: '22.205' }, key);
    expect([again.status, again.body, again.headers.get('X-Log-Size')]).toEqual([201, first.body, first.headers.get('X-Log-Size')]);
    expect(await ask.refused('/api/subjects', { kind: 'clan', area: 'mao-khe' }, key)).toEqual([409, 'idempotency-key-reused']);
  });

  it('are found by area and by words, without accents', async () => {
    expect(refs(await ask.seen('/api/subjects?area=an-sinh'))).toEqual(['ho-1', 'ho-2', 'truong-1']);
    expect(refs(await ask.seen('/api/subjects?q=TRUONG%20tieu'))).toEqual(['truong-1']);
    expect(refs(await ask.seen('/api/subjects?q=ho-&limit=2'))).toEqual(['ho-1', 'ho-2']);
    expect(refs(await ask.seen('/api/subjects?asOf=1&area=an-sinh'))).toEqual([]);
    expect((await ask.seen('/api/subjects?area=xx')).body.code).toBe('unknown-area');
    expect((await ask.seen('/api/subjects/truong-1')).body).toMatchObject({
      ref: 'truong-1',
      kind: 'unit',
      name: 'Trường Tiểu học An Sinh',
      area: 'an-sinh',
    });
    expect((await ask.seen('/api/subjects/xx')).body.code).toBe('unknown-subject');
  });

  it('page by cursor', async () => {
    const first = await ask.seen('/api/subjects?q=ho-&limit=2');
    const second = await ask.seen(`/api/subjects?q=ho-&limit=2&cursor=${first.body.next}`);
    expect([refs(second), second.body.next]).toEqual([['ho-3'], null]);
  });

  it.each([
    ['/api/subjects', { ref: '022083001234', kind: 'household', area: 'an-sinh' }, [422, 'personal-ref']],
    ['/api/subjects', { ref: 'ho-1', kind: 'clan', area: 'an-sinh' }, [409, 'subject-registered-differently']],
    ['/api/subjects', { kind: 'household', area: 'xx' }, [404, 'unknown-area']],
    ['/api/subjects', { kind: 'unit', area: 'an-sinh', name: 'Liên hệ 0912345678' }, [422, 'malformed']],
    ['/api/subjects/xx/moves', { area: 'an-sinh', on: '2016-01-01' }, [404, 'unknown-subject']],
    ['/api/subjects/ho-1/moves', { area: 'xx', on: '2016-01-01' }, [404, 'unknown-area']],
    ['/api/subjects/ho-1/moves', { area: 'binh-khe', on: '2004-01-01' }, [409, 'area-not-yet-established']],
  ])('%s refuses %j', async (path, body, expected) => expect(await ask.refused(path, body)).toEqual(expected));
});

describe('recognitions', () => {
  it('are granted, renewed, revoked; each answer says how the grant stands', async () => {
    const granted = await ask.done('/api/recognitions', grant('ho-1'));
    expect([granted.status, granted.headers.get('ETag'), granted.body]).toEqual([
      201,
      '"0"',
      {
        title: household.code,
        subject: 'ho-1',
        grant: 1,
        recognisedOn: '2015-11-20',
        validUntil: '2018-11-20',
        revokedOn: null,
        revision: 0,
      },
    ]);
    const first = granted.headers.get('X-Log-Size');
    const renewed = await ask.done(`/api/recognitions/${household.code}/ho-1/renewals`, {
      decision: { ...decision, number: '34' },
      renewedOn: '2018-11-10',
    });
    expect([renewed.status, renewed.body.validUntil]).toEqual([200, '2021-11-20']);
    const revocation = { decision: { ...decision, number: '56' }, revokedOn: '2020-03-01', reason: 'không còn đạt' };
    expect((await ask.done(`/api/recognitions/${household.code}/ho-1/revocation`, revocation)).body.revokedOn).toBe('2020-03-01');

    const live = (on: string, more = ''): Promise<Answer> => ask.seen(`/api/recognitions?title=${household.code}&on=${on}${more}`);
    expect(subjects(await live('2015-11-19'))).toEqual([]);
    expect(subjects(await live('2020-02-29'))).toEqual(['ho-1']);
    expect(subjects(await live('2020-03-01'))).toEqual([]);
    expect(subjects(await live('2020-02-29', '&expiresBy=2021-11-20'))).toEqual(['ho-1']);
    expect(subjects(await live('2020-02-29', '&expiresBy=2021-11-19'))).toEqual([]);
    expect(subjects(await live('2020-03-01', '&state=all'))).toEqual(['ho-1']);
    expect((await live('2018-11-20', `&asOf=${first}`)).body.items).toMatchObject([
      { subject: 'ho-1', validUntil: '2018-11-20', revokedOn: null, live: true },
    ]);
    expect(subjects(await live('2018-11-21', `&asOf=${first}`))).toEqual([]);
    expect(subjects(await live('2018-11-20', `&asOf=${registered}`))).toEqual([]);
  });

  it('count where the subject lives on the day, through moves and mergers', async () => {
    await ask.done('/api/recognitions', grant('ho-2'));
    await ask.done('/api/recognitions', grant('ho-3', { area: 'binh-khe' }));
    await ask.done('/api/subjects/ho-2/moves', { area: 'binh-khe', on: '2016-06-01' });
    const inArea = async (id: string, on: string): Promise<string[]> => subjects(await ask.seen(`/api/recognitions?area=${id}&on=${on}`));
    expect(await inArea('an-sinh', '2016-05-31')).toEqual(['ho-1', 'ho-2']);
    expect(await inArea('an-sinh', '2016-06-01')).toEqual(['ho-1']);
    expect(await inArea('binh-khe', '2016-06-01')).toEqual(['ho-2', 'ho-3']);
    expect(await inArea('22.205', '2016-06-01')).toEqual(['ho-1', 'ho-2', 'ho-3']);
    const to = ['bk-1', 'bk-2'].map((id) => ({ id, name: id, level: 'commune', kind: 'xã', parent: '22.205' }));
    await ask.done('/api/area-changes', {
      type: 'reorganised',
      on: '2017-01-01',
      from: ['binh-khe'],
      to,
      parts: to.map(({ id }) => ({ from: 'binh-khe', to: id })),
    });
    expect(await inArea('bk-1', '2017-01-01')).toEqual([]);
    expect(await inArea('22.205', '2017-01-01')).toEqual(['ho-1', 'ho-2', 'ho-3']);
    await ask.done('/api/subjects/ho-3/moves', { area: 'bk-1', on: '2017-02-01' });
    expect(await inArea('bk-1', '2017-02-01')).toEqual(['ho-3']);
  });

  it('page by cursor, also where most of what is looked at lies elsewhere', async () => {
    const first = await ask.seen(`/api/recognitions?area=22.205&on=2016-06-01&limit=2`);
    const second = await ask.seen(`/api/recognitions?area=22.205&on=2016-06-01&limit=2&cursor=${first.body.next}`);
    expect([subjects(first), subjects(second), second.body.next]).toEqual([['ho-1', 'ho-2'], ['ho-3'], null]);
    expect(subjects(await ask.seen('/api/recognitions?area=binh-khe&on=2016-06-01&limit=1'))).toEqual(['ho-2']);
  });

  it('keep what they were checked against', async () => {
    const granted = {
      title: unit.code,
      subject: 'truong-1',
      area: 'an-sinh',
      decision,
      recognisedOn: '2021-06-01',
      score: '92.5',
      evidence: ['bien-ban-1'],
    };
    expect(await ask.refused('/api/recognitions', granted)).toEqual([422, 'evidence-not-there']);
    await papers(system, 'can-bo-1', 'bien-ban-1');
    await ask.done('/api/recognitions', granted);
    expect((await ask.seen(`/api/recognitions?subject=truong-1`)).body.items).toMatchObject([
      {
        score: '92.5',
        level: 'tot',
        criteriaVersion: 'tt-22',
        evidence: ['bien-ban-1'],
        decision,
        grantedIn: 'an-sinh',
        validUntil: null,
        name: 'Trường Tiểu học An Sinh',
      },
    ]);
  });

  it('only the office in charge grants, where one says for whom one acts', async () => {
    const body = grant('ho-1', { recognisedOn: '2022-01-01' });
    expect(await ask.refused('/api/recognitions', body, { 'X-On-Behalf-Of': 'mao-khe' })).toEqual([409, 'not-the-grantor']);
    expect(await ask.refused('/api/recognitions', body, { 'X-On-Behalf-Of': 'phong-gddt' })).toEqual([409, 'not-the-grantor']);
    expect(await ask.refused('/api/recognitions', body, { 'X-On-Behalf-Of': 'xx' })).toEqual([404, 'unknown-body']);
    expect((await system.post('/api/recognitions', body, { 'X-On-Behalf-Of': 'an-sinh' })).body).toMatchObject({
      grant: 2,
      recognisedOn: '2022-01-01',
    });
  });

  const more = (subject: string, fields: object): object => grant(subject, { recognisedOn: '2030-01-01', ...fields });
  it.each([
    ['a second live one', grant('ho-3', { area: 'binh-khe', recognisedOn: '2016-01-01' }), [409, 'already-live']],
    ['an unknown title', more('ho-3', { title: 'xx' }), [404, 'unknown-title']],
    ['an unknown subject', more('xx', {}), [404, 'unknown-subject']],
    ['an unknown area', more('ho-3', { area: 'xx' }), [404, 'unknown-area']],
    ['an ended area', more('ho-3', { area: 'binh-khe' }), [409, 'area-ended']],
    ['an area it never had to do with', more('ho-3', { area: 'mao-khe' }), [409, 'subject-lives-elsewhere']],
    ['a title for others', more('truong-1', {}), [409, 'subject-of-another-kind']],
    ['a score where there are no criteria', more('ho-3', { area: 'bk-1', score: '90' }), [409, 'title-without-criteria']],
    ['a score as a number', more('ho-3', { score: 90 }), [422, 'malformed']],
    ['an end before the beginning', more('ho-3', { area: 'bk-1', validUntil: '2029-12-31' }), [422, 'valid-until-before-recognised']],
    ['no decision', { ...more('ho-3', {}), decision: undefined }, [422, 'malformed']],
    ['a name of a person beside it', more('ho-3', { holder: 'Nguyễn Văn A' }), [422, 'malformed']],
  ])('%s is refused', async (_, body, expected) => expect(await ask.refused('/api/recognitions', body)).toEqual(expected));

  it.each([
    ['renewals', { decision, renewedOn: '2030-01-01' }, [409, 'not-live']],
    ['revocation', { decision, revokedOn: '2015-01-01', reason: 'x' }, [409, 'revoked-before-granted']],
    ['revocation', { decision, revokedOn: '2016-01-01' }, [422, 'malformed']],
  ])('%s %j is refused', async (what, body, expected) =>
    expect(await ask.refused(`/api/recognitions/${household.code}/ho-3/${what}`, body)).toEqual(expected),
  );

  it('what was never granted cannot be renewed or revoked', async () => {
    const path = `/api/recognitions/${unit.code}/ho-1`;
    expect(await ask.refused(`${path}/renewals`, { decision, renewedOn: '2016-01-01' })).toEqual([404, 'unknown-recognition']);
    expect(await ask.refused(`${path}/revocation`, { decision, revokedOn: '2016-01-01', reason: 'x' })).toEqual([
      404,
      'unknown-recognition',
    ]);
  });

  it('a title that is retired is granted no more from that day on', async () => {
    await ask.done('/api/titles', { ...household, code: 'cu' });
    const key = { 'Idempotency-Key': 'cong-nhan-1' };
    const late = grant('ho-2', { title: 'cu', recognisedOn: '2021-01-01' });
    const first = await system.post('/api/recognitions', late, key);
    await ask.done('/api/titles/cu/retirement', { effectiveOn: '2020-01-01' });
    expect(await ask.refused('/api/recognitions', grant('ho-1', { title: 'cu', recognisedOn: '2020-01-01' }))).toEqual([
      409,
      'title-retired',
    ]);
    expect((await ask.done('/api/recognitions', grant('ho-1', { title: 'cu', recognisedOn: '2019-12-31' }))).status).toBe(201);
    const again = await system.post('/api/recognitions', late, key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await ask.refused('/api/recognitions', { ...late, area: 'mao-khe' }, key)).toEqual([409, 'idempotency-key-reused']);
  });

  it('a list of an unknown title, subject or area is refused; known later only it is empty', async () => {
    expect((await ask.seen('/api/recognitions?title=xx')).body.code).toBe('unknown-title');
    expect((await ask.seen('/api/recognitions?subject=xx')).body.code).toBe('unknown-subject');
    expect((await ask.seen('/api/recognitions?area=xx')).body.code).toBe('unknown-area');
    expect(await ask.seen('/api/recognitions?title=don-vi-hoc-tap&asOf=1')).toMatchObject({ status: 200, body: { items: [] } });
    expect((await ask.seen('/api/recognitions?state=dead')).status).toBe(422);
  });
});
