import {
  encodedSize,
  MAX_APPEND_BYTES,
  type EventStore,
  type ExpectedRevision,
  type Position,
  type StoredEvent,
} from '@hieuhoc/event-store';
import { carried } from './carried';
import { eventsOf } from './events';

const MOST_AN_APPEND = 500;

export interface Appended {
  readonly count: number;
  /** Last event of the source that the target has. */
  readonly upTo: Position | null;
}

/**
 * Events of one stream that stand together go in one append; one append waits for the other, so that the order of the log is kept
 * whatever happens between. Each names the revision it follows: repeated after a lost answer, it writes nothing twice.
 */
export async function appendRest(
  source: EventStore,
  target: EventStore,
  after: Position | null,
  tell: (done: number) => void,
): Promise<Appended> {
  let count = 0;
  let upTo = after;
  for await (const run of runsOf(eventsOf(source, after))) {
    const [first] = run;
    if (first === undefined) continue;
    await target.append(first.stream, expectedBefore(first), run.map(carried));
    count += run.length;
    upTo = run.at(-1)?.position ?? upTo;
    tell(count);
  }
  return { count, upTo };
}

export async function* runsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StoredEvent[], void> {
  let run: StoredEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    const size = encodedSize({ type: event.type, data: event.dataText, metadata: event.metadataText, recordedAt: null });
    const full = run.length === MOST_AN_APPEND || bytes + size > MAX_APPEND_BYTES;
    if (run.length > 0 && (full || run[0]?.stream !== event.stream)) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

function expectedBefore({ revision }: StoredEvent): ExpectedRevision {
  return revision === 0n ? 'no_stream' : revision - 1n;
}
