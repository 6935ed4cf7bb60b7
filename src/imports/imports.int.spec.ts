import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type Answer, type System } from '../../test/support/system';

const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện Đông Triều' };
const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
const title = {
  code: 'gia-dinh-hieu-hoc',
  name: 'Gia đình hiếu học',
  subject: 'household',
  grantedBy: 'commune',
  validity: { months: 36 },
};
const form = (rows: readonly object[], more: object = {}) => ({
  kind: 'recognitions',
  title: title.code,
  decision,
  recognisedOn: '2015-11-20',
  rows,
  ...more,
});

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  for (const one of [area('22.205', 'district', null), area('an-sinh', 'commune', '22.205'), area('mao-khe', 'commune', '22.205')])
    await ask.done('/api/areas', one);
  await ask.done('/api/titles', title);
  for (const ref of ['ho-1', 'ho-2', 'ho-3', 'ho-4']) await ask.done('/api/subjects', { ref, kind: 'household', area: 'an-sinh' });
  await ask.done('/api/subjects', { ref: 'truong-1', kind: 'unit', area: 'an-sinh', name: 'Trường An Sinh' });
}, 60_000);
afterAll(() => system.stop());

const logSize = async (): Promise<number> => (await ask.seen('/api/areas')).body.asOf.logSize;
interface Told {
  readonly row: number;
  readonly outcome: string;
  readonly code?: string;
  readonly repeated?: boolean;
  readonly registered?: boolean;
}
const told = ({ body }: Answer): string[] =>
  body.outcomes.map(
    ({ row, outcome, code = '', repeated = false, registered = false }: Told) =>
      `${row} ${outcome}${code === '' ? '' : ` ${code}`}${registered ? ' registered' : ''}${repeated ? ' repeated' : ''}`,
  );

describe('a list of recognitions', () => {
  const rows = [
    { subject: 'ho-1' },
    { subject: 'ho-2', area: 'an-sinh' },
    { subject: 'ho-moi', area: 'mao-khe', name: 'Trần Văn Mới' },
    { area: 'mao-khe', name: 'Lê Thị Lan' },
    { subject: 'ho-1' },
    { subject: 'khong-co' },
    { subject: 'truong-1' },
    { subject: 'ho-3', area: 'mao-khe' },
    { subject: 'ho-3', score: '95' },
    { subject: 'ho 3' },
    { name: 'Không địa bàn' },
    { subject: 'ho-4', area: 'khong-co' },
    'không phải đối tượng',
    { subject: 'ho-4', ten: 'A' },
  ];
  const outcomes = [
    '1 granted',
    '2 granted',
    '3 granted registered',
    '4 granted registered',
    '5 refused already-live',
    '6 refused unknown-subject',
    '7 refused subject-of-another-kind',
    '8 refused subject-lives-elsewhere',
    '9 refused title-without-criteria',
    '10 refused malformed',
    '11 refused malformed',
    '12 refused unknown-area',
    '13 refused malformed',
    '14 refused malformed',
  ];
  let first: Answer;

  it('says of every row what would happen, and records nothing', async () => {
    const before = await logSize();
    const dry = await system.post('/api/imports?dryRun=true', form(rows as object[]));
    expect([dry.status, dry.body.dryRun, dry.body.granted, dry.body.registered, dry.body.refused]).toEqual([200, true, 4, 2, 10]);
    expect(told(dry)).toEqual(outcomes);
    expect(await logSize()).toBe(before);
  });

  it('grants what can be granted, and tells the rest why not, in Vietnamese', async () => {
    first = await system.post('/api/imports', form(rows as object[]));
    expect(told(first)).toEqual(outcomes);
    expect(first.body.outcomes[4].message).toContain('đang giữ danh hiệu');
    const live = await ask.seen(`/api/recognitions?title=${title.code}&on=2015-12-31`);
    expect(new Set(live.body.items.map(({ subject }: { subject: string }) => subject))).toEqual(
      new Set(['ho-1', 'ho-2', 'ho-moi', first.body.outcomes[3].subject]),
    );
    const { body } = await system.get('/api/streams/recognition-gia-dinh-hieu-hoc:ho-1');
    expect(body.items[0].data).toMatchObject({ import: first.body.import, row: 1, validUntil: '2018-11-20' });
  });

  it('keeps the names of the list nowhere but in the vault', () => {
    for (const file of readdirSync(system.directory, { recursive: true, encoding: 'utf8' })) {
      if (!statSync(join(system.directory, file)).isFile()) continue;
      const bytes = readFileSync(join(system.directory, file));
      for (const name of ['Trần Văn Mới', 'Lê Thị Lan', 'tran van moi']) expect([file, bytes.includes(name)]).toEqual([file, false]);
    }
  });

  it('sent again, is the same import and writes nothing', async () => {
    const before = await logSize();
    const again = await system.post('/api/imports', form(rows as object[]));
    expect(again.body.import).toBe(first.body.import);
    expect(told(again)).toEqual(
      outcomes.map((outcome) => (outcome.includes('granted') ? `${outcome.replace(' registered', '')} repeated` : outcome)),
    );
    expect(await logSize()).toBe(before);
  });

  it('sent again after what was missing is there, adds only that', async () => {
    await ask.done('/api/subjects', { ref: 'khong-co', kind: 'household', area: 'an-sinh' });
    const again = await system.post('/api/imports', form(rows as object[]));
    expect([told(again)[5], again.body.granted]).toEqual(['6 granted', 5]);
  });

  it('is looked at by page, with where it stands', async () => {
    const one = await ask.seen(`/api/imports/${first.body.import}`);
    expect(one.body).toMatchObject({ state: 'completed', rows: 14, done: 14, granted: 5, refused: 9, undone: null, decision, next: null });
    expect(one.body.items.map(({ row, outcome }: { row: number; outcome: string }) => `${row} ${outcome}`)).toEqual(
      outcomes.map((outcome, index) => `${index + 1} ${index === 5 || outcome.includes('granted') ? 'granted' : 'refused'}`),
    );
    const page = await system.get(`/api/imports/${first.body.import}?limit=3`);
    expect(page.body.items.map(({ row }: { row: number }) => row)).toEqual([1, 2, 3]);
    const next = await system.get(`/api/imports/${first.body.import}?limit=3&cursor=${page.body.next}`);
    expect(next.body.items.map(({ row }: { row: number }) => row)).toEqual([4, 5, 6]);
    expect((await system.get('/api/imports/khong-co')).body.code).toBe('unknown-import');
  });

  it('is undone by one counter-decision, a compensating event a row; again changes nothing, another decision is refused', async () => {
    const counter = { decision: { ...decision, number: '99/QĐ-UBND' }, reason: 'Danh sách nhầm' };
    const undone = await system.post(`/api/imports/${first.body.import}/undo`, counter);
    expect([undone.status, undone.body.rows, undone.body.revoked]).toEqual([200, 5, 5]);
    expect((await ask.seen(`/api/recognitions?title=${title.code}&on=2015-12-31`)).body.items).toEqual([]);
    const before = await logSize();
    const again = await system.post(`/api/imports/${first.body.import}/undo`, counter);
    expect([again.body.revoked, again.body.outcomes[0].repeated, await logSize()]).toEqual([5, true, before]);
    const other = await system.post(`/api/imports/${first.body.import}/undo`, { ...counter, decision });
    expect([other.status, other.body.code]).toEqual([409, 'import-undone']);
    expect((await ask.seen(`/api/imports/${first.body.import}`)).body).toMatchObject({
      state: 'undone',
      undone: { decision: counter.decision },
    });
    const repeat = await system.post('/api/imports', form(rows as object[]));
    expect([repeat.status, repeat.body.code]).toEqual([409, 'import-undone']);
    const anew = await system.post('/api/imports', form(rows as object[]), { 'Idempotency-Key': 'lan-2' });
    expect(anew.body.granted).toBe(5);
  });
});

describe('as CSV', () => {
  const head =
    'kind=recognitions&title=gia-dinh-hieu-hoc&decisionNumber=5/Q%C4%90&decisionIssuedOn=2016-01-05&decisionIssuer=UBND&recognisedOn=2020-01-10';
  const send = (text: string, query = head): Promise<Answer> =>
    system.send(`/api/imports?dryRun=true&${query}`, { method: 'POST', body: text, headers: { 'Content-Type': 'text/csv' } });

  it.each([
    ['commas', 'subject,area,name\nho-3,an-sinh,"Nguyễn, Văn A"\n,mao-khe,Lê B\n'],
    [
      'semicolons, a byte order mark and CRLF, as Excel writes it',
      '\ufeffsubject;area;name\r\nho-3;an-sinh;Nguyễn Văn A\r\n;mao-khe;Lê B\r\n',
    ],
    ['tabs, decomposed text', 'subject\tarea\tname\nho-3\tan-sinh\tNguyễn Văn A\n\tmao-khe\tLê B\n'.normalize('NFD')],
  ])('with %s', async (_, text) => {
    const { status, body } = await send(text);
    expect([status, body.rows, body.granted, body.registered]).toEqual([200, 2, 2, 1]);
  });

  it.each([
    ['an unknown column', 'subject,ten\nho-3,A\n', head],
    ['no decision', 'subject\nho-3\n', head.replace(/decisionNumber=[^&]*&/, '')],
    ['an open quote', 'subject,name\nho-3,"Nguyễn Văn A\n', head],
    ['no row', 'subject\n', head],
  ])('%s is refused whole, without a word of the list', async (_, text, query) => {
    const { status, body } = await send(text, query);
    expect([status, body.code]).toEqual([422, 'malformed']);
    expect(JSON.stringify(body)).not.toContain('Nguyễn');
  });
});

describe('an import is refused', () => {
  it.each([
    ['an unknown title', form([{ subject: 'ho-3' }], { title: 'khong-co' }), [404, 'unknown-title']],
    ['another kind', form([{ subject: 'ho-3' }], { kind: 'figures' }), [422, 'malformed']],
    ['no row', form([]), [422, 'malformed']],
    ['an unknown field', form([{ subject: 'ho-3' }], { ghiChu: 'x' }), [422, 'malformed']],
    ['no object', [], [422, 'malformed']],
  ])('for %s', async (_, body, refusal) => expect(await ask.refused('/api/imports', body)).toEqual(refusal));

  it('under the key of another list', async () => {
    await system.post('/api/imports', form([{ subject: 'ho-3' }]), { 'Idempotency-Key': 'khoa' });
    expect(await ask.refused('/api/imports', form([{ subject: 'ho-4' }]), { 'Idempotency-Key': 'khoa' })).toEqual([409, 'import-differs']);
  });

  it('over 32 MiB, where others are over 1 MiB', async () => {
    const body = JSON.stringify(form([{ subject: 'ho-3', name: 'x'.repeat(2_000_000) }]));
    expect((await system.send('/api/imports?dryRun=true', { method: 'POST', body })).body.outcomes[0].code).toBe('malformed');
    expect((await system.send('/api/subjects', { method: 'POST', body })).status).toBe(413);
    const over = await system.send('/api/imports', { method: 'POST', body: JSON.stringify('x'.repeat(33 * 2 ** 20)) });
    expect(over.status).toBe(413);
  });
});

it('of two lines about one family, however far apart, the first one counts', async () => {
  await ask.done('/api/titles', { ...title, code: 'gia-dinh-hoc-tap' });
  const between = Array.from({ length: 2_100 }, (_, index) => ({ subject: `xa-${index}`, area: 'mao-khe' }));
  const answer = await system.post(
    '/api/imports',
    form([{ subject: 'ho-4' }, ...between, { subject: 'ho-4' }], { title: 'gia-dinh-hoc-tap' }),
  );
  expect(answer.body).toMatchObject({ rows: 2_102, granted: 2_101, registered: 2_100, refused: 1 });
  expect(told(answer).filter((line) => !line.endsWith('registered'))).toEqual(['1 granted', '2102 refused already-live']);
});
