import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { openNote, parseVerifierKey, verifierOf, type TimedVerifier } from '@hieuhoc/transparency-log';
import { certified, pemOf, stamped, type Holder } from '../../libs/timestamp-token/src/authority.fixture';
import { BuiltServer } from '../support/built-server';

const PATIENCE_MS = 600_000;
const CLI = join(__dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const base = mkdtempSync(join(tmpdir(), 'signer-e2e-'));
const living: ChildProcess[] = [];
afterAll(async () => {
  await BuiltServer.killAll();
  for (const one of living) one.kill('SIGKILL');
  rmSync(base, { recursive: true, force: true });
});

/** Processes whose arguments name this path. */
const running = (path: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(path);
      } catch {
        return false;
      }
    });

const until = async <Found>(look: () => Promise<Found | null> | Found | null): Promise<Found> => {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await pause(50);
  }
};

const noteOf = async (url: string): Promise<string | null> => {
  const answer = await fetch(`${url}/api/log/checkpoint`, { headers: { 'X-Actor': 'can-bo-1' } });
  return answer.status === 200 ? answer.text() : null;
};

const define = async (url: string, code: string): Promise<void> => {
  const headers = { 'Content-Type': 'application/json', 'X-Actor': 'can-bo-1' };
  const body = JSON.stringify({ code, name: 'Hội Khuyến học', area: 'goc' });
  const area = { id: 'goc', name: 'Gốc', level: 'country', kind: 'nước', parent: null, from: '2000-01-01' };
  await fetch(`${url}/api/areas`, { method: 'POST', headers, body: JSON.stringify(area) });
  const answer = await fetch(`${url}/api/bodies`, { method: 'POST', headers, body });
  if (answer.status >= 300) throw new Error(await answer.text());
};

/** A verb that goes on, in a process of its own; resolves with what it printed first. */
function hieuhoc(...args: readonly string[]): Promise<{ readonly said: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] });
  living.push(child);
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve({ said: text.toString(), child }));
    child.once('close', (code) => reject(new Error(`hieuhoc ${args.join(' ')} ended with ${code}`)));
  });
}

const stampsIn = (path: string): number => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(database.prepare("select count(*) as n from sqlite_schema s, stamp where s.name = 'stamp'").get()?.['n']);
  } catch {
    return 0; // it is being made
  } finally {
    database.close();
  }
};

const keysOf = async (...args: readonly string[]): Promise<TimedVerifier[]> =>
  (await hieuhoc(...args)).said
    .trim()
    .split('\n')
    .map(parseVerifierKey)
    .flatMap((key) => (key === null ? [] : [verifierOf(key)]));

describe('a server with the signer that it starts itself', () => {
  const data = join(base, 'own');
  const authority = createServer((request, response) => {
    void buffer(request)
      .then((query) => stamped(query, stamping, { at: new Date() }))
      .then((der) => response.end(der));
  });
  let stamping: Holder;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const root = await certified('Gốc thử', null);
    stamping = await certified('Dấu thử', root);
    await new Promise<void>((resolve) => void authority.listen(0, '127.0.0.1', resolve));
    const address = authority.address();
    const port = typeof address === 'object' ? address?.port : 0;
    environment = { HIEUHOC_TSA_URL: `http://127.0.0.1:${port}/tsr`, HIEUHOC_TSA_CA: pemOf(root) };
  });
  afterAll((done) => void authority.close(done));

  it(
    'has its first checkpoint of the day stamped',
    async () => {
      const server = BuiltServer.spawn(data, [], environment);
      await server.said(/đang chạy tại (\S+)/);
      const file = join(data, 'timestamps.db');
      await until(() => (existsSync(file) && stampsIn(file) > 0 ? true : null));
      await server.stop();
    },
    PATIENCE_MS,
  );

  it(
    'has its log signed; killed, it leaves no signer behind, and the next one goes on with the same keys',
    async () => {
      const first = await BuiltServer.start(data);
      await define(first.url, 'hoi-khuyen-hoc');
      const note = await until(() => noteOf(first.url));
      expect(running(join(data, 'signer'))).toHaveLength(1);
      await first.kill();
      await until(() => (running(join(data, 'signer')).length === 0 ? true : null));
      const second = await BuiltServer.start(data);
      await define(second.url, 'hoi-khuyen-hoc-2');
      const size = Number(note.split('\n')[1]);
      const next = await until(async () =>
        noteOf(second.url).then((one) => (one !== null && Number(one.split('\n')[1]) > size ? one : null)),
      );
      const keys = await keysOf('signer', 'keys', '--data', data);
      for (const one of [note, next]) expect(openNote(one, keys)).toMatchObject({ kind: 'signed', by: keys });
      await second.stop();
      expect(running(join(data, 'signer'))).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('a server, a signer and a witness, each a process with a folder of its own', () => {
  const [data, keys, watching, logs] = ['server', 'keys', 'witness', 'logs.txt'].map((name) => join(base, name));
  if (data === undefined || keys === undefined || watching === undefined || logs === undefined) throw new Error('four paths');

  it(
    'make checkpoints with four signatures; the log goes on while both are away, and is signed when they are back',
    async () => {
      const listen = `unix:${join(base, 's.sock')}`;
      const signerArgs = ['signer', 'serve', '--folder', keys, '--listen', listen, '--name', 'hoctap.example.vn/nhat-ky'];
      const signer = await hieuhoc(...signerArgs);
      const logKeys = await keysOf('signer', 'keys', '--folder', keys);
      writeFileSync(logs, (await hieuhoc('signer', 'keys', '--folder', keys)).said);
      const witnessArgs = ['witness', 'serve', '--folder', watching, '--name', 'w.example/1', '--logs', logs, '--json'];
      const witness = await hieuhoc(...witnessArgs, '--listen', '127.0.0.1:0');
      const { url }: { readonly url: string } = JSON.parse(witness.said);
      const witnessLines = (await hieuhoc('witness', 'keys', '--folder', watching)).said.trim().split('\n');
      const witnessKeys = await keysOf('witness', 'keys', '--folder', watching);
      const server = BuiltServer.spawn(data, [], {
        HIEUHOC_SIGNER_URL: listen,
        HIEUHOC_SIGNER_TOKEN_FILE: join(keys, 'token'),
        HIEUHOC_WITNESSES: JSON.stringify([{ url, key: witnessLines }]),
      });
      const at = await server.said(/đang chạy tại (\S+)/);
      const all = [...logKeys, ...witnessKeys];
      const signedByAll = async (more: number): Promise<number> =>
        until(async () => {
          const note = (await noteOf(at)) ?? '';
          const opened = openNote(note, all);
          const size = Number(note.split('\n')[1]);
          return opened.kind === 'signed' && opened.by.length === 4 && size > more ? size : null;
        });
      await define(at, 'hoi-1');
      const before = await signedByAll(0);
      signer.child.kill('SIGKILL');
      witness.child.kill('SIGKILL');
      await define(at, 'hoi-2');
      await hieuhoc(...signerArgs);
      await hieuhoc(...witnessArgs, '--listen', new URL(url).host);
      expect(await signedByAll(before)).toBeGreaterThan(before);
      expect(readdirSync(data)).not.toContain('signer');
      await server.stop();
    },
    PATIENCE_MS,
  );
});
