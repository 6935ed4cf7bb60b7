import type { Asked } from '../lines';
import { neededFor, type Needed } from '../needed/needed';
import { AS_IT_IS, type DossierEvent, type Upcast } from '../rederive';
import { streamsIn } from './head-lines';
import type { HeadsSource, PlacedEvent } from './source';

const HIERARCHY = 'hierarchy';

/** All events of these streams up to the seal, in any order. */
export type ReadStreams = (streams: readonly string[]) => Promise<readonly PlacedEvent[]>;

export interface Gathered {
  /** In the order of the log. */
  readonly events: readonly PlacedEvent[];
  readonly needed: Needed;
}

/** Reads what is known to be needed until that makes nothing more needed: first areas and plans, then indicators, figures, recognitions, holders. */
export async function gather(
  heads: HeadsSource,
  asked: Asked & { readonly kind: 'rows' },
  read: ReadStreams,
  upcast: Upcast = AS_IT_IS,
): Promise<Gathered> {
  const events: PlacedEvent[] = [];
  const parsed: DossierEvent[] = [];
  const had = new Set<string>();
  const take = async (streams: readonly string[]): Promise<void> => {
    for (const stream of streams) had.add(stream);
    for (const event of await read(streams)) {
      events.push(event);
      parsed.push(upcast(asDossierEvent(event)));
    }
  };
  // Whose figures a report may name is not known before the areas are.
  await take([HIERARCHY]);
  for (;;) {
    const needed = neededFor(asked, parsed);
    const missing = [...streamsIn(heads, needed.ranges)].filter((stream) => needed.isNeeded(stream) && !had.has(stream));
    if (missing.length === 0) return { events: events.toSorted((a, b) => a.index - b.index), needed };
    await take(missing);
  }
}

/** An event with its texts parsed, as the rules read it. */
export const asDossierEvent = ({ type, stream, revision, recordedAt, data, metadata, index }: PlacedEvent): DossierEvent => ({
  type,
  stream,
  revision,
  recordedAt,
  data: objectIn(data),
  metadata: objectIn(metadata),
  index,
});

function objectIn(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
