import { uuid7 } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '../src';

/**
 * Appends with 16 in flight, so many each (without end when left out), of up to so many characters, and prints every acknowledgement
 * after it came: `acked <id> <stream> <revision> <size>`.
 */
async function main(path: string, most: number, characters: number): Promise<void> {
  const store = await openSqliteEventStore({ path, onFatal: (failure) => say(`fatal ${failure.code}`) });
  say('open');
  const client = async (_: unknown, number: number): Promise<void> => {
    const stream = `figure-${process.pid}-${number}`;
    for (let count = 0; count < most; count++) {
      const id = uuid7();
      const filler = 'x'.repeat((count * 97 + number * 2_500) % characters);
      const event = { id, type: 'FigureReported', data: { count: String(count), filler }, metadata: { actor: 'a', schemaVersion: 1 } };
      const result = await store.append(stream, count === 0 ? 'no_stream' : BigInt(count - 1), [event]);
      say(`acked ${id} ${stream} ${result.revision} ${result.logSize}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, client)).catch(async (error: unknown) => {
    say(`refused ${codeOf(error)}`);
    for (const read of [store.head(), store.readAll(), store.readStream('figure-x')]) {
      await read.catch((readError: unknown) => say(`then refused ${codeOf(readError)}`));
    }
    await store.close();
    say('closed');
  });
  await store.close();
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

main(process.argv[2] ?? '', Number(process.argv[3] ?? Infinity), Number(process.argv[4] ?? 3_000)).catch((error: unknown) =>
  say(`refused ${codeOf(error)}`),
);
