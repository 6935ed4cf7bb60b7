import { verifyDossier } from '@hieuhoc/dossier';
import { decodeQR } from 'qr/decode.js';
import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { askingOf, type Asking } from '../../test/support/asking';
import { readModelsSealed } from '../../test/support/read-models-sealed';
import { startSystem, type System } from '../../test/support/system';
import { qrTextOf } from './qr-of';

const PLAN = 'cong-bo';
const ON = '2015-12-31';
const figure = (area: string, numerator: string) => [`/api/figures/ty-le/${area}/2015-H2`, { numerator, denominator: '200' }] as const;
const question = { plan: PLAN, level: 'commune', on: ON };

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem({ sealed: true });
  ask = askingOf(system);
  await ask.done(
    '/api/plans',
    planDocument(PLAN, {
      areas: [province('t'), district('h', 't'), commune('x1', 'h'), commune('x2', 'h'), commune('ngoai', 't')],
      area: 'h',
      indicators: [ratio('ty-le')],
      targets: [target('t', 'ty-le')],
    }),
  );
  for (const [area, numerator] of [
    ['x1', '150'],
    ['x2', '100'],
  ] as const)
    await reported(area, numerator);
});
afterAll(() => system.stop());

async function reported(area: string, numerator: string, ifMatch?: string): Promise<void> {
  const [path, body] = figure(area, numerator);
  const condition: Record<string, string> = ifMatch === undefined ? { 'If-None-Match': '*' } : { 'If-Match': ifMatch };
  const answer = await system.put(
    path,
    ifMatch === undefined ? body : { ...body, reason: 'cộng nhầm', acknowledge: ['big-change'] },
    condition,
  );
  expect([area, answer.status]).toEqual([area, ifMatch === undefined ? 201 : 200]);
}

const published = async (more: object = {}, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await system.post('/api/publications', { ...question, ...more }, headers);
  expect([200, 201, answer.body.code]).toContain(answer.status);
  return answer.body;
};
const rowsOf = (body: { rows: readonly { area: string; value: string | null }[] }) => body.rows.map(({ area, value }) => [area, value]);
const ROWS = [
  ['h', '62.50'],
  ['x1', '75.00'],
  ['x2', '50.00'],
];

describe('a publication', () => {
  it('is found by its code, however it is typed, with its rows', async () => {
    const { code, rows, logSize, root } = await published({ title: 'Báo cáo năm 2015' });
    expect(rows).toBe(3);
    for (const typed of [code, code.toLowerCase().replaceAll('-', '')]) {
      const { status, body } = await system.get(`/api/publications/${typed}?after=${system.position}`);
      expect([status, rowsOf(body), body.intact]).toEqual([200, ROWS, true]);
      expect(body).toMatchObject({ code, logSize, root, title: 'Báo cáo năm 2015', publishedBy: 'can-bo-1', level: 'commune' });
    }
  });

  it('says in its QR code where to check it, and what to compare', async () => {
    const { code, logSize, root } = await published();
    const { body } = await system.get(`/api/publications/${code}?after=${system.position}`);
    expect(body.qr.text).toBe(`HIEUHOC ${code} ${logSize} ${Buffer.from(root, 'base64').toString('base64url')}`);
    expect(readQr(body.qr.svg)).toBe(body.qr.text);
    expect(qrTextOf({ code, logSize, root: '00'.repeat(32) }, 'https://hoc.example')).toBe(
      `https://hoc.example/kiem-chung/${code}?size=${logSize}&root=${'A'.repeat(43)}`,
    );
  });

  it('is checked by anybody who holds the paper', async () => {
    const { code, logSize, root } = await published();
    await system.get(`/api/status?plan=${PLAN}&after=${system.position}`);
    const paper = async (size: number, goc: string) =>
      (await system.get(`/api/check/${code}?size=${size}&root=${encodeURIComponent(goc)}`)).body.matches;
    expect(await paper(logSize, root)).toEqual({ size: true, root: true });
    expect(await paper(logSize, Buffer.from(root, 'base64').toString('base64url'))).toEqual({ size: true, root: true });
    expect(await paper(logSize + 1, 'A'.repeat(43))).toEqual({ size: false, root: false });
    const { body } = await system.get(`/api/check/${code}`);
    expect(body.matches).toEqual({ size: null, root: null });
    expect([rowsOf(body), 'publishedBy' in body]).toEqual([ROWS, false]);
    expect(new Set(Object.keys(body.names.areas))).toEqual(new Set([body.area, ...body.rows.map((row: { area: string }) => row.area)]));
    expect(Object.keys(body.names.indicators)).toEqual([...new Set(body.rows.map((row: { indicator: string }) => row.indicator))]);
    expect(JSON.stringify(body.names)).not.toContain('null');
  });

  it('does not move when a figure is corrected; the difference and its cause are told', async () => {
    const { code } = await published();
    await reported('x2', '180', '"0"');
    const { body } = await system.get(`/api/publications/${code}?compare=now&after=${system.position}`);
    expect([rowsOf(body), body.intact]).toEqual([ROWS, true]);
    expect(
      body.now.changes.map(({ area, before, after }: Record<string, { value: string }>) => [area, before?.value, after?.value]),
    ).toEqual([
      ['h', '62.50', '82.50'],
      ['x2', '50.00', '90.00'],
    ]);
    for (const { because, daysPassed } of body.now.changes)
      expect([because.map(({ type }: { type: string }) => type), daysPassed]).toEqual([['FigureCorrected'], false]);
    const later = (await published()).code;
    expect(rowsOf((await system.get(`/api/publications/${later}?after=${system.position}`)).body)[2]).toEqual(['x2', '90.00']);
  });

  it('asked for again under one key is one publication, whatever was recorded in between', async () => {
    const key = { 'Idempotency-Key': 'cong-bo-lan-1' };
    const first = await published({}, key);
    await reported('x1', '160', '"0"');
    expect(await published({}, key)).toEqual(first);
    await readModelsSealed(system);
    expect(await ask.refused('/api/publications', { ...question, level: undefined }, key)).toEqual([409, 'idempotency-key-reused']);
  });

  it('stands in the list of its plan, the newest first', async () => {
    const newest = await published({ title: 'mới nhất' });
    const { body } = await system.get(`/api/publications?plan=${PLAN}&limit=2&after=${system.position}`);
    expect(body.items.map(({ code }: { code: string }) => code)[0]).toBe(newest.code);
    expect([body.items.length, typeof body.next]).toEqual([2, 'string']);
    expect((await system.get('/api/publications?plan=khac')).body.items).toEqual([]);
  });
});

describe('a dossier of a publication', () => {
  const checkOf = async (dossier: string, ...papers: readonly string[]) => {
    const text = await (await fetch(`${system.url}${dossier}`)).text();
    const verifier = verifyDossier({ keys: [], papers });
    for (const line of text.trimEnd().split('\n')) verifier.line(line);
    const { checks } = verifier.end();
    return checks.filter(({ number }) => number >= 10).map(({ outcome, code }) => `${outcome} ${code}`);
  };
  const view = async (code: string) => (await system.get(`/api/publications/${code}?after=${system.position}`)).body;

  it('proves its code at home, whatever was recorded since', async () => {
    const { code } = await published();
    const { dossier, qr } = await view(code);
    await reported('x1', '10', '"1"');
    const later = await view((await published()).code);
    expect(await checkOf(dossier, code)).toEqual(['passed rows-equal', 'passed published']);
    expect(await checkOf(dossier, qr.text, code.toLowerCase())).toEqual(['passed rows-equal', 'passed published']);
    expect(await checkOf(dossier, later.code)).toEqual(['passed rows-equal', 'failed other-figures']);
    expect(await checkOf(dossier, later.qr.text)).toEqual(['passed rows-equal', 'unprovable other-size']);
    expect(await checkOf(dossier, qr.text.replace(/\S+$/, 'A'.repeat(43)))).toEqual(['passed rows-equal', 'failed other-root']);
    expect(await checkOf(dossier, 'mã nào đó')).toEqual(['passed rows-equal', 'failed no-code']);
    expect(await checkOf('/api/dossiers', code)).toEqual(['unprovable no-rows', 'unprovable other-dossier']);
    expect(await checkOf(dossier)).toEqual(['passed rows-equal']);
  });

  it.each(['', '&period=2015-H2'])('proves the code of the area alone, and of a period%s', async (period) => {
    const { code } = await published({ level: undefined, ...(period !== '' && { period: '2015-H2' }) });
    expect(await checkOf((await view(code)).dossier, code)).toEqual(['passed rows-equal', 'passed published']);
  });
});

describe('bad input is refused with a code and a sentence, and nothing is recorded', () => {
  beforeAll(() => readModelsSealed(system));

  it.each<[string, object, number, string]>([
    ['a plan that is not', { plan: 'khong-co' }, 404, 'unknown-plan'],
    ['no plan', { plan: undefined }, 422, 'malformed'],
    ['a level that is none', { level: 'xa' }, 422, 'malformed'],
    ['a period that is none', { period: '2015-H3' }, 422, 'malformed'],
    ['a day that is none', { on: '2015-02-30' }, 422, 'malformed'],
    ['a title with a telephone number', { title: 'gọi 0912345678' }, 422, 'malformed'],
    ['an area that is not', { area: 'khong-co' }, 404, 'unknown-area'],
    ['an area outside of the plan', { area: 'ngoai' }, 409, 'nothing-to-publish'],
    ['a field that is not', { root: 'x' }, 422, 'malformed'],
  ])('%s', async (_, more, status, code) =>
    expect(await ask.refused('/api/publications', { ...question, ...more })).toEqual([status, code]),
  );

  it.each(['0000-0000-0000-0000', 'khong-phai-ma-nao-ca-dau'])('the code %s is nobody’s', async (typed) => {
    for (const path of ['publications', 'check']) {
      const { status, body } = await system.get(`/api/${path}/${typed}`);
      expect([status, body.code]).toEqual([404, 'unknown-publication']);
    }
  });
});

it('of a plan that was handed over is about the area whose it is on the day', async () => {
  const decision = { number: '07/QĐ-UBND', issuedOn: '2015-12-01', issuer: 'UBND tỉnh' };
  await ask.done(`/api/plans/${PLAN}/transfer`, { on: '2015-12-01', area: 't', decision, reason: 'bàn giao' });
  const areaOf = async (on: string): Promise<string> =>
    (await system.get(`/api/publications/${(await published({ on })).code}?after=${system.position}`)).body.area;
  expect([await areaOf('2015-11-30'), await areaOf('2015-12-01')]).toEqual(['h', 't']);
});

/** As a phone would: from the picture, whose dark squares are one path, each beginning where the one before began, and so much on. */
function readQr(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 4;
  const width = side * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command, dx = '', dy = ''] of svg.matchAll(/([Mm])(-?\d+)\s?(-?\d+)h1v1/g)) {
    [x, y] = command === 'M' ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)];
    for (let row = y * scale; row < (y + 1) * scale; row++)
      for (let column = x * scale; column < (x + 1) * scale; column++)
        data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
  }
  return decodeQR({ width, height: width, data });
}
