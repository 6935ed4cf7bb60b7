import { canonicalJson, EmptyAppend, uuid7, WrongExpectedRevision, type EventStore, type NewEvent } from '@hieuhoc/event-store';
import { IdempotencyKeyReused } from './errors';
import { advance, load, understood, unread } from './load';
import { metadataOf } from './metadata';
import type { Decider, Event, Handled, HandleOptions, Loaded } from './types';

/** Each lost race means that another writer got through, so this many in a row say that something else is wrong. */
const ATTEMPTS = 20;

type Minted<E extends Event> = readonly (E & { readonly id: string; readonly metadata: NewEvent['metadata'] })[];

/**
 * Loads the stream, decides, appends at the revision it decided on. Without an expected revision a lost race is decided anew
 * (event ids are repeated only while the decision is the same); a known idempotency key gives the earlier answer without deciding.
 * Throws what `decide` and the store throw, IdempotencyKeyReused, UnknownStoredEvent.
 */
export async function handle<State, E extends Event, Command>(
  store: EventStore,
  decider: Decider<State, E, Command>,
  stream: string,
  command: Command,
  options: HandleOptions<State>,
): Promise<Handled<State, E>> {
  let loaded = options.cache?.get(stream);
  let minted: Minted<E> = [];
  for (let attempt = 1; ; attempt++) {
    const unseen = attempt === 1 && options.presumeNew === true;
    loaded = unseen ? unread(decider) : await load(store, decider, stream, loaded);
    options.cache?.set(stream, loaded);
    const earlier = await answeredBefore(store, decider, stream, loaded, options);
    if (earlier !== null) return earlier;
    refuseOtherRevision(stream, loaded.revision, options.expectedRevision);
    const decided = unseen ? decidedOrNot(decider, command, options) : decider.decide(loaded.state, command, options);
    if (decided === null) continue;
    if (decided.length === 0) return nothingDecided(stream, loaded);
    minted = mint(decider, decided, minted, options, loaded);
    try {
      const result = await store.append(stream, exactly(loaded.revision), minted);
      const { revision, position, recordedAt, logSize } = result;
      const first = loaded.revision + 1n;
      const about = recordedAt ?? new Date().toISOString();
      const events = minted.map((event, i) => ({ ...event, revision: first + BigInt(i), position, recordedAt: about }));
      const after = advance(decider, { ...loaded, answers: new Map(loaded.answers) }, events);
      // A time that is not the log's own is not kept: the next command reads these events as they stand there.
      const { state } = recordedAt === null ? after : keep(options, stream, after);
      return { revision, position, logSize, recordedAt, events, created: first === 0n, repeated: false, state };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** A refusal of what was not looked at is no answer. */
function decidedOrNot<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  command: Command,
  options: HandleOptions<State>,
): readonly E[] | null {
  try {
    const decided = decider.decide(decider.initialState, command, options);
    return decided.length === 0 ? null : decided;
  } catch {
    return null;
  }
}

/** The store's idempotent append gives the very answer of the first time, log size included, and writes nothing; the state is that of then. */
async function answeredBefore<State, E extends Event, Command>(
  store: EventStore,
  decider: Decider<State, E, Command>,
  stream: string,
  { answers, revision, state: now }: Loaded<State>,
  { idempotency }: HandleOptions<State>,
): Promise<Handled<State, E> | null> {
  const answer = idempotency && answers.get(idempotency.keyHash);
  if (answer === undefined) return null;
  if (answer.commandHash !== idempotency?.commandHash) throw new IdempotencyKeyReused(stream);
  const stored = await store.readStream(stream, { from: answer.first, limit: Number(answer.last - answer.first) + 1 });
  const result = await store.append(stream, exactly(answer.first - 1n), stored);
  const events = stored.map((event) => understood(decider, event));
  const state = answer.last === revision ? now : (await load(store, decider, stream, undefined, answer.last)).state;
  return { ...result, events, created: answer.first === 0n, repeated: true, state };
}

function refuseOtherRevision(stream: string, actual: bigint, expected: bigint | 'no_stream' | undefined): void {
  if (expected === undefined || exactly(actual) === expected) return;
  throw new WrongExpectedRevision(stream, expected, exactly(actual));
}

function nothingDecided<State, E extends Event>(stream: string, { state, revision, position }: Loaded<State>): Handled<State, E> {
  if (position === null) throw new EmptyAppend(stream);
  return { revision, position, logSize: null, recordedAt: null, events: [], created: false, repeated: false, state };
}

function mint<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  decided: readonly E[],
  before: Minted<E>,
  options: HandleOptions<State>,
  loaded: Loaded<State>,
): Minted<E> {
  const schema: Readonly<Record<string, number>> = decider.schema;
  const same = before.length === decided.length && decided.every((event, i) => facts(event) === facts(before[i]));
  return decided.map((event, i) => ({
    ...event,
    id: (same && before[i]?.id) || uuid7(),
    metadata: metadataOf(options, schema[event.type] ?? 1, options.basedOn ?? loaded.position),
  }));
}

function facts(event: Event | undefined): string {
  return canonicalJson([event?.type, event?.data]);
}

function keep<State>(options: HandleOptions<State>, stream: string, loaded: Loaded<State>): Loaded<State> {
  options.cache?.set(stream, loaded);
  return loaded;
}

function exactly(revision: bigint): bigint | 'no_stream' {
  return revision < 0n ? 'no_stream' : revision;
}
