import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey, newSigningKey, verifierKeyOf, verifierOf } from '@hieuhoc/transparency-log';
import { Config } from '../platform/config/config';
import { HeadsFile, serveSigner, serveWitness } from '../signer';
import { grownTree, Growth } from '../signer/signer.fixture';
import { FORMAT, type Manifest } from './manifest';
import { rememberedHeads, type WhomToAsk } from './remembered-heads';

const ORIGIN = 'hieuhoc.localhost/thu';
const TOKEN = 'mot-ma-du-dai-de-thu';
const KEY = newSigningKey(ORIGIN, 'ed25519');
const VERIFIER = verifierOf(verifierKeyOf(KEY));
const growth = new Growth(ORIGIN, grownTree(12), KEY);
const AT = { kind: 'port', host: '127.0.0.1', port: 0 } as const;
const quiet = (): void => undefined;

const scratch = mkdtempSync(join(tmpdir(), 'heads-'));
const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const one of open) await one.close();
  rmSync(scratch, { recursive: true, force: true });
});

const manifest: Manifest = {
  format: FORMAT,
  takenAt: '2026-11-21T10:00:00.000Z',
  log: { size: 12, root: '', position: null, recordedAt: null },
  checkpoint: { origin: ORIGIN, size: 5, root: '' },
  keys: [formatVerifierKey(verifierKeyOf(KEY))],
  databases: {},
  erasedSince: [],
  files: [],
};
const silent: string[] = [];
const asking = (config: Partial<Config>, more: Partial<WhomToAsk> = {}) =>
  rememberedHeads(
    {
      config: Object.assign(new Config(), config),
      into: join(scratch, 'into'),
      checkpoints: [],
      keys: [],
      silent: (who) => silent.push(who),
      ...more,
    },
    manifest,
  );
const post = (url: string, body: string, token?: string): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers: token === undefined ? {} : { Authorization: `Bearer ${token}` } });

describe('how far a log was signed', () => {
  it('is told by its signer, asked over HTTP or found in its folder', async () => {
    const folder = join(scratch, 'into', 'signer');
    const signer = await serveSigner({ folder, at: AT, token: TOKEN, origin: ORIGIN, report: quiet });
    open.push(signer);
    const settings = { HIEUHOC_SIGNER_URL: signer.url, HIEUHOC_SIGNER_TOKEN: TOKEN };
    expect(await asking(settings)).toEqual([]);
    expect((await post(`${signer.url}/sign`, new Growth(ORIGIN, grownTree(12)).asked(0, 9), TOKEN)).status).toBe(200);
    const head = { origin: ORIGIN, size: 9, root: expect.anything() };
    expect(await asking(settings)).toEqual([
      { from: 'bộ ký', ...head },
      { from: `bộ ký ở ${folder}`, ...head },
    ]);
    expect(await asking({}, { into: scratch, signer: folder })).toMatchObject([{ from: `bộ ký ở ${folder}`, size: 9 }]);
    expect(Buffer.from((await asking({}))[0]!.root)).toEqual(Buffer.from(growth.root(9)));
  });

  it('is told by a witness, if it has signed it itself; one that is away is named', async () => {
    const folder = join(scratch, 'witness');
    const witness = await serveWitness({
      folder,
      at: AT,
      name: 'thanh-tra/w1',
      logs: [{ origin: ORIGIN, keys: [VERIFIER] }],
      report: quiet,
    });
    open.push(witness);
    expect((await post(`${witness.url}/add-checkpoint`, growth.asked(0, 7))).status).toBe(200);
    const heads = new HeadsFile(join(folder, 'heads.db'));
    const key = heads.keyOf('ed25519-cosignature')!.used;
    heads.close();
    const other = formatVerifierKey(verifierKeyOf(newSigningKey('thanh-tra/w1', 'ed25519-cosignature')));
    const asked = (url: string, by: string) => asking({ HIEUHOC_WITNESSES: JSON.stringify([{ url, key: by }]) }, { into: scratch });
    expect(await asked(witness.url, key)).toMatchObject([{ from: `bên chứng thực ${witness.url}`, origin: ORIGIN, size: 7 }]);
    expect(await asked(witness.url, other)).toEqual([]);
    expect(await asked('http://127.0.0.1:1', key)).toEqual([]);
    expect(silent).toEqual([witness.url, 'http://127.0.0.1:1']);
  });

  it('is told by a checkpoint that somebody kept, if a key of the log has signed it', async () => {
    const file = join(scratch, 'giay.txt');
    writeFileSync(file, growth.note(11));
    expect(await asking({}, { into: scratch, checkpoints: [file] })).toMatchObject([{ from: file, size: 11 }]);
    writeFileSync(file, growth.text(11));
    await expect(asking({}, { into: scratch, checkpoints: [file] })).rejects.toMatchObject({ code: 'checkpoint-refused' });
  });

  it('a configured signer that does not answer is not passed over', async () => {
    const settings = { HIEUHOC_SIGNER_URL: 'http://127.0.0.1:1', HIEUHOC_SIGNER_TOKEN: TOKEN };
    await expect(asking(settings, { into: scratch })).rejects.toMatchObject({ code: 'signer-unavailable' });
  });
});
