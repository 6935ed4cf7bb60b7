import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner } from '@hieuhoc/projections';
import { openProjectionDatabase } from '.';
import { journal, sums } from './sample-projections.fixture';

/** A process that projects a log and is killed, without notice, between the rows of its n-th commit and the commit; a rebuild in between. */
async function main([directory = '', killAt = '', rebuildAt = '']: readonly string[]): Promise<void> {
  let commits = 0;
  const kill = (): void => {
    if (++commits === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  };
  const store = await openSqliteEventStore({ path: join(directory, 'log.db'), readonly: true });
  const database = openProjectionDatabase(join(directory, 'read.db'), kill);
  const runner = new ProjectionRunner({ store, database, projections: [sums(), journal()], batchSize: 7, batchSizeBesideLive: 7 });
  await runner.start();
  await runner.whenCaughtUp(20_000);
  if (rebuildAt === 'rebuild') await runner.rebuild('sums');
  while ((await runner.status()).some(({ serving }) => !serving)) await nextTurn();
  await runner.close();
  await database.close();
  await store.close();
  process.stdout.write(`done after ${commits} commits\n`);
}

void main(process.argv.slice(2));
