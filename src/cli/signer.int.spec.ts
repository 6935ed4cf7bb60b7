import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpSigner } from '../platform/sealing/http-signer';
import { Cli } from './cli';
import { hieuhoc } from './io.fixture';
import { startSigner } from './verbs/signer';
import { startWitness } from './verbs/witness';

const data = mkdtempSync(join(tmpdir(), 'cli-signer-'));
const NAME = 'hoctap.example.vn/nhat-ky';
afterAll(() => rmSync(data, { recursive: true }));

const quiet = (): { readonly cli: Cli; readonly said: string[] } => {
  const said: string[] = [];
  const io = { out: async (text: string) => void said.push(text), err: () => undefined, outIsTerminal: false, errIsTerminal: false };
  return { cli: new Cli(io, { HIEUHOC_DATA: data }), said };
};
const keys = async (...args: readonly string[]): Promise<string[]> => {
  const { code, out, err } = await hieuhoc([...args, '--data', data]);
  if (code !== 0) throw new Error(err);
  return out.trim().split('\n');
};

describe('hieuhoc signer', () => {
  it('makes keys once, and prints the halves that are handed out', async () => {
    const shown = await keys('signer', 'keys', '--name', NAME);
    expect(shown).toEqual([expect.stringMatching(`^${NAME}\\+[0-9a-f]{8}\\+A`), expect.stringMatching(`^${NAME}\\+[0-9a-f]{8}\\+B`)]);
    expect(await keys('signer', 'keys')).toEqual(shown);
    expect(JSON.parse((await hieuhoc(['signer', 'keys', '--json', '--data', data])).out)).toEqual({ name: NAME, keys: shown });
  });

  it('renews a key, and keeps the one before', async () => {
    const before = await keys('signer', 'keys');
    const after = await keys('signer', 'keys', '--renew', 'ed25519');
    expect([after[0] === before[0], after[1]]).toEqual([false, before[1]]);
    expect(await keys('signer', 'keys')).toEqual(after);
    expect(readdirSync(join(data, 'signer'))).toContain(`ed25519.key.${before[0]?.split('+')[1]}`);
  });

  it('serves with a token of its own, in a file for its owner’s eyes', async () => {
    const { cli, said } = quiet();
    const served = await startSigner({ listen: '127.0.0.1:0' }, cli);
    const file = join(data, 'signer', 'token');
    expect(said.join('')).toBe(`Bộ ký đang chạy tại ${served.url}\nMã cho máy chủ (HIEUHOC_SIGNER_TOKEN_FILE): ${file}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const headers = { Authorization: `Bearer ${readFileSync(file, 'utf8').trim()}` };
    expect(await (await fetch(served.url, { headers })).json()).toMatchObject({ origin: NAME });
    await served.close();
  });

  it('serves on a socket, with its token where the server can read it, as the compose files have it', async () => {
    const { cli } = quiet();
    const [folder, token, socket] = ['apart', 'run-token', 's.sock'].map((name) => join(data, name));
    if (folder === undefined || token === undefined || socket === undefined) throw new Error('three paths');
    const served = await startSigner({ listen: `unix:${socket}`, folder, token, name: NAME }, cli);
    const client = new HttpSigner(async () => ({ url: `unix:${socket}`, token: readFileSync(token, 'utf8').trim() }));
    expect([(await client.keys()).origin, (await client.head()).size]).toEqual([NAME, 0]);
    const stranger = new HttpSigner(async () => ({ url: `unix:${socket}`, token: 'another-token-of-somebody' }));
    await expect(stranger.head()).rejects.toMatchObject({ code: 'signer-unavailable', message: expect.stringContaining('401') });
    expect(readdirSync(folder)).not.toContain('token');
    await served.close();
  });

  it.each([
    ['an address of the network', ['--listen', '0.0.0.0:4701'], 2, 'chỉ nghe trên máy này'],
    ['no address', ['--listen', '4701'], 2, '--listen phải có dạng'],
    ['another name', ['--listen', '127.0.0.1:0', '--name', 'khac.example.vn'], 1, 'Tên không đổi được'],
    ['a socket where none can be', ['--listen', 'unix:/nowhere/s.sock'], 3, 'Không mở được unix:/nowhere/s.sock'],
  ])('refuses %s in words', async (_, args, code, sentence) =>
    expect(await hieuhoc(['signer', 'serve', ...args, '--data', data])).toMatchObject({ code, err: expect.stringContaining(sentence) }),
  );

  it('renews no key of a type it has not', async () =>
    expect(await hieuhoc(['signer', 'keys', '--renew', 'rsa', '--data', data])).toMatchObject({ code: 2 }));
});

describe('hieuhoc witness', () => {
  const logs = join(data, 'logs.txt');

  it('cosigns the logs of its list', async () => {
    writeFileSync(logs, `# nhật ký của Sở\n${(await keys('signer', 'keys')).join('\n')}\n`);
    const { cli, said } = quiet();
    const served = await startWitness({ listen: '127.0.0.1:0', logs, name: 'thanhtra.example.vn/w1' }, cli);
    expect(said.join('')).toBe(`Nhân chứng đang chạy tại ${served.url}\nĐồng ký: ${NAME}\n`);
    await served.close();
    expect(await keys('witness', 'keys')).toEqual([
      expect.stringMatching(/^thanhtra\.example\.vn\/w1\+.*\+B/),
      expect.stringMatching(/\+B/),
    ]);
  });

  it.each([
    ['a list that is not there', 'khong-co.txt', 'Không đọc được'],
    ['a list with a line that is no key', 'sai.txt', 'dòng 2 không phải khoá'],
    ['an empty list', 'rong.txt', 'không có khoá nào'],
  ])('refuses %s', async (_, name, sentence) => {
    writeFileSync(join(data, 'sai.txt'), '# một\nkhoá\n');
    writeFileSync(join(data, 'rong.txt'), '\n');
    const ran = await hieuhoc(['witness', 'serve', '--logs', join(data, name), '--data', data]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining(sentence) });
  });

  it('is not served from the folder of a signer', async () => {
    const ran = await hieuhoc(['witness', 'serve', '--logs', logs, '--folder', join(data, 'signer')]);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('là thư mục của một bộ ký') });
  });
});
