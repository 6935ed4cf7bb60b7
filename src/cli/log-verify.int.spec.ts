import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { figurePath, FIRST, issueSmall } from '../../test/support/ground';
import { readModelsSealed } from '../../test/support/read-models-sealed';
import { startSystem } from '../../test/support/system';
import { hieuhoc, type Ran } from './io.fixture';

/** A system that ran, was sealed, and stopped. */
let data: string;
let note: string;
beforeAll(async () => {
  const system = await startSystem({ sealed: true, keep: true });
  data = system.directory;
  await issueSmall(system);
  await system.put(figurePath('x1', '2015'), { numerator: '80', denominator: '100' }, FIRST);
  await system.post('/api/log/seals', {});
  const items = await readModelsSealed(system);
  await system.sealing.whenFollowed(items.at(-1).position, 20_000);
  await system.sealing.whenSealed(system.sealing.size(), 20_000);
  note = (await system.get('/api/log/checkpoint')).body;
  await system.stop();
});
afterAll(() => rmSync(data, { recursive: true }));

const verify = (folder: string, ...more: readonly string[]): Promise<Ran> => hieuhoc(['log', 'verify', '--data', folder, ...more]);

/** A copy, changed behind the back of the system. */
async function changed(file: string, change: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'log-verify-'));
  cpSync(data, folder, { recursive: true });
  const database = new DatabaseSync(join(folder, file));
  const triggers = database.prepare("select name, sql from sqlite_schema where type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`drop trigger ${String(name)}`);
  database.exec(change);
  for (const { sql } of triggers) database.exec(String(sql));
  database.close();
  await work(folder);
  rmSync(folder, { recursive: true });
}

describe('hieuhoc log verify', () => {
  it('says check by check that nothing was touched', async () => {
    const { code, out } = await verify(data);
    expect(out).toMatch(/^ĐẠT +\d+ sự kiện đúng từng byte như khi niêm phong/);
    expect(out).toContain('tờ chốt đã giữ');
    expect(out).toContain('chuỗi ở');
    expect(out).toContain('Không thấy dấu hiệu bị sửa.');
    expect([code, out.includes('KHÔNG ĐẠT')]).toEqual([0, false]);
  });

  it('builds the read models anew and finds them as they were sealed', async () => {
    const { code, out } = await verify(data, '--projections', '--json');
    const { ok, checks } = JSON.parse(out);
    expect([code, ok]).toEqual([0, true]);
    expect(checks.filter(({ check }: { check: string }) => check === 'projections')).toHaveLength(13);
  });

  it('takes a checkpoint that was kept elsewhere, and refuses what is none', async () => {
    const file = join(data, 'giay-cu.txt');
    writeFileSync(file, note);
    const { code, out } = await verify(data, '--checkpoint', file);
    expect([code, out.includes('tờ chốt đưa vào')]).toEqual([0, true]);
    writeFileSync(file, note.replace(/^\d+$/m, '1'));
    expect((await verify(data, '--checkpoint', file)).code).toBe(1);
    expect((await verify(data, '--checkpoint', join(data, 'khong-co.txt'))).code).toBe(2);
    expect((await verify(data, '--key', file)).code).toBe(2);
  });

  it('does not pass over a checkpoint that was brought where nothing is there to compare it with', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-verify-'));
    cpSync(data, folder, { recursive: true, filter: (path) => !basename(path).startsWith('seal.db') });
    const file = join(folder, 'giay-cu.txt');
    writeFileSync(file, note);
    const without = await verify(folder);
    expect([without.code, without.out.includes('trong những gì đã kiểm; 1 điều chưa kiểm.')]).toEqual([0, true]);
    const { code, out } = await verify(folder, '--checkpoint', file);
    expect([code, out.includes('Chưa so được tờ chốt đưa vào')]).toEqual([1, true]);
    rmSync(folder, { recursive: true });
  });

  it('names the event that was changed, and ends with 1', async () => {
    const change = `update events set data = replace(data, '"80"', '"90"') where type = 'FigureReported'`;
    await changed('log.db', change, async (folder) => {
      const { code, out } = await verify(folder);
      expect(code).toBe(1);
      expect(out).toMatch(/KHÔNG ĐẠT +Sự kiện thứ \d+ \(FigureReported, chuỗi figure-.*đã bị sửa: data\./);
      expect(out).toContain('CÓ ĐIỀU KHÔNG KHỚP');
    });
  });

  it('finds a row of a read model that does not follow from the log', async () => {
    const change = `update figure_fact__v5 set numerator = '99' where numerator = '80'`;
    await changed('read.db', change, async (folder) => {
      expect(await verify(folder)).toMatchObject({ code: 0 });
      const { code, out } = await verify(folder, '--projections');
      expect([code, out.includes('Bảng figure-facts đang phục vụ đã bị sửa')]).toEqual([1, true]);
    });
  });

  it('where there is no log it says that it cannot be reached', async () => expect((await verify(join(data, 'khong-co'))).code).toBe(3));
});
