import type { JsonObject } from './json';

/** Opaque text whose order is the order of the log. Only compare it; only hand it back to the store that gave it. */
export type Position = string & { readonly __position: unique symbol };

/** What must hold of a stream for an append: revisions are 0-based. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

export interface EventMetadata extends JsonObject {
  readonly actor: string;
  readonly schemaVersion: number;
  readonly onBehalfOf?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly reason?: string;
  /** Position that the checks of this event's command had seen. */
  readonly basedOn?: string;
  /** SHA-256 of the client's idempotency key, and of the command it came with. */
  readonly idempotencyKey?: string;
  readonly commandHash?: string;
  /** RFC 3339 UTC with milliseconds. Carried by a copied log (and by the sample's simulated days) only: it wins over the store's clock. */
  readonly recordedAt?: string;
}

/** An event before it is stored. `id` is a UUIDv7, minted before the first attempt and repeated by every retry. */
export interface NewEvent<Type extends string = string, Data extends JsonObject = JsonObject> {
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

export interface StoredEvent<Type extends string = string, Data extends JsonObject = JsonObject> extends NewEvent<Type, Data> {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  /** RFC 3339 UTC with milliseconds; never goes back along the log. */
  readonly recordedAt: string;
  /** The exact canonical JSON that was stored; its UTF-8 bytes are what is hashed and copied. */
  readonly dataText: string;
  readonly metadataText: string;
  /** Hash of the event's leaf of the transparency log, hex, as it was written with the event: where `leaves` asked for it and the store keeps it. */
  readonly leaf?: string;
}

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: bigint;
  readonly position: Position;
  /** Number of our events up to and with this append; null where the store cannot say at once (EventStoreDB). */
  readonly logSize: number | null;
  /** Null where the store cannot say at once (EventStoreDB), unless the event carries it. */
  readonly recordedAt: string | null;
}

export interface ReadStreamOptions {
  readonly from?: bigint | 'start' | 'end';
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface LogFilter {
  readonly types?: readonly string[];
  readonly streamPrefix?: string;
}

export interface ReadAllOptions extends LogFilter {
  /** Exclusive; null or left out = from the beginning. */
  readonly after?: Position | null;
  /** With the leaves that the store keeps of its events (SQLite; EventStoreDB keeps none). */
  readonly leaves?: boolean;
  /** Default 1,000, at most 10,000. */
  readonly limit?: number;
}

export interface LogPage {
  readonly events: readonly StoredEvent[];
  /** Last position looked at, also where the filter let nothing through; never before `after`; null only for an empty log. Resume from it. */
  readonly position: Position | null;
  readonly endOfLog: boolean;
}

export interface SubscribeOptions extends LogFilter {
  readonly after?: Position | null;
  readonly leaves?: boolean;
  readonly batchSize?: number;
}

/**
 * Events come in log order, at least once, in batches that are never empty; `position` may be stored as checkpoint once the batch is handled.
 * `caught-up` comes at the end of the log: at the start, after every burst, and when only events that the filter leaves out were added.
 */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[]; readonly position: Position }
  | { readonly kind: 'caught-up'; readonly position: Position | null };

/** Pull-based: the next batch is read when the consumer asks. Ends with `close()` (or the store's); re-subscribes by itself until then. */
export interface Subscription extends AsyncIterable<SubscriptionMessage> {
  /** Age in milliseconds of the oldest event that is in the log and not yet delivered; 0 when caught up. */
  lag(): Promise<number>;
  close(): Promise<void>;
}

export interface LogHead {
  readonly position: Position | null;
  readonly recordedAt: string | null;
  /** Number of our events in the log; null where the store cannot say at once. */
  readonly logSize: number | null;
}

/**
 * The log. Errors: WrongExpectedRevision, EventTooLarge (data + metadata + type over 1 MiB an append), EmptyAppend, NotCanonicalizable,
 * MalformedEvent, MalformedPosition, RecordedAtGoesBack, StoreUnavailable (nothing was lost, try again), StoreClosed,
 * StoreFailed (stop and start again); anything else is fatal.
 */
export interface EventStore {
  /**
   * Atomic. Idempotent for exact revisions and `no_stream`: when the stream already holds these ids, in order, right after the expected
   * revision, nothing is written and the same answer is given; a first or later id that differs is WrongExpectedRevision.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** Empty for an unknown stream. Default: forwards from the start, at most 10,000 events. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;
  readAll(options?: ReadAllOptions): Promise<LogPage>;
  subscribe(options?: SubscribeOptions): Subscription;
  head(): Promise<LogHead>;
  close(): Promise<void>;
}

/** 1 MiB for data, metadata and type of all events of one append; the time that a copy would carry counts as if it were there (`encodedSize`). */
export const MAX_APPEND_BYTES = 1_048_576;
