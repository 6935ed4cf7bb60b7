import { writeSync } from 'node:fs';
import { encodeAppend, uuid7 } from '@hieuhoc/event-store';
import { LogWriter } from '../src/log-writer';
import { openForWriting } from '../src/open-database';
import { writeStatements } from '../src/write-statements';
import { chance } from './fragile-disk';

const STREAMS = 7;
const MOST_IN_GROUP = 5;

/**
 * The writer of the log without its thread, so many groups, moving the write-ahead log into the file every few of them and opening the file
 * anew half-way; `acked <size>` after each group. `synchronous` is as the writer sets it (EXTRA) unless a control asks for less.
 */
function main(path: string, groups: number, seed: number, synchronous: string | undefined): void {
  const luck = chance(seed);
  const half = Math.ceil(groups / 2);
  for (const count of [half, groups - half]) {
    const { database, lock } = openForWriting(path);
    if (synchronous !== undefined) database.exec(`PRAGMA synchronous = ${synchronous}`);
    const statements = writeStatements(database);
    const writer = new LogWriter(statements);
    for (let group = 0; group < count; group++) {
      const requests = Array.from({ length: 1 + Math.floor(luck() * MOST_IN_GROUP) }, () => {
        const stream = `figure-${Math.floor(luck() * STREAMS)}`;
        const text = 'Xã Yên Đức '.repeat(1 + Math.floor(luck() ** 10 * 900));
        const event = { id: uuid7(), type: 'FigureReported', data: { text }, metadata: { actor: 'a', schemaVersion: 1 } };
        return { stream, expected: 'any' as const, events: encodeAppend(stream, [event]), now: null };
      });
      const last = writer.commit(requests.values()).at(-1);
      say(last?.kind === 'appended' ? `acked ${last.seq}` : `refused ${last?.kind}`);
      if (group % 6 === 5) statements.checkpoint();
    }
    database.close();
    lock.release();
  }
}

const say = (line: string): void => void writeSync(1, `${line}\n`);

main(process.argv[2] ?? '', Number(process.argv[3]), Number(process.argv[4]), process.argv[5]);
