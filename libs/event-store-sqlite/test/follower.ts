import { openSqliteEventStore } from '../src';

/** Follows a log it may only read and prints every event: `event <id> <size>`. */
async function main(path: string): Promise<void> {
  const store = await openSqliteEventStore({ path, readonly: true });
  process.stdout.write('open\n');
  for await (const message of store.subscribe()) {
    if (message.kind === 'events') for (const event of message.events) process.stdout.write(`event ${event.id}\n`);
  }
}

void main(process.argv[2] ?? '');
