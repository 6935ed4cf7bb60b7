import type { ServerWritableStream, status } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { checkpointMessage, confirmation, eventMessage, type ReadRequest } from './messages';
import type { ServedEvent, ServedLog } from './served-log';

/** One subscription as the server sees it; a test can drop, mute or cut it. */
export class ServedSubscription {
  /** Ends with this status before the event of this number (counted from 0) is sent. */
  dropAt: { readonly sent: number; readonly code: status } | null = null;
  /** Stays open and says nothing more. */
  muted = false;
  /** Sends, before each event, a checkpoint at the very end of the log: what a server does at its worst. */
  checkpointsAhead = false;
  sent = 0;
  #next: number;
  #unwatch: () => void;
  #over = false;

  constructor(
    private readonly call: ServerWritableStream<ReadReq, ReadResp>,
    private readonly log: ServedLog,
    readonly request: ReadRequest,
    private readonly ended: () => void,
  ) {
    this.#next = this.#firstIndex();
    this.#unwatch = log.watch(() => this.#send());
    call.on('cancelled', () => this.forget());
  }

  begin(): void {
    if (!this.muted) this.call.write(confirmation());
    this.#send();
  }

  /** The server ends it: with an error of this code, or as if all had been said. */
  drop(code: status | null): void {
    if (this.#over) return;
    this.forget();
    if (code === null) this.call.end();
    else this.call.emit('error', { code, details: 'the double drops the subscription' });
  }

  forget(): void {
    this.#over = true;
    this.#unwatch();
    this.ended();
  }

  #send(): void {
    while (!this.#over && !this.muted && this.#next < this.log.events.length) {
      const event = this.log.events[this.#next++];
      if (event === undefined || !this.#passes(event)) continue;
      if (this.dropAt?.sent === this.sent) {
        this.drop(this.dropAt.code);
        return;
      }
      if (this.checkpointsAhead) this.call.write(checkpointMessage(this.log.events.at(-1)?.position ?? 0n));
      this.call.write(eventMessage(event));
      this.sent += 1;
    }
  }

  #passes(event: ServedEvent): boolean {
    return this.request.types?.test(event.type) ?? true;
  }

  #firstIndex(): number {
    const { from } = this.request;
    if (from === 'start') return 0;
    if (from === 'end') return this.log.events.length;
    const index = this.log.events.findIndex((event) => event.position > from);
    return index < 0 ? this.log.events.length : index;
  }
}
