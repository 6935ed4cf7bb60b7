import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { openReadModels, type SqliteReadModels } from '../read-db';
import { counted, opened, SUMS, unheardOf } from '../read-db/sample-projections.fixture';
import type { Said } from '../read-db/testing';
import { ProjectionHost } from './projection-host';

const PATIENCE_MS = 20_000;

describe('projections on a thread of their own', () => {
  let directory: string;
  let store: EventStore;
  let read: SqliteReadModels;
  let host: ProjectionHost;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'host-'));
    store = await openSqliteEventStore({ path: join(directory, 'log.db') });
    read = openReadModels(join(directory, 'read.db'));
    host = hostOf('composeSample');
  });
  afterEach(async () => {
    await host.close();
    read.close();
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const hostOf = (exportName: string, settings = {}): ProjectionHost =>
    new ProjectionHost({ composition: { module: join(__dirname, 'host.fixture'), exportName, settings: { directory, ...settings } } });

  const append = async (stream: string, ...said: readonly Said[]): Promise<string> => {
    const events = said.map(({ type, data }) => ({ id: uuid7(), type, data, metadata: { actor: 'actor-1', schemaVersion: 1 } }));
    return (await store.append(stream, 'any', events)).position;
  };

  it('shows a write to whoever waits for its position', async () => {
    await host.start();
    const position = await append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 10));
    await host.whenReached(position, PATIENCE_MS);
    expect(await read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 10, events: 1 }]);
  });

  it('says within the time given that a position is not reached', async () => {
    await host.start();
    await expect(host.whenReached('9'.repeat(20), 20)).rejects.toMatchObject({ code: 'read-model-behind', kind: 'unavailable' });
  });

  it('tells its state, and carries errors of the runner with their code and sentences', async () => {
    const position = await append('bac-ninh', opened('bac-ninh'));
    await host.start();
    await host.whenReached(position, PATIENCE_MS);
    const { projections, failure } = await host.status();
    expect(failure).toBeNull();
    expect(projections).toMatchObject([
      { name: 'journal', serving: true, lagMs: 0, lagEvents: 0, logSize: 1 },
      { name: 'log-index', serving: true },
      { name: 'sums', serving: true },
    ]);
    await expect(host.rebuild('sum')).rejects.toMatchObject({ code: 'unknown-projection', kind: 'unknown', facts: { projection: 'sum' } });
    await expect(host.skip('sums', 'none')).rejects.toMatchObject({ code: 'nothing-to-do', messageVi: expect.stringContaining('sums') });
  });

  it('refuses to start on a read database that is not one, and says how to go on', async () => {
    writeFileSync(join(directory, 'read.db'), 'không phải cơ sở dữ liệu'.repeat(100));
    await expect(host.start()).rejects.toMatchObject({
      code: 'read-database-damaged',
      messageVi: expect.stringContaining('rebuild --all'),
    });
  });

  it('is started again when its thread ends, and goes on where it was', async () => {
    const { promise: failure, resolve: failed } = Promise.withResolvers<Error>();
    const composition = { module: join(__dirname, 'host.fixture'), exportName: 'composeFragile', settings: { directory, fragile: true } };
    host = new ProjectionHost({ composition, onFailure: failed });
    const before = await append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 10));
    await host.start();
    await host.whenReached(before, PATIENCE_MS);
    const position = await append('bac-ninh', unheardOf, counted('bac-ninh', 5));
    await failure;
    await expect(host.whenReached(position, 50)).rejects.toMatchObject({ code: 'read-model-behind' });
    await host.close();
    host = hostOf('composeFragile');
    await host.start();
    await host.whenReached(position, PATIENCE_MS);
    expect(await read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 15, events: 2 }]);
  });
});
