import { writeSync } from 'node:fs';
import { uuid7 } from '@hieuhoc/event-store';
import type { AppendOutcome, AppendRequest } from '../src/append-request';
import { LogWriter } from '../src/log-writer';
import { openForWriting } from '../src/open-database';
import { WAL_FRAMES } from '../src/wal';
import { writeStatements } from '../src/write-statements';
import { chance } from './fragile-disk';
import { requestOf } from './request';

const STREAMS = 7;
const MOST_IN_GROUP = 5;

/** EXTRA is how the writer writes; NORMAL and OFF sync less, `hasty` answers before it commits, `careless` whether it could or not. */
type Manner = 'EXTRA' | 'NORMAL' | 'OFF' | 'hasty' | 'careless';

/**
 * The writer of the log without its thread, so many groups, moving the write-ahead log into the file every few of them and opening the file
 * anew half-way; `acked <id> … <size>` after each group. The same seed asks the same of the disk.
 */
function main(path: string, groups: number, seed: number, manner: Manner): void {
  const luck = chance(seed);
  const half = Math.ceil(groups / 2);
  for (const count of [half, groups - half]) {
    const { database, lock } = openForWriting(path);
    if (manner === 'NORMAL' || manner === 'OFF') database.exec(`PRAGMA synchronous = ${manner}`);
    const statements = writeStatements(database);
    const writer = new LogWriter({ ...statements, walFrames: () => WAL_FRAMES }, 1);
    let size = statements.end().seq;
    for (let group = 0; group < count; group++) {
      const requests = Array.from({ length: 1 + Math.floor(luck() * MOST_IN_GROUP) }, () => anyRequest(luck));
      if (manner === 'hasty') acked(requests, (size += requests.length));
      const outcomes = written(writer, requests, manner);
      const last = outcomes.at(-1);
      if (manner === 'careless') acked(requests, (size += requests.length));
      else if (last?.kind !== 'appended') say(`refused ${last?.kind}`);
      else if (manner !== 'hasty') acked(requests, last.seq);
      if (group % 6 === 5) writer.checkpointIfDue();
    }
    database.close();
    lock.release();
  }
}

function anyRequest(luck: () => number): AppendRequest {
  const stream = `figure-${Math.floor(luck() * STREAMS)}`;
  const text = 'Xã Yên Đức '.repeat(1 + Math.floor(luck() ** 10 * 900));
  const event = { id: uuid7(), type: 'FigureReported', data: { text }, metadata: { actor: 'a', schemaVersion: 1 } };
  return requestOf(stream, [event]);
}

function written(writer: LogWriter, requests: readonly AppendRequest[], manner: Manner): AppendOutcome[] {
  try {
    return writer.commit(requests.values());
  } catch (error) {
    if (manner === 'careless') return [];
    throw error;
  }
}

const acked = (requests: readonly AppendRequest[], size: number): void =>
  say(`acked ${requests.flatMap(({ events }) => events.map(({ id }) => id)).join(' ')} ${size}`);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const MANNERS: readonly string[] = ['EXTRA', 'NORMAL', 'OFF', 'hasty', 'careless'];
const isManner = (word: string): word is Manner => MANNERS.includes(word);
const [path = '', groups, seed, manner = 'EXTRA'] = process.argv.slice(2);
if (isManner(manner)) main(path, Number(groups), Number(seed), manner);
