import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@hieuhoc/event-store';
import { openEventStoreDb } from '@hieuhoc/event-store-eventstoredb';
import { toHex } from '@hieuhoc/transparency-log';
import { GrpcDouble } from '../../../../libs/event-store-eventstoredb/testing/grpc-double';
import { Sealer, Sealing } from '..';
import { SealedFile } from '../sealed-file';
import { happened, SignerInMemory } from '../testing';
import { checkEvents, type Outcome } from '.';

const PATIENCE_MS = 20_000;
const STREAMS = ['chuoi-a', 'chuoi-b', 'chuoi-a', 'chuoi-c', 'chuoi-b', 'chuoi-a'];

let directory: string;
let double: GrpcDouble;
let store: EventStore;
let sealing: Sealing;
const signer = new SignerInMemory();
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sealing-esdb-'));
  double = new GrpcDouble();
  await double.start();
  store = await openEventStoreDb({ url: double.url });
  sealing = Sealing.open(
    directory,
    { kind: 'eventstoredb', url: double.url },
    { sealer: (path, events) => new Sealer(store, path, events) },
  );
  sealing.start({ signer, close: async () => undefined });
  for (const stream of STREAMS) await store.append(stream, 'any', [happened(stream)]);
});
afterEach(async () => {
  await sealing.close();
  await store.close();
  double.kill();
  rmSync(directory, { recursive: true, force: true });
});

async function found(): Promise<readonly Outcome[]> {
  const seal = new SealedFile(join(directory, 'seal.db'));
  try {
    return await checkEvents({ kind: 'eventstoredb', url: double.url }, store, seal, () => undefined);
  } finally {
    seal.close();
  }
}

async function sealedThen(harm: () => void | Promise<void>): Promise<unknown> {
  signer.latest = { size: 0, root: sealing.rootAt(0) };
  await sealing.whenSealed(STREAMS.length, PATIENCE_MS);
  await harm();
  return (await found()).map(({ check, outcome, facts }) => [
    check,
    outcome,
    facts['harm'] ?? facts['stream'] ?? null,
    facts['size'] ?? null,
  ]);
}

/** As the server does it: from the log, and from the stream. */
function remove(isGone: (event: { readonly stream: string; readonly revision: bigint }) => boolean, { fromLog = true } = {}): void {
  for (const stream of new Set(STREAMS)) {
    const kept = double.log.stream(stream).filter((event) => !isGone(event));
    Reflect.apply(Array.prototype.splice, double.log.stream(stream), [0, STREAMS.length, ...kept]);
  }
  if (fromLog) double.log.events.splice(0, double.log.events.length, ...double.log.events.filter((event) => !isGone(event)));
}

describe('a log on EventStoreDB', () => {
  it('is sealed as it grows, in the order of the whole log, and goes on after a restart', async () => {
    signer.latest = { size: 0, root: sealing.rootAt(0) };
    const { root } = await sealing.whenSealed(STREAMS.length, PATIENCE_MS);
    expect(sealing.entries(0, 10).map((entry) => JSON.parse(entry).stream)).toEqual(STREAMS);
    await sealing.close();
    sealing = Sealing.open(
      directory,
      { kind: 'eventstoredb', url: double.url },
      { sealer: (path, events) => new Sealer(store, path, events) },
    );
    sealing.start({ signer, close: async () => undefined });
    await store.append('chuoi-d', 'any', [happened('chuoi-d')]);
    expect((await sealing.whenSealed(STREAMS.length + 1, PATIENCE_MS)).size).toBe(7);
    expect(toHex(sealing.rootAt(STREAMS.length))).toBe(toHex(root));
  });

  it('that nobody touched is as it was sealed, event by event and stream by stream', async () =>
    expect(await sealedThen(() => undefined)).toEqual([
      ['events', 'passed', null, 6],
      ['streams', 'passed', null, null],
    ]));

  it('finds a redacted event', async () => {
    const redact = (): void => {
      const event = double.log.events[3];
      if (event !== undefined) Object.assign(event, { data: Buffer.alloc(event.data.length, 0xff) });
    };
    expect(await sealedThen(redact)).toEqual([['events', 'failed', 'redacted', 4]]);
  });

  it('finds one whose content is another', async () => {
    const change = (): void => {
      const event = double.log.events[1];
      if (event !== undefined) Object.assign(event, { data: Buffer.from('{"about":"chuoi-x"}') });
    };
    expect(await sealedThen(change)).toEqual([['events', 'failed', 'changed', 2]]);
  });

  it('finds what was scavenged from a stream that goes on', async () => {
    expect(await sealedThen(() => remove(({ stream, revision }) => stream === 'chuoi-a' && revision < 2n))).toEqual([
      ['events', 'failed', 'scavenged', 1],
    ]);
  });

  it('finds a stream that was deleted', async () =>
    expect(await sealedThen(() => remove(({ stream }) => stream === 'chuoi-b'))).toEqual([['events', 'failed', 'deleted', 2]]));

  it('finds a stream that is deleted and still stands in the log, because nobody has scavenged yet', async () =>
    expect(await sealedThen(() => remove(({ stream }) => stream === 'chuoi-c', { fromLog: false }))).toEqual([
      ['events', 'passed', null, 6],
      ['streams', 'failed', 'chuoi-c', null],
    ]));

  it('finds the end cut off', async () =>
    expect(await sealedThen(() => remove(({ stream, revision }) => stream === 'chuoi-a' && revision === 2n))).toEqual([
      ['events', 'failed', 'cut', 6],
    ]));
});
