import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { hieuhoc } from '../../src/cli/io.fixture';
import { figurePath, FIRST, issueSmall } from '../support/ground';
import { startSystem, type System } from '../support/system';

const PATIENCE_MS = 20_000;
const REASON = 'Biên bản hỏng đĩa số 12';

let scratch: string;
let system: System | null = null;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'signer-lost-'));
});
afterEach(async () => {
  await system?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const started = async (directory: string): Promise<System> => (system = await startSystem({ directory, sealed: true, keep: true }));

async function stopped(): Promise<void> {
  await system?.stop();
  system = null;
}

/** What a server sealed and signed, without `seal.db` and the signer's folder. */
async function withoutSignerAndSeals(): Promise<string> {
  const data = join(scratch, 'data');
  const signed = await started(data);
  await issueSmall(signed);
  const { headers } = await signed.put(figurePath('x1', '2015'), { numerator: '80', denominator: '100' }, FIRST);
  await signed.sealing.whenSealed(Number(headers.get('X-Log-Size')), PATIENCE_MS);
  expect((await signed.post('/api/log/seals', {})).status).toBe(201);
  await stopped();
  const left = join(scratch, 'left');
  cpSync(data, left, { recursive: true, filter: (path) => !/\/(signer|seal\.db.*)$/.test(path) });
  return left;
}

describe('a log that was signed, whose signer and seals are lost', () => {
  it('is served and written on, unsigned, and everybody who watches is told what to do', async () => {
    const served = await started(await withoutSignerAndSeals());
    while (served.sealing.raised === null) await breath();
    const ready = await served.get('/health/ready');
    expect([ready.status, ready.body.checks.seal]).toMatchObject([
      503,
      { ok: false, detail: expect.stringContaining('thư mục của bộ ký cũ') },
    ]);
    expect(ready.body.checks.seal.detail).toContain('hieuhoc restore --new-origin');
    expect((await served.get('/metrics')).body).toMatch(/^hieuhoc_seal_alarm 1$/m);
    expect((await served.get('/api/log/checkpoint')).status).toBe(503);
    expect((await served.put(figurePath('x2', '2015'), { numerator: '80', denominator: '100' }, FIRST)).status).toBe(201);
    expect(await served.post('/api/log/seals', {})).toMatchObject({ status: 500, body: { code: 'another-signer' } });
    expect((await served.get('/api/plans')).status).toBe(200);
    expect(served.sealing.latest()).toBeNull();
  });

  it('is signed on by another once somebody has answered for it', async () => {
    const left = await withoutSignerAndSeals();
    const { sealing } = await started(left);
    while (sealing.raised === null) await breath();
    await stopped();
    const [backup, into] = [join(scratch, 'backup'), join(scratch, 'into')];
    const run = (...argv: readonly string[]) => hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: left });
    expect(await run('backup', backup)).toMatchObject({ code: 0 });
    const restored = await run('restore', backup, '--into', into, '--new-origin', '--reason', REASON, '--as', 'quan-tri');
    expect(restored).toMatchObject({ code: 0 });
    cpSync(join(left, 'vault.key'), join(into, 'vault.key'));
    const again = await started(into);
    const { body } = await again.get('/api/events?types=OriginChanged');
    expect(body.items).toMatchObject([{ metadata: { reason: REASON, actor: 'quan-tri' } }]);
    const { size } = await again.sealing.whenSealed(again.sealing.size(), PATIENCE_MS);
    expect([size > 0, again.sealing.raised]).toEqual([true, null]);
  });
});
