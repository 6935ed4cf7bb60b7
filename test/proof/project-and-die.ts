import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner } from '@hieuhoc/projections';
import { openProjectionDatabase } from '../../src/platform/read-db';
import { PROJECTIONS } from '../../src/projections.registry';

/** Projects a log into a read database, and is killed without notice in its n-th transaction, between what it did and its commit. */
async function main([log = '', folder = '', killAt = '', batchSize = '']: readonly string[]): Promise<void> {
  let commits = 0;
  const kill = (): void => {
    if (++commits === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  };
  const store = await openSqliteEventStore({ path: log, readonly: true });
  const database = openProjectionDatabase(join(folder, 'read.db'), kill);
  const sizes = { batchSize: Number(batchSize), batchSizeBesideLive: Number(batchSize) };
  const runner = new ProjectionRunner({ store, database, projections: PROJECTIONS, ...sizes });
  await runner.start();
  await runner.whenCaughtUp(60_000);
  await runner.close();
  await database.close();
  await store.close();
}

void main(process.argv.slice(2));
