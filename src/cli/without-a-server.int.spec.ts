import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7 } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { hieuhoc, type Ran } from './io.fixture';

const PLAN = join(__dirname, '..', '..', 'plans', 'lang-giang-2023.yaml');
const scratch = mkdtempSync(join(tmpdir(), 'cli-'));
const data = join(scratch, 'data');
/** Port 1 answers nobody. */
const on = (directory: string, ...argv: readonly string[]): Promise<Ran> => hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: directory });

let imported: Ran;
beforeAll(async () => {
  imported = await on(data, 'plan', 'import', PLAN, '--as', 'van-thu');
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true }));

describe('without a server', () => {
  it('a plan is imported over the stores themselves, and shown by the next verb', async () => {
    expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('đã ban hành') });
    expect(await on(data, 'plan', 'import', PLAN, '--as', 'van-thu')).toMatchObject({
      code: 0,
      out: expect.stringContaining('không đổi gì'),
    });
    expect((await on(data, 'status', '--plan', 'lang-giang-2023', '--on', '2024-12-31')).out).toContain('chưa có số liệu');
  });

  it('who acted is in the log', async () =>
    expect((await on(data, 'history', '--stream', 'plan-lang-giang-2023')).out).toContain('do van-thu'));

  it('a bad plan is refused with its lines, and the log is as it was', async () => {
    const bad = join(scratch, 'bad.json');
    writeFileSync(bad, '{\n  "plan": "x",\n  "target": []\n}\n');
    const before = (await on(data, 'log', 'export')).out;
    const { code, err } = await on(data, 'plan', 'import', bad, '--as', 'van-thu');
    expect(code).toBe(1);
    expect(err).toMatch(/bad\.json:\d+:\d+: /);
    expect((await on(data, 'log', 'export')).out).toBe(before);
  });

  it('reading takes no lock', async () => {
    const writer = await openSqliteEventStore({ path: join(data, 'log.db'), writer: 'inline' });
    try {
      expect(await on(data, 'plan', 'list')).toMatchObject({ code: 0 });
      expect(await on(data, 'plan', 'import', PLAN, '--as', 'van-thu')).toMatchObject({ code: 3 });
    } finally {
      await writer.close();
    }
  });

  it('says what the read models do not show yet, and exports the whole log all the same', async () => {
    const behind = join(scratch, 'behind');
    cpSync(data, behind, { recursive: true });
    const writer = await openSqliteEventStore({ path: join(behind, 'log.db'), writer: 'inline' });
    await writer.append('later', 'no_stream', [{ id: uuid7(), type: 'Later', data: {}, metadata: { actor: 'a', schemaVersion: 1 } }]);
    await writer.close();
    expect((await on(behind, 'plan', 'list')).err).toContain('còn thiếu 1 sự kiện');
    rmSync(join(behind, 'read.db'));
    expect(await on(behind, 'plan', 'list')).toMatchObject({ code: 3, out: '' });
    expect((await on(behind, 'log', 'export')).out).toContain('"type":"Later"');
  });

  it('demo says why a folder that is not empty is left alone', async () => {
    const { code, err } = await on(data, 'demo');
    expect(code).toBe(1);
    expect(err).toContain('thư mục trống');
  });

  it('a read database that is none is put aside and built anew by projections rebuild --all', async () => {
    const copy = join(scratch, 'copy');
    cpSync(data, copy, { recursive: true });
    writeFileSync(join(copy, 'read.db'), 'not a database');
    for (const suffix of ['-wal', '-shm']) rmSync(join(copy, `read.db${suffix}`), { force: true });
    expect(await on(copy, 'plan', 'list')).toMatchObject({ code: 1, err: expect.stringContaining('projections rebuild --all') });
    const { code, err } = await on(copy, 'projections', 'rebuild', '--all');
    expect(code).toBe(0);
    const aside = readdirSync(copy).filter((name) => name.startsWith('read.db.aside-'));
    expect(aside).toHaveLength(1);
    expect(err).toContain(aside[0]);
    expect((await on(copy, 'plan', 'list')).out).toBe((await on(data, 'plan', 'list')).out);
  });

  it('a log copied beside its read models is served from as it was', async () => {
    const moved = join(scratch, 'moved');
    cpSync(join(data, 'read.db'), join(moved, 'read.db'));
    const copied = await on(data, 'log', 'copy', '--from', join(data, 'log.db'), '--to', join(moved, 'log.db'), '--json');
    expect(copied).toMatchObject({ code: 0 });
    expect(JSON.parse(copied.out)).toMatchObject({ alreadyThere: 0, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await on(moved, 'plan', 'list')).out).toBe((await on(data, 'plan', 'list')).out);
  });
});
