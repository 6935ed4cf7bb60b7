import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type System } from '../../test/support/system';
import { hieuhoc, type Ran } from './io.fixture';

const PLAN = join(__dirname, '..', '..', 'plans', 'lang-giang-2023.yaml');
const scratch = mkdtempSync(join(tmpdir(), 'cli-'));
const written = (name: string, text: string): string => {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
};
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
const json = ({ out }: Ran): any => JSON.parse(out);

let system: System;
let imported: Ran;
/** Through the server, and past it: both must say the same. */
let served: (...argv: readonly string[]) => Promise<Ran>;
let local: (...argv: readonly string[]) => Promise<Ran>;

beforeAll(async () => {
  system = await startSystem();
  const { port } = new URL(system.url);
  served = (...argv) => hieuhoc(argv, { PORT: port, HIEUHOC_DATA: system.directory });
  local = (...argv) => hieuhoc([...argv, '--local'], { PORT: port, HIEUHOC_DATA: system.directory });
  imported = await served('plan', 'import', PLAN, '--as', 'van-thu');
}, 60_000);
afterAll(async () => {
  await system.stop();
  rmSync(scratch, { recursive: true });
});

describe('plan', () => {
  it('import issues it', () => expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('đã ban hành') }));

  it('import: the same file again changes nothing', async () => {
    const again = await served('plan', 'import', PLAN, '--as', 'van-thu', '--json');
    expect(json(again).items).toEqual([{ file: PLAN, outcome: 'unchanged', plan: 'lang-giang-2023', revision: 0 }]);
  });

  it('import: a bad file is refused with its lines, exit code 1, and the others have their turn', async () => {
    const bad = written('bad.yaml', 'plan: Xấu\ntitle: Kế hoạch\n');
    const { code, out, err } = await served('plan', 'import', bad, PLAN, '--as', 'van-thu');
    expect(code).toBe(1);
    expect(err).toMatch(/bad\.yaml: bị từ chối \(plan-document-malformed\)\.\n[^]*bad\.yaml:1:\d+: plan /);
    expect(out).toContain('lang-giang-2023 đã có');
  });

  it('import: another document under the same name is refused', async () => {
    const other = written('other.yaml', readFileSync(PLAN, 'utf8').replace(/^title: .*$/m, 'title: Kế hoạch khác'));
    expect(await served('plan', 'import', other, '--as', 'van-thu')).toMatchObject({ code: 1, out: '' });
  });

  it('import needs somebody who acts', async () => expect(await served('plan', 'import', PLAN)).toMatchObject({ code: 2 }));

  it('import past a running server is refused: the log is locked', async () => {
    const { code, err } = await local('plan', 'import', PLAN, '--as', 'van-thu');
    expect(code).toBe(3);
    expect(err).toContain('tiến trình khác');
  });

  it('list and export say the same through the server and past it', async () => {
    for (const argv of [
      ['plan', 'list'],
      ['plan', 'export', 'lang-giang-2023'],
      ['plan', 'export', 'lang-giang-2023', '--json'],
    ]) {
      const [through, past] = [await served(...argv), await local(...argv)];
      expect([through.code, past.code, past.out]).toEqual([0, 0, through.out]);
      expect(through.out).toContain('lang-giang-2023');
    }
  });

  it('what was exported is the same document, as YAML and as JSON', async () => {
    const files = [
      written('out.yaml', (await served('plan', 'export', 'lang-giang-2023')).out),
      written('out.json', (await served('plan', 'export', 'lang-giang-2023', '--json')).out),
    ];
    const again = await served('plan', 'import', ...files, '--as', 'van-thu', '--json');
    expect(json(again).items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['unchanged', 'unchanged']);
  });

  it('export of a plan that is not there: exit code 1', async () => {
    for (const ask of [served, local]) expect(await ask('plan', 'export', 'nope')).toMatchObject({ code: 1, out: '' });
  });
});

describe('status and history', () => {
  it('say the same through the server and past it', async () => {
    for (const argv of [
      ['status', '--plan', 'lang-giang-2023', '--on', '2024-12-31'],
      ['history', '--plan', 'lang-giang-2023'],
      ['history', '--type', 'IndicatorDefined', '--limit', '2'],
    ]) {
      const [through, past] = [await served(...argv), await local(...argv)];
      expect([through.code, past.code, past.out]).toEqual([0, 0, through.out]);
      expect(through.out.split('\n').length).toBeGreaterThan(3);
    }
  });

  it('status --json has the rows of the API', async () => {
    const { items, asOf } = json(await local('status', '--plan', 'lang-giang-2023', '--on', '2024-12-31', '--json'));
    const answer = await system.get('/api/status?plan=lang-giang-2023&on=2024-12-31&depth=0&limit=1000');
    expect(items.map(({ asOf: _, ...row }: { asOf: unknown }) => row)).toEqual(
      answer.body.items.map(({ asOf: _, ...row }: { asOf: unknown }) => row),
    );
    expect(asOf.logSize).toBe(answer.body.asOf.logSize);
  });

  it('an unknown plan is a refusal, a day that is none wrong usage', async () => {
    for (const ask of [served, local]) {
      expect(await ask('status', '--plan', 'nope')).toMatchObject({ code: 1, out: '' });
      expect(await ask('status', '--plan', 'lang-giang-2023', '--on', '2024-02-30')).toMatchObject({ code: 2, out: '' });
    }
  });

  it('history follows the pages to the limit, and says that there is more', async () => {
    const { out, err } = await served('history', '--limit', '7', '--json');
    expect(JSON.parse(out).items).toHaveLength(7);
    expect(err).not.toContain('còn nữa');
    expect((await served('history', '--limit', '7')).err).toContain('còn nữa');
    expect(json(await served('history', '--limit', 'all', '--json')).next).toBeNull();
  });
});

const names = (ran: Ran): string[] => json(ran).items.map(({ name, status }: { name: string; status: string }) => `${name} ${status}`);

describe('log and projections', () => {
  it('log export is every event, a line each, in log order', async () => {
    const [through, past] = [await served('log', 'export'), await local('log', 'export')];
    expect(past.out).toBe(through.out);
    const events = through.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toHaveLength((await system.get('/api/status?plan=lang-giang-2023')).body.asOf.logSize);
    const positions: string[] = events.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(events.at(-1)).toMatchObject({ type: 'PlanIssued', stream: 'plan-lang-giang-2023' });
  });

  it('log export of some types, and after a position', async () => {
    const titles = (await served('log', 'export', '--types', 'PlanIssued')).out.trimEnd().split('\n');
    expect(titles).toHaveLength(1);
    const { position } = JSON.parse(titles[0] ?? '');
    expect((await local('log', 'export', '--after', position)).out).toBe('');
    expect(await local('log', 'export', '--after', 'x y')).toMatchObject({ code: 2 });
  });

  it('projections list names every read model, through the server and past it', async () => {
    const through = names(await served('projections', 'list', '--json'));
    expect(through).toContain('figure-facts serving');
    expect(names(await local('projections', 'list', '--json'))).toEqual(through);
  });

  it('projections rebuild is done when the new build serves', async () => {
    expect(await served('projections', 'rebuild', 'plan-facts')).toMatchObject({ code: 0 });
    const builds = json(await served('projections', 'list', '--json')).items;
    expect(builds).toContainEqual(expect.objectContaining({ name: 'plan-facts', generation: 2, serving: true }));
  });

  it('an unknown read model and one that has not stopped are refused', async () => {
    expect(await served('projections', 'rebuild', 'nope')).toMatchObject({ code: 1 });
    const event = '0190a1b2-0000-7000-8000-000000000000';
    expect(await served('projections', 'skip', 'plan-facts', '--event', event)).toMatchObject({
      code: 1,
      err: expect.stringContaining('không dừng ở sự kiện này'),
    });
    expect(await served('projections', 'skip', 'plan-facts')).toMatchObject({ code: 2 });
  });
});

describe('a data folder that a running server does not have', () => {
  it('is not mistaken for the server’s', async () => {
    expect(await served('plan', 'list', '--data', scratch)).toMatchObject({ code: 2, out: '' });
    expect(await served('demo')).toMatchObject({ code: 1, out: '' });
  });
});

describe('tasks, duties and reports', () => {
  beforeAll(async () => {
    const other = join(__dirname, '..', '..', 'plans', 'dong-trieu-2013.yaml');
    await served('plan', 'import', other, '--as', 'van-thu');
  });

  it.each([
    [['tasks', '--on', '2015-07-31', '--plan', 'dong-trieu-2013'], 'Chủ trì'],
    [['duties', '--reporter', '22.205.07075', '--on', '2015-07-31'], 'chưa gửi'],
    [['reports', '--state', 'late', '--plan', 'dong-trieu-2013', '--on', '2015-07-31'], 'quá hạn, chưa gửi'],
  ])('%j: the same through the server and past it, with the rows of the API', async (argv, shown) => {
    const [through, past] = [await served(...argv), await local(...argv)];
    expect([through.code, past.code, past.out]).toEqual([0, 0, through.out]);
    expect(through.out).toContain(shown);
    const query = argv
      .slice(1)
      .join('&')
      .replaceAll(/--(\w+)&/g, '$1=');
    const answer = await system.get(`/api/${argv[0]}?${query}&limit=1000`);
    expect(answer.body.items.length).toBeGreaterThan(0);
    expect(json(await local(...argv, '--json')).items).toEqual(answer.body.items);
  });

  it('are refused as over HTTP: an unknown body, a state that is none, no reporter; who I am is known to a server only', async () => {
    for (const ask of [served, local]) {
      expect(await ask('tasks', '--body', 'khong-co')).toMatchObject({ code: 1, out: '' });
      expect(await ask('reports', '--state', 'x')).toMatchObject({ code: 2, out: '' });
      expect(await ask('duties')).toMatchObject({ code: 2, out: '' });
    }
    expect(await local('reports', '--receiver', 'me')).toMatchObject({ code: 1, out: '' });
  });
});
