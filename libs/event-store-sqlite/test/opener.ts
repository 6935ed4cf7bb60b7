import { openSqliteEventStore } from '../src';

/** Opens a log for writing, says how many events it holds, and closes it. */
async function main(path: string): Promise<void> {
  process.stdout.write('begins\n');
  const store = await openSqliteEventStore({ path, writer: 'inline' });
  process.stdout.write(`open ${(await store.head()).logSize}\n`);
  await store.close();
}

void main(process.argv[2] ?? '');
