import { BroadcastChannel, parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { RequestQueue } from './request-queue';
import { unpackRequests } from './wire';
import { LogWriter } from './log-writer';
import { openForWriting } from './open-database';
import { detailOf } from './sqlite-error';
import { toRefusal, type FromWriter, type ToWriter, type WriterOptions } from './worker-messages';
import { writeStatements } from './write-statements';

/** The thread that owns the file: it commits together whatever arrived while the last commit ran. */
function serve(port: MessagePort, options: WriterOptions): void {
  const { database, lock } = openForWriting(options.path);
  const writer = new LogWriter(writeStatements(database));
  const hints = new BroadcastChannel(options.channel);
  let closing = false;
  let stopped = false;

  const accept = (message: ToWriter): void => {
    if (message.kind === 'append') queue.push(unpackRequests(message.requests));
    else closing = true;
  };
  const acceptWaiting = (): void => {
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) accept(next.message);
  };
  const queue = new RequestQueue(acceptWaiting);
  const stop = (): void => {
    stopped = true;
    hints.close();
    database.close();
    lock.release();
    port.close();
  };
  port.on('message', (message: ToWriter) => {
    // A closed port still hands out what had reached it.
    if (stopped) return;
    accept(message);
    try {
      while (!queue.isEmpty) {
        answer(port, { kind: 'answered', outcomes: writer.commit(queue.group()) });
        hints.postMessage(null);
        writer.checkpointIfDue();
      }
    } catch (error) {
      answer(port, { kind: 'failed', detail: detailOf(error) });
      closing = true;
    }
    if (closing) stop();
  });
  answer(port, { kind: 'ready' });
}

const answer = (port: MessagePort, message: FromWriter): void => port.postMessage(message);

if (parentPort !== null) {
  try {
    const options: WriterOptions = workerData;
    serve(parentPort, options);
  } catch (error) {
    answer(parentPort, { kind: 'refused', refusal: toRefusal(error) });
    parentPort.close();
  }
}
