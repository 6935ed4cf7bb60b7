import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner, type ProjectionDatabase } from '@hieuhoc/projections';
import { openProjectionDatabase } from '../../src/platform/read-db';
import { PROJECTIONS } from '../../src/projections.registry';

export const REBUILT = 'figure-facts';
const PATIENCE_MS = 60_000;

/**
 * Projects a log that stands, in small batches; then, opened anew, builds one read model a second time. `seen` is handed the database that
 * the runner writes to.
 */
export async function project(
  log: string,
  folder: string,
  batchSize: number,
  seen = (database: ProjectionDatabase) => database,
): Promise<void> {
  for (const again of [false, true]) {
    const store = await openSqliteEventStore({ path: log, readonly: true });
    const database = openProjectionDatabase(join(folder, 'read.db'));
    const sizes = { batchSize, batchSizeBesideLive: batchSize };
    const runner = new ProjectionRunner({ store, database: seen(database), projections: PROJECTIONS, ...sizes });
    await runner.start();
    await runner.whenCaughtUp(PATIENCE_MS);
    if (again) await rebuilt(runner);
    await runner.close();
    await database.close();
    await store.close();
  }
}

async function rebuilt(runner: ProjectionRunner): Promise<void> {
  await runner.rebuild(REBUILT);
  const building = async (): Promise<boolean> =>
    (await runner.status()).some((one) => one.name === REBUILT && (one.generation < 2 || !one.serving));
  while (await building()) await new Promise((resolve) => setImmediate(resolve));
}

if (require.main === module) {
  const [log = '', folder = '', batchSize] = process.argv.slice(2);
  void project(log, folder, Number(batchSize));
}
