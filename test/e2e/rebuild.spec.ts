import { DECISION, figurePath, FIRST, issueSmall, RATIO } from '../support/ground';
import { readModelsIn } from '../support/stored';
import { startSystem, type System } from '../support/system';

const PLAN = 'ke-hoach-thu';
const PERIODS = ['2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020'];

let system: System;
let names: readonly string[];
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
const projections = async (): Promise<any[]> => (await system.get('/api/projections')).body.items;

beforeAll(async () => {
  system = await startSystem();
  await issueSmall(system);
  for (const area of ['x1', 'x2', 'x3'])
    for (const period of PERIODS) await system.put(figurePath(area, period), { numerator: '80', denominator: '100' }, FIRST);
  for (const n of [1, 2, 3, 4, 5]) {
    await system.post('/api/subjects', { ref: `don-vi-${n}`, kind: 'unit', area: 'x1' });
    await system.post('/api/recognitions', {
      title: 'danh-hieu-thu',
      subject: `don-vi-${n}`,
      area: 'x1',
      decision: DECISION,
      recognisedOn: '2014-11-20',
    });
  }
  await system.get(`/api/plans?after=${system.position}`);
  names = (await projections()).map(({ name }) => name);
});
afterAll(() => system.stop());

/** What must never fail nor show fewer rows, whatever is being built. */
const READS = [
  '/api/areas',
  '/api/bodies',
  '/api/indicators',
  '/api/titles',
  '/api/plans',
  '/api/figures?area=h',
  '/api/subjects',
  '/api/recognitions?on=2015-06-30',
  `/api/status?plan=${PLAN}&on=2018-12-31`,
  '/api/history',
  `/api/history?indicator=${RATIO}`,
];

async function whenBuilt(name: string, generation: number): Promise<void> {
  for (;;) {
    const builds = (await projections()).filter((one) => one.name === name);
    if (builds.length === 1 && builds[0].serving && builds[0].generation > generation) return;
  }
}

describe('a rebuild', () => {
  it('knows every projection by its name, with lag, place and version', async () => {
    expect(names.length).toBeGreaterThan(5);
    for (const one of await projections())
      expect(one).toMatchObject({
        status: 'serving',
        serving: true,
        lagMs: expect.any(Number),
        lagEvents: 0,
        deadLetter: null,
        progress: null,
      });
  });

  it('of each read model, while others write and read: no read fails or shows fewer rows, and the same rows stand after it', async () => {
    const { directory } = system;
    const done = new AbortController();
    let written = 0;
    const writer = (async () => {
      for (; !done.signal.aborted; written++)
        await system.put(
          figurePath('x1', '2021'),
          { numerator: String(written % 100), denominator: '100', reason: 'đếm lại' },
          written === 0 ? FIRST : { 'If-Match': `"${written - 1}"` },
        );
    })();
    const least = new Map<string, number>();
    const failures: string[] = [];
    let asked = 0;
    const reader = (async () => {
      for (; !done.signal.aborted; asked++)
        for (const path of READS) {
          const { status, body } = await system.get(`${path}${path.includes('?') ? '&' : '?'}limit=1000`);
          const rows: number = status === 200 ? body.items.length : -1;
          if (rows < (least.get(path) ?? 0)) failures.push(`${path}: ${status}, ${rows} rows after ${least.get(path)}`);
          least.set(path, Math.max(rows, least.get(path) ?? 0));
        }
    })();
    for (const name of names) {
      const [before] = (await projections()).filter((one) => one.name === name);
      expect([name, (await system.post(`/api/projections/${name}/rebuild`, undefined)).status]).toEqual([name, 202]);
      await whenBuilt(name, before.generation);
    }
    done.abort();
    await Promise.all([writer, reader]);
    expect(failures).toEqual([]);
    expect([asked > 3, written > 10]).toEqual([true, true]);
    expect(await rowsOnceMore(directory)).toBe('the same rows');
  });

  it('of what does not exist is 404, by nobody 401', async () => {
    expect(await system.post('/api/projections/khong-co/rebuild', undefined)).toMatchObject({
      status: 404,
      body: { code: 'unknown-projection' },
    });
    expect(await system.post('/api/projections/plan-facts/rebuild', undefined, { 'X-Actor': '' })).toMatchObject({ status: 401 });
  });

  it('passing by an event is refused where none is named, and where the read model has not stopped at it', async () => {
    const event = '0190a1b2-0000-7000-8000-000000000000';
    const skip = (body: unknown) => system.post('/api/projections/plan-facts/skip', body);
    expect(await skip({ event })).toMatchObject({ status: 409, body: { code: 'nothing-to-do' } });
    expect((await skip({})).status).toBe(422);
    expect((await skip(undefined)).status).toBe(422);
  });

  it('two at once of one read model end in one', async () => {
    const [{ name, generation }] = await projections();
    const answers = await Promise.all([1, 2, 3].map(() => system.post(`/api/projections/${name}/rebuild`, undefined)));
    for (const { status } of answers) expect([202, 409]).toContain(status);
    await whenBuilt(name, generation);
    expect((await system.get('/api/plans')).body.items).toHaveLength(1);
  });
});

/** Nothing is written any more: each is built anew, and its tables compared with those that were kept up while others wrote. */
async function rowsOnceMore(directory: string): Promise<string> {
  await system.get(`/api/plans?after=${system.position}`);
  const before = tablesOf(directory);
  for (const name of names) {
    const [{ generation }] = (await projections()).filter((one) => one.name === name);
    await system.post(`/api/projections/${name}/rebuild`, undefined);
    await whenBuilt(name, generation);
  }
  const after = tablesOf(directory);
  const different = [...before].filter(([table, rows]) => JSON.stringify(after.get(table)) !== JSON.stringify(rows));
  return before.size > 5 && different.length === 0
    ? 'the same rows'
    : `different: ${different.map(([table]) => table).join(', ')} of ${before.size}`;
}

/** By the name a table has without its build; the runner's own memory, which says where each build is, left out. */
function tablesOf(directory: string): Map<string, readonly string[]> {
  return new Map(
    [...readModelsIn(directory)]
      .filter(([table]) => /__v\d+_\d+$/.test(table))
      .map(([table, rows]) => [table.replace(/__v\d+_\d+$/, ''), rows]),
  );
}
