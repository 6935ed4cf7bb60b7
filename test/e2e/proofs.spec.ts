import {
  leafHash,
  openNote,
  openReceipt,
  parseCheckpoint,
  parseVerifierKey,
  provesConsistency,
  provesInclusion,
  toHex,
  verifierOf,
  type Hash,
  type TreeHead,
} from '@hieuhoc/transparency-log';
import { inProcessSigner } from '../../src/platform/sealing/signer.fixture';
import { figurePath, FIRST, issueSmall } from '../support/ground';
import { readModelsSealed } from '../support/read-models-sealed';
import { startSystem, type System } from '../support/system';

const FIGURE = figurePath('x1', '2015');

let system: System;
let size = 0;
beforeAll(async () => {
  system = await startSystem({ sealed: true });
  await issueSmall(system);
  const { headers } = await system.put(FIGURE, { numerator: '80', denominator: '100' }, FIRST);
  size = Number(headers.get('X-Log-Size'));
  await system.sealing.whenSealed(size, 20_000);
});
afterAll(() => system.stop());

const hash = (hex: string): Hash => Buffer.from(hex, 'hex');
const checkpoint = async (): Promise<TreeHead> => {
  const { body } = await system.get('/api/log/checkpoint', { Accept: 'application/json' });
  return { size: body.size, root: hash(body.root) };
};

describe('the proofs of the log', () => {
  it('the checkpoint is a signed note, and as JSON says how the sealing stands', async () => {
    const note = await system.get('/api/log/checkpoint');
    expect([note.status, note.headers.get('Content-Type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const { body } = await system.get('/api/log/checkpoint', { Accept: 'application/json' });
    expect(parseCheckpoint(note.body.slice(0, note.body.indexOf('\n\n') + 1))).toMatchObject({ size: body.size });
    expect(body).toMatchObject({ size, sealed: size, alarm: null, note: note.body });
  });

  it('an event stands in it: proven as JSON, and by a receipt that the key of the log opens', async () => {
    const { items } = (await system.get('/api/events?types=FigureReported')).body;
    const path = `/api/log/proof/inclusion?event=${items[0].id}`;
    const { body } = await system.get(path);
    expect(JSON.parse(body.entry)).toMatchObject({ id: items[0].id, type: 'FigureReported', stream: items[0].stream });
    expect(toHex(leafHash(Buffer.from(body.entry)))).toBe(body.leaf);
    expect(provesInclusion(hash(body.leaf), body.index, body.size, body.proof.map(hash), hash(body.root))).toBe(true);
    const receipt = await system.get(path, { Accept: 'text/x-tlog-proof' });
    const signer = inProcessSigner(system.directory);
    const { origin, keys } = await signer.signer.keys();
    expect(openReceipt(receipt.body, hash(body.leaf), { origin, keys: keys.map(verifierOf) })).toMatchObject({
      kind: 'proven',
      index: body.index,
    });
    expect(openNote(body.checkpoint, keys.map(verifierOf)).kind).toBe('signed');
    expect(keys.every((key) => parseVerifierKey(origin) === null && key.name === origin)).toBe(true);
    await signer.close();
  });

  it('of an event just recorded the proof waits for the signature', async () => {
    const headers = { 'If-Match': '"0"' };
    const written = await system.put(FIGURE, { numerator: '82', denominator: '100', reason: 'đếm lại' }, headers);
    const logSize = Number(written.headers.get('X-Log-Size'));
    const { items } = (await system.get('/api/events?types=FigureCorrected')).body;
    const { status, body } = await system.get(
      `/api/log/proof/inclusion?event=${items[0].id}&after=${written.headers.get('X-Log-Position')}`,
    );
    expect([status, body.index]).toEqual([200, logSize - 1]);
  });

  it('a tree begins with an older one', async () => {
    const newest = await checkpoint();
    const { body } = await system.get(`/api/log/proof/consistency?from=2&to=${newest.size}`);
    const [from, to] = [
      { size: 2, root: hash(body.fromRoot) },
      { size: newest.size, root: hash(body.toRoot) },
    ];
    expect(body.toRoot).toBe(toHex(newest.root));
    expect(provesConsistency(from, to, body.proof.map(hash))).toBe(true);
  });

  it('tiles and bundles of envelopes are there for whoever keeps a copy', async () => {
    const { size: width } = await checkpoint();
    const tile = await fetch(`${system.url}/api/log/tile/0/000.p/${width}`);
    expect([tile.status, tile.headers.get('Content-Type')]).toEqual([200, 'application/octet-stream']);
    const hashes = Buffer.from(await tile.arrayBuffer());
    expect(hashes).toHaveLength(width * 32);
    const bundle = Buffer.from(await (await fetch(`${system.url}/api/log/tile/entries/000.p/${width}`)).arrayBuffer());
    const first = bundle.subarray(2, 2 + bundle.readUInt16BE());
    expect(toHex(leafHash(first))).toBe(toHex(hashes.subarray(0, 32)));
  });

  it('what is not there is refused in words', async () => {
    const refused = async (path: string): Promise<unknown> => {
      const { status, body } = await system.get(path);
      return [status, body.code];
    };
    expect(await refused('/api/log/tile/0/001')).toEqual([404, 'no-such-tile']);
    expect(await refused('/api/log/tile/0/../000')).toEqual([404, expect.any(String)]);
    expect(await refused('/api/log/tile/entries/000')).toEqual([404, 'no-such-tile']);
    expect(await refused('/api/log/proof/inclusion?event=00000000-0000-7000-8000-000000000000')).toEqual([404, 'unknown-event']);
    expect(await refused('/api/log/proof/inclusion?event=x')).toEqual([422, 'malformed']);
    expect(await refused('/api/log/proof/consistency?from=1&to=999999')).toEqual([404, 'not-sealed']);
    expect(await refused('/api/log/proof/consistency?from=2&to=1')).toEqual([404, 'not-sealed']);
    expect(await refused('/api/log/proof/consistency?from=-1&to=1')).toEqual([422, 'malformed']);
  });

  it('the ends of all streams are sealed when somebody asks, once as long as nothing is new', async () => {
    const first = await system.post('/api/log/seals', { reason: 'Thanh tra quý I' });
    expect([first.status, first.body]).toEqual([
      201,
      { size: size + 1, root: expect.any(String), count: expect.any(Number), created: true },
    ]);
    const again = await system.post('/api/log/seals', {});
    expect([again.status, again.body]).toEqual([200, { ...first.body, created: false }]);
    const items = await readModelsSealed(system);
    expect(items[0]).toMatchObject({
      type: 'StreamHeadsSealed',
      metadata: { reason: 'Thanh tra quý I' },
      data: { size: size + 1, root: first.body.root },
    });
    expect(items.slice(1).map(({ type, data }: { type: string; data: { name: string } }) => [type, data.name])).toEqual(
      [
        'account-facts',
        'body-facts',
        'erasure-facts',
        'evidence-citations',
        'figure-facts',
        'hierarchy-changes',
        'indicator-facts',
        'plan-facts',
        'publication-facts',
        'recognition-facts',
        'report-facts',
        'task-facts',
        'title-facts',
      ].map((name) => ['ProjectionSealed', name]),
    );
    const heads = system.sealing.headsAt(size + 1);
    expect(toHex(heads.root)).toBe(first.body.root);
  });

  it('how the sealing stands is told to machines', async () => {
    const ready = await system.get('/health/ready');
    expect(ready.body.checks.seal).toMatchObject({ ok: true });
    const metrics = (await system.get('/metrics')).body;
    expect(metrics).toMatch(/hieuhoc_sealed_events\{state="signed"\} \d+/);
    expect(metrics).toContain('hieuhoc_seal_alarm 0');
  });
});
