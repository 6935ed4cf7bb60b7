import { parse } from 'csv-parse/sync';
import { figurePath, FIRST, issueSmall } from '../../test/support/ground';
import { startSystem, type System } from '../../test/support/system';

const AREAS = ['x1', 'x2', 'x3'];
const YEARS = Array.from({ length: 20 }, (_, n) => 2005 + n);
/** Reported once and corrected so often. */
const CORRECTED = 4;
const OF_AN_AREA = YEARS.length * (1 + CORRECTED);

let system: System;
let before: number;
beforeAll(async () => {
  system = await startSystem();
  await issueSmall(system);
  await Promise.all(AREAS.flatMap((area) => YEARS.map((year) => reported(figurePath(area, `${year}-H1`)))));
  await system.get(`/api/areas?after=${system.position}`);
  before = (await system.get('/api/history?limit=1')).body.asOf.logSize;
});
afterAll(() => system.stop());

async function reported(path: string): Promise<void> {
  for (let revision = -1; revision < CORRECTED; revision++) {
    const figure = { numerator: String(600 + revision), denominator: '1000', ...(revision >= 0 && { reason: 'đếm lại' }) };
    const { status } = await system.put(path, figure, revision < 0 ? FIRST : { 'If-Match': `"${revision}"` });
    if (status >= 300) throw new Error(`${path} ${status}`);
  }
}

async function exported(query = ''): Promise<{ readonly headers: Headers; readonly rows: readonly Record<string, string>[] }> {
  const answer = await fetch(`${system.url}/api/history/export${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return { headers: answer.headers, rows: parse(await answer.text(), { bom: true, columns: true }) };
}

describe('the whole history as one file', () => {
  it('has every event once, the newest first, however many there are', async () => {
    const { rows, headers } = await exported();
    expect(before).toBeGreaterThan(OF_AN_AREA * AREAS.length);
    expect(rows.map(({ logSize }) => Number(logSize))).toEqual(Array.from({ length: before }, (_, n) => before - n));
    expect(headers.get('Content-Disposition')).toBe(`attachment; filename="nhat-ky-${before}.csv"`);
    expect(JSON.parse(headers.get('X-As-Of') ?? '')).toMatchObject({ logSize: before });
  });

  it('says of each what the list says of it', async () => {
    const { rows } = await exported('?area=x2&indicator=ty-le-thu');
    expect(rows).toHaveLength(OF_AN_AREA);
    const { body } = await system.get('/api/history?area=x2&indicator=ty-le-thu&limit=1000');
    expect(rows.map(({ id, actor, data, after }) => [id, actor, JSON.parse(data ?? ''), JSON.parse(after ?? '')])).toEqual(
      body.items.map(({ id, actor, data, after }: Record<string, unknown>) => [id, actor, data, after]),
    );
  });

  it('stays with the moment it was asked for', async () => {
    const known = before - 10;
    const { rows } = await exported(`?asOf=${known}`);
    expect([rows.length, rows[0]?.['logSize']]).toEqual([known, String(known)]);
  });

  it.each([
    ['?area=khong-co', 404, 'unknown-area'],
    ['?limit=10', 422, 'malformed'],
    ['?cursor=WzEsMV0', 422, 'malformed'],
    ['?from=hom-qua', 422, 'malformed'],
  ])('%s is refused before anything is sent', async (query, status, code) => {
    const answer = await system.get(`/api/history/export${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
