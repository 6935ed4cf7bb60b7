import { createServer } from 'node:net';
import { formatVerifierKey, newSigningKey, verifierKeyOf } from '@hieuhoc/transparency-log';
import { serve } from '../../signer/http';
import { HttpSigner } from './http-signer';

const LOOPBACK = { kind: 'port', host: '127.0.0.1', port: 0 } as const;
const TOKEN = 'mot-ma-bi-mat-dai';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A signer that answers everything like this. */
async function answering(status: number, body: string): Promise<HttpSigner> {
  const answer = () => ({ status, body });
  const routes = [{ method: 'GET', path: /./, answer } as const, { method: 'POST', path: /./, answer } as const];
  const parts = { routes, token: TOKEN, bodyLimit: 10_000, report: () => undefined, onFatal: () => undefined };
  const served = await serve(LOOPBACK, parts);
  closing.push(() => served.close());
  return new HttpSigner(async () => ({ url: served.url, token: TOKEN }), 2_000);
}

const key = (name: string): string => formatVerifierKey(verifierKeyOf(newSigningKey(name, 'ed25519')));
const request = { old: 10, proof: [], checkpoint: 'hoctap.example.vn/nhat-ky\n12\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n' };
const ROOT = Buffer.alloc(32).toString('base64');

describe('a signer over HTTP that answers', () => {
  it.each([
    ['no JSON', 'keys', 200, '<html>', 'no JSON'],
    ['no object', 'keys', 200, '7', 'no JSON'],
    ['no keys', 'keys', 200, JSON.stringify({ origin: 'a', keys: [] }), 'no keys'],
    ['a key that is none', 'keys', 200, JSON.stringify({ origin: 'a', keys: [key('a'), 'x'] }), 'no keys'],
    ['a key of another name', 'keys', 200, JSON.stringify({ origin: 'a', keys: [key('b')] }), 'no keys'],
    ['a head that is none', 'head', 200, JSON.stringify({ size: 1, root: 'AAAA' }), 'its head is none'],
    ['a size that is none', 'head', 200, JSON.stringify({ size: -1, root: ROOT }), 'its head is none'],
    ['a half size', 'head', 200, JSON.stringify({ size: 1.5, root: ROOT }), 'its head is none'],
    ['that it fails', 'head', 500, 'oops', 'it answers 500: oops'],
    ['that it is full', 'sign', 507, 'later', 'it answers 507'],
    ['that the request is malformed', 'sign', 400, 'malformed', 'it answers 400'],
    ['a conflict without a size', 'sign', 409, 'ten\n', '409 without a size'],
  ] as const)('%s is as one that is away', async (_, verb, status, body, sentence) => {
    const signer = await answering(status, body);
    const asked = verb === 'sign' ? signer.sign(request) : signer[verb]();
    await expect(asked).rejects.toMatchObject({ code: 'signer-unavailable', message: expect.stringContaining(sentence) });
  });

  it('another size says where it is; a refusal names both sizes', async () => {
    await expect((await answering(409, '11\n')).sign(request)).rejects.toMatchObject({ code: 'signer-elsewhere', size: 11 });
    await expect((await answering(422, 'no\n')).sign(request)).rejects.toMatchObject({ code: 'signer-refused', signed: 10, asked: 12 });
  });

  it('without end is as one that is away', async () =>
    await expect((await answering(200, 'x'.repeat(300_000))).sign(request)).rejects.toMatchObject({ code: 'signer-unavailable' }));
});

describe('a signer over HTTP', () => {
  it('that hangs or is not there is away, and nobody waits for it long', async () => {
    const server = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const hanging = new HttpSigner(async () => ({ url: `http://127.0.0.1:${port}`, token: TOKEN }), 100);
    await expect(hanging.head()).rejects.toMatchObject({ code: 'signer-unavailable' });
    const nowhere = new HttpSigner(async () => ({ url: 'unix:/nowhere/s.sock', token: TOKEN }));
    await expect(nowhere.head()).rejects.toMatchObject({ code: 'signer-unavailable', message: expect.stringContaining('ENOENT') });
  });
});
