import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openNote, verifierOf } from '@hieuhoc/transparency-log';
import { Growth, grownTree, scratchFolders } from '../../signer/signer.fixture';
import { parseExtension, type ExtensionRequest } from '@hieuhoc/transparency-log';
import { SignerElsewhere, SignerRefused } from './signer';
import { SignerProcess } from './signer-process';

const folder = scratchFolders();
const ORIGIN = 'hoctap.example.vn/nhat-ky';
const growth = new Growth(ORIGIN, grownTree(40));
const asked = (old: number, size: number, of = growth): ExtensionRequest => {
  const request = parseExtension(of.asked(old, size));
  if (request === null) throw new Error('no request');
  return request;
};
const started: SignerProcess[] = [];
afterAll(() => Promise.all(started.map((one) => one.close())));
const start = (at = folder(), onLine: (line: string) => void = () => undefined, origin = ORIGIN): SignerProcess => {
  const signer = new SignerProcess({ folder: at, origin, onLine, firstPauseMs: 20 });
  started.push(signer);
  signer.start();
  return signer;
};
const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
/** Waits for something that another process does; nothing tells when. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await pause(10);
};

describe('a signer that is the child of a server', () => {
  it('signs, refuses in words, and ends with the server’s stop', async () => {
    const own = start();
    const { origin, keys } = await own.signer.keys();
    expect([origin, keys.map(({ type }) => type)]).toEqual([ORIGIN, ['ed25519', 'ml-dsa-44']]);
    const verifiers = keys.map(verifierOf);
    expect(openNote(`${growth.text(10)}\n${await own.signer.sign(asked(0, 10))}`, verifiers)).toMatchObject({
      kind: 'signed',
      by: verifiers,
    });
    expect((await own.signer.head()).size).toBe(10);
    await expect(own.signer.sign(asked(0, 20))).rejects.toEqual(new SignerElsewhere(10));
    await expect(own.signer.sign(asked(10, 20, new Growth(ORIGIN, grownTree(40, 'khac'))))).rejects.toEqual(new SignerRefused(10, 20));
    await expect(own.signer.sign({ ...asked(10, 20), checkpoint: 'x' })).rejects.toMatchObject({ code: 'signer-unavailable' });
    const pid = own.pid ?? 0;
    await own.close();
    expect(lives(pid)).toBe(false);
  });

  it('gets nothing of the server’s environment, and no secret stands in its arguments', async () => {
    const own = start();
    await own.signer.head();
    const at = `/proc/${own.pid}`;
    expect(readFileSync(`${at}/environ`, 'utf8')).toBe('');
    expect(readFileSync(`${at}/cmdline`, 'utf8').split('\0').slice(-3)).toEqual([expect.stringContaining('/signer-'), ORIGIN, '']);
  });

  it('is started anew when it was killed, and remembers what it signed', async () => {
    const lines: string[] = [];
    const own = start(folder(), (line) => lines.push(line));
    await own.signer.sign(asked(0, 10));
    const pid = own.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await until(() => own.pid !== undefined && own.pid !== pid);
    expect((await own.signer.head()).size).toBe(10);
    expect(lines).toContainEqual(expect.stringContaining('the signer ended (SIGKILL)'));
  });

  it('that refuses to start says why, and is tried again', async () => {
    const at = folder();
    const first = start(at);
    await first.signer.head();
    await first.close();
    const lines: string[] = [];
    const other = start(at, (line) => lines.push(line), 'khac.example.vn');
    await until(() => lines.filter((line) => line.includes('it is the folder of')).length > 1);
    await other.close();
  });

  it('is gone when its server is killed with -9', async () => {
    const at = folder();
    const server = spawn(
      process.execPath,
      [...process.execArgv.filter((flag) => !flag.includes('inspect')), '--require', HOOK, join(__dirname, 'signer-parent.fixture.ts'), at],
      {
        env: {},
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const pid = await new Promise<number>((resolve) => server.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))));
    expect(lives(pid)).toBe(true);
    server.kill('SIGKILL');
    await until(() => !lives(pid));
    expect(readdirSync(at)).toContain('heads.db');
  });
});

const HOOK = join(__dirname, '../../../libs/event-store-sqlite/src/typescript-hook.cjs');
