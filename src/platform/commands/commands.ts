import { handle, load, type Decider, type Event, type Handled, type Loaded } from '@hieuhoc/decider';
import { WrongExpectedRevision, type EventStore } from '@hieuhoc/event-store';
import type { CommandContext } from './context';

const CACHED_STREAMS = 20_000;

/** Runs commands against the log; keeps the folded state of streams that other commands look at (hierarchy, definitions). */
export class Commands {
  private readonly folded = new Map<unknown, Map<string, Loaded<never>>>();

  constructor(
    readonly store: EventStore,
    /** The log size of an answer, where the store could not say it at once (EventStoreDB). */
    private readonly sizeAt: (position: string) => Promise<number | null> = () => Promise.resolve(null),
  ) {}

  /**
   * Decides on one stream. `reason` goes into the metadata; `basedOn` is the latest position that the command's checks had seen;
   * a long stream that many commands decide on is `kept` folded; one that is likely to be new is said to be (`presumeNew`) and not read first.
   */
  async run<State, E extends Event, Command>(
    decider: Decider<State, E, Command>,
    stream: string,
    command: Command,
    context: CommandContext,
    {
      kept = false,
      ...extra
    }: { readonly reason?: string; readonly basedOn?: string; readonly kept?: boolean; readonly presumeNew?: boolean } = {},
  ): Promise<Handled<State, E>> {
    const { now: _, ...options } = context;
    const handled = await handle(this.store, decider, stream, command, {
      ...options,
      ...extra,
      ...(kept && { cache: this.cacheOf(decider) }),
    });
    if (handled.logSize !== null || this.sizeAt === undefined) return handled;
    return { ...handled, logSize: await this.sizeAt(handled.position) };
  }

  /** What `run` would refuse is refused, and nothing is recorded. */
  async tried<State, E extends Event, Command>(
    decider: Decider<State, E, Command>,
    stream: string,
    command: Command,
    { actor, expectedRevision }: CommandContext,
  ): Promise<void> {
    const { state, revision } = await this.current(decider, stream);
    const stands = revision < 0n ? 'no_stream' : revision;
    if (expectedRevision !== undefined && expectedRevision !== stands) throw new WrongExpectedRevision(stream, expectedRevision, stands);
    decider.decide(state, command, { actor });
  }

  /** The present state of a stream, folded from where the last look left it. */
  async current<State, E extends Event, Command>(decider: Decider<State, E, Command>, stream: string): Promise<Loaded<State>> {
    const cache = this.cacheOf(decider);
    const loaded = await load(this.store, decider, stream, cache.get(stream));
    if (cache.size >= CACHED_STREAMS) cache.clear();
    cache.set(stream, loaded);
    return loaded;
  }

  private cacheOf<State, E extends Event, Command>(decider: Decider<State, E, Command>): Map<string, Loaded<State>> {
    let cache = this.folded.get(decider);
    if (cache === undefined) this.folded.set(decider, (cache = new Map()));
    return cache;
  }
}

/** The latest of the positions that checks looked at. */
export function latest(...positions: readonly (string | null)[]): string | undefined {
  return positions
    .filter((position): position is string => position !== null)
    .toSorted()
    .at(-1);
}
