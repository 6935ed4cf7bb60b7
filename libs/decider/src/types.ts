import type { EventMetadata, JsonObject, Position } from '@hieuhoc/event-store';

/** An event as the rules speak of it. Declare its data as a `type`, not an `interface`: only types count as JSON. */
export interface Event<Type extends string = string, Data extends JsonObject = JsonObject> {
  readonly type: Type;
  readonly data: Data;
}

/** What the log knows of an event beside its type and data. */
export interface Recorded {
  readonly id: string;
  readonly revision: bigint;
  /** Of an event appended just now: the position of its append. */
  readonly position: Position;
  /** Of an event appended just now to a store that does not say at once: about now. What is loaded has the log's own. */
  readonly recordedAt: string;
  readonly metadata: EventMetadata;
}

/** Who asks, for whom, and why: a rule that depends on the asker (four eyes) gets it as `decide`'s third argument. */
export interface Asker {
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
}

/**
 * Three pure functions. `decide` returns the new events, [] where nothing is to be recorded, or throws a DomainError.
 * `schema` names every event type with its newest schema version: a stream that holds anything else is refused, never guessed at.
 */
export interface Decider<State, E extends Event, Command> {
  readonly schema: { readonly [Type in E['type']]: number };
  readonly initialState: State;
  readonly evolve: (state: State, event: E, recorded: Recorded) => State;
  readonly decide: (state: State, command: Command, asker: Asker) => readonly E[];
}

/** An answer given once and found again by its idempotency key. */
export interface Answer {
  readonly commandHash: string | undefined;
  readonly first: bigint;
  readonly last: bigint;
}

/** A stream folded so far; `revision` is -1 for a stream that does not exist. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: bigint;
  readonly position: Position | null;
  readonly answers: Map<string, Answer>;
}

/** Keeps folded streams between commands; every load still reads what was appended since. A Map will do. */
export interface StateCache<State> {
  get(stream: string): Loaded<State> | undefined;
  set(stream: string, loaded: Loaded<State>): unknown;
}

export interface HandleOptions<State = unknown> extends Asker {
  /** From `If-Match` (the revision) or `If-None-Match: *` ('no_stream'). Left out: the handler decides anew when somebody was faster. */
  readonly expectedRevision?: bigint | 'no_stream';
  /** SHA-256 of the client's key and of the command it came with (`hashOf`). */
  readonly idempotency?: { readonly keyHash: string; readonly commandHash: string };
  readonly correlationId?: string;
  readonly causationId?: string;
  /** The stream is likely to be new: decided so without reading it first. Where it is not, the lost race is decided anew as always. */
  readonly presumeNew?: boolean;
  /** Position that the checks of this command had seen; by default that of the stream's last event. */
  readonly basedOn?: string;
  /** For a copied log and simulated days only. */
  readonly recordedAt?: string;
  readonly cache?: StateCache<State>;
}

export interface Handled<State, E extends Event> {
  /** Revision of the stream's last event of this answer: the ETag. */
  readonly revision: bigint;
  readonly position: Position;
  /** Both null where the store cannot say at once, and where nothing was decided. */
  readonly logSize: number | null;
  readonly recordedAt: string | null;
  readonly events: readonly (E & Recorded)[];
  /** The stream began with this answer. */
  readonly created: boolean;
  /** This answer had been given before: its idempotency key was found in the stream. */
  readonly repeated: boolean;
  readonly state: State;
}
