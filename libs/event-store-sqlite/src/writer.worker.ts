import { BroadcastChannel, parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { Bell } from './bell';
import { LogWriter } from './log-writer';
import { openForWriting } from './open-database';
import { RequestQueue } from './request-queue';
import { detailOf } from './sqlite-error';
import { packOutcomes, unpackRequests } from './wire';
import { toRefusal, type FromWriter, type ToWriter, type WriterOptions } from './worker-messages';
import { writeStatements } from './write-statements';

/** The thread that owns the file: it commits together whatever arrived while the last commit ran. It ends with `close` or a failure. */
function serve(port: MessagePort, options: WriterOptions): void {
  const { database, lock } = openForWriting(options.path);
  const writer = new LogWriter(writeStatements(database));
  const hints = new BroadcastChannel(options.channel);
  const bell = new Bell(options.bell);
  const door = { closing: false };
  const accept = (message: ToWriter): void => {
    if (message.kind === 'append') queue.push(unpackRequests(message.requests));
    else door.closing = true;
  };
  const queue = new RequestQueue(() => {
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) accept(next.message);
  });
  answer(port, { kind: 'ready' });
  try {
    while (!door.closing) {
      const count = bell.count;
      while (queue.refilled()) {
        answer(port, { kind: 'answered', outcomes: packOutcomes(writer.commit(queue.group())) });
        hints.postMessage(null);
        writer.checkpointIfDue();
      }
      if (!door.closing) bell.waitSince(count);
    }
  } catch (error) {
    answer(port, { kind: 'failed', detail: detailOf(error) });
  }
  hints.close();
  database.close();
  lock.release();
}

const answer = (port: MessagePort, message: FromWriter): void => port.postMessage(message);

if (parentPort !== null) {
  try {
    const options: WriterOptions = workerData;
    serve(parentPort, options);
  } catch (error) {
    answer(parentPort, { kind: 'refused', refusal: toRefusal(error) });
  }
  parentPort.close();
}
