import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { appendAnswer, appendRequest, eventMessage, readRequest, streamNotFound, type AppendRequest, type ReadRequest } from './messages';
import { ServedLog, type ServedEvent } from './served-log';
import { ServedSubscription } from './served-subscription';

/** How a call goes wrong. `lost`: it is done, but the answer never arrives. `stall`: nothing is ever said. */
export type Fault =
  | {
      readonly kind: 'refuse' | 'lost';
      readonly code: status;
      readonly exception?: string;
      readonly facts?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'stall' };

export type { ReadRequest, AppendRequest };

/** Behaves like an EventStoreDB server on this machine, but for what a test asks it to do wrong. */
export class GrpcDouble {
  readonly log = new ServedLog();
  readonly subscriptions = new Set<ServedSubscription>();
  readonly appends: AppendRequest[] = [];
  readonly reads: ReadRequest[] = [];
  batchAppends = 0;
  /** Asked at each call; null = it goes well. */
  appendFault: (request: AppendRequest, attempt: number) => Fault | null = () => null;
  readFault: (request: ReadRequest) => Fault | null = () => null;
  onSubscribe: (subscription: ServedSubscription) => void = () => undefined;
  gossip: () => ClusterInfo | null = () => null;
  #server: Server | null = null;
  #port = 0;
  #subscribed = 0;
  #awaiting: (() => void)[] = [];

  get url(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** The first time on any free port, from then on always on the same. */
  async start(): Promise<void> {
    const server = new Server();
    server.addService(StreamsService, {
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => this.#read(call),
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) => this.#append(call, answer),
      batchAppend: () => (this.batchAppends += 1),
      delete: unimplemented,
      tombstone: unimplemented,
    });
    server.addService(ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<SupportedMethods>) => answer(null, features()),
    });
    server.addService(GossipService, { read: (_call: unknown, answer: sendUnaryData<ClusterInfo>) => answerGossip(this.gossip(), answer) });
    this.#port = await bound(server, this.#port);
    this.#server = server;
  }

  /** So many subscriptions have been opened, of which the last are still there. */
  async subscribed(count: number): Promise<void> {
    while (this.#subscribed < count) await new Promise<void>((resolve) => this.#awaiting.push(resolve));
  }

  /** As `kill -9` does: every connection ends at once, in the middle of whatever it was saying. */
  kill(): void {
    this.#server?.forceShutdown();
    this.#server = null;
    for (const subscription of this.subscriptions) subscription.forget();
    this.subscriptions.clear();
  }

  #append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    const messages: AppendReq[] = [];
    call.on('data', (message: AppendReq) => messages.push(message));
    call.on('end', () => {
      const request = appendRequest(messages);
      this.appends.push(request);
      const fault = this.appendFault(request, this.appends.length);
      if (fault?.kind === 'stall') return;
      if (fault?.kind === 'refuse') {
        answer(failure(fault));
        return;
      }
      const outcome = this.log.append(request.stream, request.expected, request.events);
      if (fault === null) answer(null, appendAnswer(outcome, request.expected));
      else answer(failure(fault));
    });
  }

  #read(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const request = readRequest(call.request);
    this.reads.push(request);
    const fault = this.readFault(request);
    if (fault?.kind === 'stall') return;
    if (fault !== null) {
      call.emit('error', failure(fault));
      return;
    }
    if (request.count === null) {
      const subscription = new ServedSubscription(call, this.log, request, () => this.subscriptions.delete(subscription));
      this.subscriptions.add(subscription);
      this.onSubscribe(subscription);
      subscription.begin();
      this.#subscribed += 1;
      for (const resolve of this.#awaiting.splice(0)) resolve();
      return;
    }
    this.#page(call, request, request.count);
  }

  #page(call: ServerWritableStream<ReadReq, ReadResp>, request: ReadRequest, count: number): void {
    const { stream, backwards } = request;
    const events = stream === null ? this.log.events : this.log.stream(stream);
    if (stream !== null && events.length === 0) call.write(streamNotFound(stream));
    const place = (event: ServedEvent): bigint => (stream === null ? event.position : event.revision);
    const chosen = events.filter((event) => isWithin(request, place(event)));
    for (const event of (backwards ? chosen.toReversed() : chosen).slice(0, count)) call.write(eventMessage(event));
    call.end();
  }
}

/** Of the whole log, backwards leaves out the event at the position; a stream never does. */
function isWithin({ stream, from, backwards }: ReadRequest, place: bigint): boolean {
  if (from === 'start') return !backwards || (stream !== null && place === 0n);
  if (from === 'end') return backwards;
  if (!backwards) return place >= from;
  return stream === null ? place < from : place <= from;
}

export function failure({ code, exception, facts }: Exclude<Fault, { kind: 'stall' }>): {
  code: status;
  details: string;
  metadata: Metadata;
} {
  const metadata = new Metadata();
  if (exception !== undefined) metadata.set('exception', exception);
  for (const [name, value] of Object.entries(facts ?? {})) metadata.set(name, value);
  return { code, details: `the double says ${status[code]}`, metadata };
}

const unimplemented = (_call: unknown, answer: sendUnaryData<never>): void => answer({ code: status.UNIMPLEMENTED });

function answerGossip(cluster: ClusterInfo | null, answer: sendUnaryData<ClusterInfo>): void {
  if (cluster === null) answer({ code: status.UNAVAILABLE });
  else answer(null, cluster);
}

/** It offers batches, so that a client that takes them is found out. */
function features(): SupportedMethods {
  const batch = new SupportedMethod().setServiceName('event_store.client.streams.Streams').setMethodName('BatchAppend');
  return new SupportedMethods().setEventStoreServerVersion('23.10.7').setMethodsList([batch]);
}

async function bound(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, at) =>
      error === null ? resolve(at) : reject(error),
    );
  });
}
