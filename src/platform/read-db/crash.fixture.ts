import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner } from '@hieuhoc/projections';
import { openProjectionDatabase } from '.';
import { journal, sums } from './sample-projections.fixture';

/**
 * A process that projects a log and is killed, without notice, between what its n-th transaction did and the commit; it asks
 * for a rebuild after the first build, unless one is under way or has been done.
 */
async function main([directory = '', killAt = '']: readonly string[]): Promise<void> {
  let commits = 0;
  const kill = (): void => {
    if (++commits === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  };
  const store = await openSqliteEventStore({ path: join(directory, 'log.db'), readonly: true });
  const database = openProjectionDatabase(join(directory, 'read.db'), kill);
  const runner = new ProjectionRunner({ store, database, projections: [sums(), journal()], batchSize: 16, batchSizeBesideLive: 16 });
  await runner.start();
  await runner.whenCaughtUp(20_000);
  const rebuilt = (await runner.status()).some(({ name, generation, serving }) => name === 'sums' && serving && generation > 1);
  if (!rebuilt) await runner.rebuild('sums');
  while ((await runner.status()).some(({ serving }) => !serving)) await nextTurn();
  await runner.close();
  await database.close();
  await store.close();
  process.stdout.write(`done after ${commits} commits\n`);
}

void main(process.argv.slice(2));
