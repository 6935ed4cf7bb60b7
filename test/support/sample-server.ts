import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BUILT_MAIN, BuiltServer, ensureBuilt } from './built-server';

/**
 * The built server on a copy of the sample, as `npm start` leaves it. The sample is loaded once a build, by whichever spec comes first; the
 * lock is the kernel's, and dies with its holder.
 */
export async function startSample(): Promise<BuiltServer & { readonly url: string; remove(): Promise<void> }> {
  ensureBuilt();
  const kept = join(tmpdir(), `hieu-hoc-sample-${Math.trunc(statSync(BUILT_MAIN).mtimeMs)}`);
  const lock = new DatabaseSync(join(tmpdir(), 'hieu-hoc-sample.lock'), { timeout: 600_000 });
  try {
    lock.exec('begin exclusive');
    if (!existsSync(join(kept, 'whole'))) await load(kept);
  } finally {
    lock.close();
  }
  const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-sample-copy-'));
  cpSync(join(kept, 'data'), directory, { recursive: true });
  // A copy's folders are open to others, and a signer refuses a key that others may read.
  for (const own of ['signer', 'evidence']) chmodSync(join(directory, own), 0o700);
  const server = await BuiltServer.start(directory, ['--sample']);
  return Object.assign(server, {
    remove: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  });
}

async function load(kept: string): Promise<void> {
  rmSync(kept, { recursive: true, force: true });
  const data = join(kept, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const server = await BuiltServer.start(data, ['--sample']);
  await sealed(server.url);
  await server.stop();
  mkdirSync(join(kept, 'whole'));
}

/** Every event of the sample is under a signature: pages that prove something have what they show. */
async function sealed(url: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/health/ready`);
    const { checks } = (await ready.json()) as { checks: { log: { detail: string }; seal: { detail: string } } };
    const [signed] = /\d+/.exec(checks.seal.detail) ?? ['0'];
    if (ready.ok && Number(signed) >= Number(checks.log.detail)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
