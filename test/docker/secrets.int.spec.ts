import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { openEventStoreDb } from '@hieuhoc/event-store-eventstoredb';
import { GrpcDouble } from '../../libs/event-store-eventstoredb/testing/grpc-double';
import { ROOT } from './dockerfile.fixture';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
const script = join(folder, 'prepare-eventstoredb.sh');
const made = (path: string): string => readFileSync(join(folder, 'secrets', path), 'utf8');

beforeAll(() => {
  copyFileSync(join(ROOT, 'docker', 'prepare-eventstoredb.sh'), script);
  execFileSync('bash', [script], { stdio: 'pipe' });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('docker/prepare-eventstoredb.sh', () => {
  it('makes a certificate for the server’s name, signed by an authority of its own', () => {
    const [authority, node] = [new X509Certificate(made('eventstore/ca/ca.crt')), new X509Certificate(made('eventstore/node.crt'))];
    expect([authority.ca, node.ca, node.verify(authority.publicKey)]).toEqual([true, false, true]);
    expect(node.checkHost('eventstore')).toBe('eventstore');
  });

  it('writes the password of the server’s first start into the application’s address', () => {
    const password = /^EVENTSTORE_DEFAULT_ADMIN_PASSWORD=([0-9a-f]{48})$/m.exec(made('eventstore.env'))?.[1];
    expect(made('eventstore_url').trim()).toBe(`esdb://admin:${password}@eventstore:2113?tls=true&tlsCAFile=/run/secrets/eventstore_ca`);
  });

  it('lets nobody else on this machine into the folder', () => expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0));

  it('never makes anew what is there', () => {
    const before = made('eventstore.env');
    expect(() => execFileSync('bash', [script], { stdio: 'pipe' })).toThrow('đã có');
    expect(made('eventstore.env')).toBe(before);
  });

  it('makes an address that opens a log over TLS', async () => {
    const insecure = jest
      .spyOn(ServerCredentials, 'createInsecure')
      .mockImplementation(() =>
        ServerCredentials.createSsl(null, [
          { cert_chain: Buffer.from(made('eventstore/node.crt')), private_key: Buffer.from(made('eventstore/node.key')) },
        ]),
      );
    const double = new GrpcDouble();
    try {
      await double.start();
      const ca = join(folder, 'secrets', 'eventstore', 'ca', 'ca.crt');
      const url = made('eventstore_url')
        .trim()
        .replace('eventstore:2113', double.host.replace('127.0.0.1', 'localhost'))
        .replace('/run/secrets/eventstore_ca', ca);
      const store = await openEventStoreDb({ url });
      expect(await store.head()).toEqual({ position: null, recordedAt: null, logSize: 0 });
      await store.close();
      await expect(openEventStoreDb({ url: url.replace(/&tlsCAFile=.*/, ''), readyWithinMs: 50 })).rejects.toMatchObject({
        code: 'store-unavailable',
      });
    } finally {
      insecure.mockRestore();
      double.kill();
    }
  });
});
