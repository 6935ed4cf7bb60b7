import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltServer } from '../support/built-server';

it('what is built and started hands the verifier out to anybody: a script that runs alone, a page under a policy of its own', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'handed-out-'));
  const server = await BuiltServer.start(directory);
  try {
    const script = await fetch(`${server.url}/kiem-chung.mjs`);
    expect([script.status, script.headers.get('Content-Type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    writeFileSync(join(directory, 'kiem-chung.mjs'), await script.text());
    const { status, stdout } = spawnSync(process.execPath, ['kiem-chung.mjs', '--help'], { cwd: directory, env: {}, encoding: 'utf8' });
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Kiểm chứng một hồ sơ Hiếu học (.hoso), không cần hệ thống và không cần mạng.']);
    const page = await fetch(`${server.url}/kiem-chung.html`);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(await page.text()).toContain(policy);
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true });
  }
});
