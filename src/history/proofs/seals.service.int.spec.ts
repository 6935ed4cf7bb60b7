import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { Commands } from '../../platform/commands/commands';
import { SealsService } from './seals.service';

const CONTEXT = { actor: 'may-chu', now: new Date('2026-02-01T00:00:00Z') };
const DIGESTS = ['a', 'b', 'c'].map((name) => ({ name, version: 1, digest: name }));

let folder: string;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seals-'));
  store = await openSqliteEventStore({ path: join(folder, 'log.db'), writer: 'inline' });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const happen = () =>
  store.append('s', 'any', [{ id: uuid7(), type: 'Happened', data: {}, metadata: { actor: 'can-bo-1', schemaVersion: 1 } }]);

/** A tree as long as whoever seals has waited for it to be; `onFollowed` keeps it back. */
function service(digestsAt: () => Promise<typeof DIGESTS> = () => Promise.resolve(DIGESTS), onFollowed = () => Promise.resolve()) {
  const heads: number[] = [];
  let followed = 0;
  const sealing = {
    whenFollowed: async (position: string) => {
      followed = Number(position);
      await onFollowed();
    },
    size: () => followed,
    origin: () => 'hieuhoc.localhost/thu',
    sealHeads: () => Promise.resolve({ size: (heads.push(followed), followed), root: new Uint8Array(32), count: 1 }),
  };
  const host = { whenReached: () => Promise.resolve() };
  return { heads, seals: new SealsService(store, new Commands(store), sealing, host, digestsAt) };
}

const said = async () => (await store.readStream('seal')).map(({ type, data }) => [type, data['size']]);

describe('sealing the log', () => {
  it('does not wait for what the read models hash to', async () => {
    await happen();
    const { seals } = service(() => new Promise(() => undefined));
    void seals.sealProjections(CONTEXT);
    expect(await seals.seal(CONTEXT)).toMatchObject({ created: true, seal: { size: 1 } });
    expect(await said()).toEqual([['StreamHeadsSealed', 1]]);
  });

  it('is followed by the read models at the size of the newest heads, once', async () => {
    await happen();
    const { seals } = service();
    await seals.seal(CONTEXT);
    await happen();
    expect([await seals.sealProjections(CONTEXT), await seals.sealProjections(CONTEXT)]).toEqual([1, null]);
    expect(await said()).toEqual([['StreamHeadsSealed', 1], ...DIGESTS.map(() => ['ProjectionSealed', 1])]);
    expect(await seals.standing()).toMatchObject({ lacksProjections: false });
  });

  it('without news goes through no heads', async () => {
    await happen();
    const { seals, heads } = service();
    await seals.seal(CONTEXT);
    await seals.sealProjections(CONTEXT);
    expect(await seals.seal(CONTEXT)).toMatchObject({ created: false, seal: { size: 1 } });
    expect(heads).toEqual([1]);
  });

  it('takes what happened while read models were hashed for news, although their digests come in between', async () => {
    await happen();
    let hashed: () => void = () => undefined;
    let [isFollowed, followed]: [Promise<void>, () => void] = [Promise.resolve(), () => undefined];
    const hashing = new Promise<typeof DIGESTS>((resolve) => (hashed = () => resolve(DIGESTS)));
    const { seals } = service(
      () => hashing,
      () => isFollowed,
    );
    await seals.seal(CONTEXT);
    const models = seals.sealProjections(CONTEXT);
    await happen();
    isFollowed = new Promise((resolve) => (followed = resolve));
    const sealed = seals.seal(CONTEXT);
    hashed();
    // Alone they would be written in less time than this.
    for (let turns = 0; turns < 20; turns++) await store.head();
    await new Promise((resolve) => setImmediate(resolve));
    followed();
    expect(await sealed).toMatchObject({ created: true, seal: { size: 3 } });
    expect(await models).toBe(1);
  });
});
