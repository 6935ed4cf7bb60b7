import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore, type JsonObject } from '@hieuhoc/event-store';
import { openLog } from '../platform/event-store/open-log';
import { logOrigins } from './log-origins';

let folder: string;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'log-origins-'));
  store = await openLog({ kind: 'sqlite', path: join(folder, 'log.db') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function say(stream: string, type: string, schemaVersion: number, ...said: readonly JsonObject[]): Promise<void> {
  const events = said.map((data) => ({ id: uuid7(), type, data, metadata: { actor: 'may-chu', schemaVersion } }));
  await store.append(stream, 'any', events);
}
const sealed = (origin: string | null): Promise<void> => say('seal', 'StreamHeadsSealed', 2, { size: 3, root: 'aa', count: 1, origin });
const sealedUnsaid = (): Promise<void> => say('seal', 'StreamHeadsSealed', 1, { size: 3, root: 'aa', count: 1 });
const digests = (count: number): Promise<void> =>
  say('seal', 'ProjectionSealed', 1, ...Array.from({ length: count }, () => ({ name: 'figure-facts', version: 1, size: 3, digest: 'bb' })));
const changed = (from: string | null): Promise<void> => say('origin', 'OriginChanged', 1, { from, size: 3, root: 'aa', lost: null });

describe('of who signed it, a log says', () => {
  const signedAs = (): unknown => logOrigins(store).signedAs();

  it('nothing before anything was sealed, or signed', async () => {
    expect(await signedAs()).toBeNull();
    await sealed(null);
    await digests(3);
    expect(await signedAs()).toBeNull();
  });

  it('the name of its newest seal, behind however many digests of read models', async () => {
    await sealed('a');
    await sealed('b');
    await digests(250);
    expect(await signedAs()).toEqual({ origin: 'b' });
  });

  it('the name of an older seal where the newest was made while the seals were lost', async () => {
    await sealed('a');
    await sealed(null);
    expect(await signedAs()).toEqual({ origin: 'a' });
  });

  it('that somebody did, where an older version sealed it', async () => {
    await sealedUnsaid();
    expect(await signedAs()).toEqual({ origin: null });
    await sealed('a');
    expect(await signedAs()).toEqual({ origin: 'a' });
  });

  it('nothing since another origin began, until it is sealed again', async () => {
    await sealedUnsaid();
    await sealed('a');
    await changed('a');
    expect(await signedAs()).toBeNull();
    await sealed(null);
    expect(await signedAs()).toBeNull();
    await sealed('b');
    expect(await signedAs()).toEqual({ origin: 'b' });
  });

  it('which names go on under another', async () => {
    const { changedFrom } = logOrigins(store);
    await changed('a');
    expect([await changedFrom('a'), await changedFrom('b')]).toEqual([true, false]);
    await changed(null);
    expect(await changedFrom('b')).toBe(true);
  });
});
