import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { SealWriter } from './seal-writer';

/** A process that seals a log in small steps from where the file stands, and says after each how far it is. */
async function main(directory: string): Promise<void> {
  const store = await openSqliteEventStore({ path: join(directory, 'log.db'), readonly: true });
  const writer = new SealWriter(join(directory, 'seal.db'));
  for (;;) {
    const { events } = await store.readAll({ after: writer.sealed.position, limit: 7, leaves: true });
    if (events.length === 0) break;
    process.stdout.write(`${writer.seal(events).size}\n`);
  }
  writer.close();
  await store.close();
}

void main(process.argv[2] ?? '');
