import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BuiltServer } from '../support/built-server';
import { commune, district, planDocument, province, ratio } from '../support/small-plan';
import { startSystem } from '../support/system';

const PATIENCE_MS = 600_000;
const base = mkdtempSync(join(tmpdir(), 'hieu-hoc-'));
const sound = join(base, 'sound');

/** A log and read models of a system that ran and was stopped. */
beforeAll(async () => {
  const system = await startSystem({ directory: sound, keep: true });
  const areas = [province('t'), district('t.1', 't'), ...Array.from({ length: 200 }, (_, i) => commune(`t.1.${i}`, 't.1'))];
  const issued = await system.post('/api/plans', planDocument('mau', { areas, indicators: [ratio('ty-le')] }));
  await system.get(`/api/areas?after=${issued.headers.get('X-Log-Position')}`);
  await system.stop();
}, PATIENCE_MS);

afterAll(async () => {
  await BuiltServer.killAll();
  rmSync(base, { recursive: true, force: true });
});

/** A data folder with copies of the sound files, whole: nothing of them waits in a write-ahead log. */
function folder(name: string): string {
  const directory = join(base, name);
  cpSync(sound, directory, { recursive: true });
  for (const file of ['log.db', 'read.db']) {
    const database = new DatabaseSync(join(directory, file));
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
  }
  return directory;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, at);
  writeFileSync(file, content);
}

function foreign(file: string): void {
  rmSync(file);
  const database = new DatabaseSync(file);
  database.exec('create table hoa_don (so integer primary key); insert into hoa_don values (1)');
  database.close();
}

const junk = (size: number): Buffer => Buffer.alloc(size, 'không phải cơ sở dữ liệu ');

describe('a start that would harm what lies in the data folder', () => {
  it.each([
    ['a log.db that is no database', 'log.db', (file: string) => writeFileSync(file, junk(40_000))],
    ['a log.db that belongs to another program', 'log.db', foreign],
    ['an empty log.db', 'log.db', (file: string) => truncateSync(file, 0)],
    ['a log.db that was cut', 'log.db', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['a log.db with pages overwritten', 'log.db', (file: string) => overwrite(file, 8_192, junk(16_384))],
    ['a read.db that belongs to another program', 'read.db', foreign],
    ['a read.db that is no database', 'read.db', (file: string) => writeFileSync(file, junk(40_000))],
  ])(
    'stops at %s: it says what was found and what to do, and leaves the file as it is',
    async (title, name, harm) => {
      const directory = folder(title.replaceAll(/\W/g, '-'));
      const file = join(directory, name);
      harm(file);
      const before = readFileSync(file);
      const server = BuiltServer.spawn(directory);
      expect(await server.exited).toBe(1);
      expect(server.output).toContain(file);
      expect(server.output).toMatch(name === 'log.db' ? 'Hãy khôi phục từ bản sao lưu' : 'hãy chạy `hieuhoc projections rebuild --all`');
      expect(server.output.trim().split('\n')).toHaveLength(1);
      expect(readFileSync(file).equals(before)).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'a second process on the same folder is refused, and the first goes on serving',
    async () => {
      const directory = folder('twice');
      const first = await BuiltServer.start(directory);
      const second = BuiltServer.spawn(directory);
      expect(await second.exited).toBe(1);
      expect(second.output).toMatch(/đang được một tiến trình khác ghi\. Hãy dừng/);
      const headers = { 'Content-Type': 'application/json', 'X-Actor': 'can-bo-1', 'If-None-Match': '*' };
      const body = JSON.stringify({ numerator: '1', denominator: '2' });
      const written = await fetch(`${first.url}/api/figures/ty-le/t.1.0/2015`, { method: 'PUT', headers, body });
      expect(written.status).toBe(201);
      const seen = await fetch(`${first.url}/api/figures/ty-le/t.1.0/2015?after=${written.headers.get('X-Log-Position')}`);
      expect(await seen.json()).toMatchObject({ revision: 0 });
      await first.stop();
    },
    PATIENCE_MS,
  );

  it(
    'all that is wrong in the configuration is said at once, and no file is made',
    async () => {
      const directory = join(base, 'chua-co');
      const server = BuiltServer.spawn(directory, [], { PORT: 'ba-nghin', HIEUHOC_LOG_LEVEL: 'nhieu', HIEUHOC_CONG: '1' });
      expect(await server.exited).toBe(1);
      for (const name of ['PORT', 'HIEUHOC_LOG_LEVEL', 'HIEUHOC_CONG']) expect(server.output).toContain(name);
      expect(readdirSync(base)).not.toContain('chua-co');
    },
    PATIENCE_MS,
  );
});
