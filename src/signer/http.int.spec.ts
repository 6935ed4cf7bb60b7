import { hash } from 'node:crypto';
import { request } from 'node:http';
import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { formatExtension, newSigningKey, openNote, parseVerifierKey, verifierKeyOf, verifierOf } from '@hieuhoc/transparency-log';
import { serve, type Route, type Served } from './http';
import { parseListenAddress } from './listen-address';
import { serveSigner } from './serve-signer';
import { serveWitness } from './serve-witness';
import { Growth, grownTree, scratchFolders } from './signer.fixture';

const folder = scratchFolders();
const TOKEN = 'mot-khoa-dai-cho-bo-ky';
const LOOPBACK = { kind: 'port', host: '127.0.0.1', port: 0 } as const;
const ORIGIN = 'hoctap.example.vn/nhat-ky';
const subtree = grownTree(40);
const serving: Served[] = [];
afterAll(() => Promise.all(serving.map((one) => one.close())));
const keep = async (one: Promise<Served>): Promise<string> => {
  serving.push(await one);
  return (await one).url;
};

describe('a signer asked over HTTP', () => {
  const growth = new Growth(ORIGIN, subtree);
  const reports: unknown[] = [];
  let url = '';
  beforeAll(async () => {
    const report = (...said: readonly unknown[]): void => void reports.push(said);
    url = await keep(serveSigner({ folder: folder(), at: LOOPBACK, token: TOKEN, origin: ORIGIN, report }));
  });
  const ask = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${TOKEN}` }, ...init });
  const sign = async (body: string | Uint8Array<ArrayBuffer>) => {
    const response = await ask('/sign', { method: 'POST', body });
    return [response.status, await response.text()] as const;
  };

  it('says who it is and what it signed last', async () => {
    expect(await (await ask('/')).json()).toEqual({ origin: ORIGIN, keys: [expect.stringMatching(/\+A/), expect.stringMatching(/\+B/)] });
    expect(await (await ask('/head')).json()).toMatchObject({ size: 0 });
  });

  it('signs with every key what goes on, the same again, and says what it signed', async () => {
    const [status, lines] = await sign(growth.asked(0, 10));
    expect(status).toBe(200);
    const { keys } = JSON.parse(await (await ask('/')).text());
    const verifiers = [...keys].map((key: string) => verifierOf(parseVerifierKey(key) ?? never()));
    expect(openNote(`${growth.text(10)}\n${lines}`, verifiers)).toMatchObject({ kind: 'signed', by: verifiers });
    expect((await sign(growth.asked(10, 10)))[0]).toBe(200);
    expect((await sign(growth.asked(10, 33)))[0]).toBe(200);
    expect(await (await ask('/head')).json()).toEqual({ size: 33, root: Buffer.from(growth.root(33)).toString('base64') });
  });

  it.each([
    ['what the asker is wrong about', growth.asked(10, 40), 409, '33'],
    ['a smaller tree, the asker not knowing of the larger', growth.asked(0, 10), 409, '33'],
    ['a smaller tree, the asker knowing of the larger', growth.asked(33, 10), 422, 'smaller'],
    ['another tree', new Growth(ORIGIN, grownTree(40, 'khac')).asked(33, 40), 422, 'not an extension'],
    ['the same size with another root', new Growth(ORIGIN, grownTree(40, 'khac')).asked(33, 33), 422, 'not an extension'],
    ['a proof of something else', growth.asked(33, 40, []), 422, 'not an extension'],
    ['the tree of another log', new Growth('khac.example.vn', subtree).asked(33, 40), 400, 'another log'],
    ['what is no request', 'old 33\n', 400, 'malformed'],
    [
      'a note where the text was asked for',
      formatExtension({ old: 33, proof: [], checkpoint: `${growth.text(40)}\n— x AAAAAAAA\n` }),
      400,
      'malformed',
    ],
    ['an empty body', '', 400, 'malformed'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe), 400, 'UTF-8'],
    ['more than any request holds', 'x'.repeat(20_000), 413, 'at most'],
  ])('refuses %s, reports it, and goes on as before', async (_, body, status, sentence) => {
    const [got, text] = await sign(body);
    expect([got, text]).toEqual([status, expect.stringContaining(sentence)]);
    if (status === 409 || status === 422) expect(reports.at(-1)).toEqual(['warn', 'refused to sign', expect.objectContaining({ status })]);
    expect(await (await ask('/head')).json()).toMatchObject({ size: 33 });
  });

  it.each([
    ['no token', {}],
    ['another token', { Authorization: 'Bearer mot-khoa-dai-cho-bo-kz' }],
    ['a longer token', { Authorization: `Bearer ${TOKEN}x` }],
    ['another scheme', { Authorization: `Basic ${TOKEN}` }],
    ['an empty token', { Authorization: 'Bearer ' }],
  ])('answers nothing to %s', async (_, headers) => {
    for (const [path, method] of [
      ['/', 'GET'],
      ['/head', 'GET'],
      ['/sign', 'POST'],
      ['/nowhere', 'GET'],
    ] as const)
      // prettier-ignore
      expect((await ask(path, { method, headers })).status).toBe(401);
  });

  it('knows no other paths nor methods', async () => {
    expect((await ask('/keys')).status).toBe(404);
    expect((await ask('/sign')).status).toBe(405);
    expect((await ask('/', { method: 'DELETE' })).status).toBe(405);
  });

  it('does not mind who begins to ask and leaves', async () => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`POST /sign HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 100\r\n\r\nold 3`);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await ask('/head')).status).toBe(200);
  });
});

describe('a signer on a socket', () => {
  const throughSocket = (path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request({ socketPath: path, path: '/head', headers: { Authorization: `Bearer ${TOKEN}` } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('answers there, its user and group alone may ask, and takes the place of one that was killed but of none that lives', async () => {
    const at = folder();
    const one = await serveSigner({ folder: at, at: { kind: 'socket', path: join(at, 's.sock') }, token: TOKEN });
    const path = one.url.replace('unix:', '');
    expect(await throughSocket(path)).toBe(200);
    expect(statSync(path).mode & 0o777).toBe(0o660);
    await expect(serveSigner({ folder: at, at: { kind: 'socket', path }, token: TOKEN })).rejects.toThrow('EADDRINUSE');
    await one.close();
    expect(existsSync(path)).toBe(false);
  });
});

describe('where to listen', () => {
  it.each([
    ['127.0.0.1:4701', { kind: 'port', host: '127.0.0.1', port: 4_701 }],
    ['[::1]:0', { kind: 'port', host: '::1', port: 0 }],
    ['unix:/run/hieuhoc/signer.sock', { kind: 'socket', path: '/run/hieuhoc/signer.sock' }],
    ['unix:signer.sock', null],
    ['4701', null],
    ['127.0.0.1:66000', null],
  ])('%s', (text, address) => expect(parseListenAddress(text)).toEqual(address));
});

describe('a disk that does not do what it should', () => {
  it('ends the process before anything is answered; one that is full or busy is only waited for', async () => {
    const fatal: unknown[] = [];
    const failing = (errcode: number): Route => ({
      method: 'GET',
      path: new RegExp(`^/${errcode}$`),
      answer: () => {
        throw Object.assign(new Error('disk'), { errcode });
      },
    });
    const routes = [failing(5), failing(13), failing(1_034)];
    const url = await keep(
      serve(LOOPBACK, { routes, token: null, bodyLimit: 10, report: () => undefined, onFatal: (error) => fatal.push(error) }),
    );
    expect([(await fetch(`${url}/5`)).status, (await fetch(`${url}/13`)).status]).toEqual([503, 507]);
    expect(fatal).toEqual([]);
    await expect(fetch(`${url}/1034`)).rejects.toThrow('fetch failed');
    expect(fatal).toHaveLength(1);
  });
});

describe('a witness asked over HTTP', () => {
  const key = newSigningKey(ORIGIN, 'ed25519');
  const growth = new Growth(ORIGIN, subtree, key);
  const NAME = 'thanhtra.example.vn/w1';
  let url = '';
  beforeAll(async () => {
    const logs = [{ origin: ORIGIN, keys: [verifierOf(verifierKeyOf(key))] }];
    url = await keep(serveWitness({ folder: folder(), at: LOOPBACK, name: NAME, logs, report: () => undefined }));
  });
  const ask = (body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  const monitored = `/${hash('sha256', ORIGIN)}/checkpoint`;

  it('has nothing for monitors before it cosigned', async () => expect((await fetch(`${url}${monitored}`)).status).toBe(404));

  it('cosigns with both keys, and gives the cosigned checkpoint to monitors', async () => {
    const answer = await ask(growth.asked(0, 10));
    const lines = await answer.text();
    expect([answer.status, lines.split('\n').length]).toEqual([200, 3]);
    expect(lines.split('\n').filter((line) => line.startsWith(`— ${NAME} `))).toHaveLength(2);
    expect(await (await fetch(`${url}${monitored}`)).text()).toBe(growth.note(10) + lines);
  });

  it('says its size as the protocol wants it', async () => {
    const answer = await ask(growth.asked(0, 20));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([409, 'text/x.tlog.size', '10\n']);
  });

  it.each([
    ['a log it does not know', new Growth('khac.example.vn', subtree, newSigningKey('khac.example.vn', 'ed25519')).asked(10, 20), 404],
    ['a log signed by another key', new Growth(ORIGIN, subtree, newSigningKey(ORIGIN, 'ed25519')).asked(10, 20), 403],
    ['another history', new Growth(ORIGIN, grownTree(40, 'khac'), key).asked(10, 20), 422],
    ['an old size beyond the new one', growth.asked(10, 5), 400],
    ['no request', 'old\n\n', 400],
    ['more than any note holds', 'x'.repeat(300_000), 413],
  ])('refuses %s', async (_, body, status) => expect((await ask(body)).status).toBe(status));

  it('over the same folder as another, asked for two histories at once, cosigns one', async () => {
    const at = folder();
    const logs = [{ origin: ORIGIN, keys: [verifierOf(verifierKeyOf(key))] }];
    const start = () => keep(serveWitness({ folder: at, at: LOOPBACK, name: NAME, logs, report: () => undefined }));
    const urls = [await start(), await start()];
    const histories = [growth, new Growth(ORIGIN, grownTree(40, 'khac'), key)];
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async (_, turn) => {
        const body = histories[turn % 2]?.asked(0, 10 + turn) ?? '';
        return (await fetch(`${urls[turn < 10 ? 0 : 1]}/add-checkpoint`, { method: 'POST', body })).status;
      }),
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('keeps no line of a key that it does not know for monitors', async () => {
    const other = new Growth(ORIGIN, subtree, newSigningKey('khac.example.vn', 'ed25519')).note(12).split('\n\n')[1] ?? '';
    expect((await ask(growth.asked(10, 12) + other)).status).toBe(200);
    expect(await (await fetch(`${url}${monitored}`)).text()).not.toContain('khac.example.vn');
  });
});

const never = (): never => {
  throw new Error('no key');
};
