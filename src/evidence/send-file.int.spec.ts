import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { sendEvidence } from '../../test/support/evidence';
import { startSystem, type System } from '../../test/support/system';
import { FolderStore } from '../platform/evidence/folder-store';
import { PDF } from './files.fixture';

const ACTOR = 'can-bo-1';
const REQUESTS = 100;

/** Files of evidence that this process has open. */
function openFiles(folder: string): number {
  const targets = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd));
    } catch {
      return '';
    }
  });
  return targets.filter((target) => target.startsWith(join(folder, 'evidence'))).length;
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a client that leaves', () => {
  let system: System;
  let ref: string;
  let reads: jest.SpiedFunction<FolderStore['read']>;
  beforeAll(async () => {
    system = await startSystem();
    const answer = await sendEvidence(system.url, ACTOR, { name: 'a.pdf', bytes: Buffer.concat([PDF, randomBytes(900_000)]) });
    ref = JSON.parse(await answer.text()).ref;
    reads = jest.spyOn(FolderStore.prototype, 'read');
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await system.stop();
  });

  /** Asks for the file, and is gone as soon as this comes true. */
  async function leaving(gone: 'at once' | 'with the first byte'): Promise<void> {
    const { hostname, port } = new URL(system.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const request = `GET /api/evidence/${ref} HTTP/1.1\r\nHost: ${hostname}\r\nX-Actor: ${ACTOR}\r\n\r\n`;
    const written = Promise.withResolvers<void>();
    socket.write(request, () => written.resolve());
    await written.promise;
    if (gone === 'with the first byte') await once(socket, 'data');
    socket.destroy();
  }

  it.each(['at once', 'with the first byte'] as const)(`%s leaves no file open, ${REQUESTS} times`, async (gone) => {
    reads.mockClear();
    await Promise.all(Array.from({ length: REQUESTS }, () => leaving(gone)));
    while (reads.mock.calls.length < REQUESTS) await breath();
    while (openFiles(system.directory) > 0) await breath();
  });
});
