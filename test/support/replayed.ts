import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner } from '@hieuhoc/projections';
import { openProjectionDatabase } from '../../src/platform/read-db';
import { PROJECTIONS } from '../../src/projections.registry';

const PATIENCE_MS = 240_000;

/** Brings the read models of a data folder to the end of its log, without a server, which would write of its own accord after a while. */
export async function replayIn(directory: string): Promise<void> {
  const store = await openSqliteEventStore({ path: join(directory, 'log.db'), readonly: true });
  const database = openProjectionDatabase(join(directory, 'read.db'));
  const runner = new ProjectionRunner({ store, database, projections: PROJECTIONS });
  try {
    await runner.start();
    await runner.whenCaughtUp(PATIENCE_MS);
  } finally {
    await runner.close();
    await database.close();
    await store.close();
  }
}
