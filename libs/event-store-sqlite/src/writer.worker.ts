import { parentPort, workerData } from 'node:worker_threads';
import { LogWriter } from './log-writer';
import { openForWriting } from './open-database';
import { serveOn, type ServedLog } from './serve-log';
import type { WriterOptions } from './worker-messages';
import { writeStatements } from './write-statements';

function open(path: string): ServedLog {
  const log = openForWriting(path);
  return { ...log, writer: new LogWriter(writeStatements(log.database)) };
}

if (parentPort !== null) {
  const options: WriterOptions = workerData;
  serveOn(parentPort, options, open);
}
