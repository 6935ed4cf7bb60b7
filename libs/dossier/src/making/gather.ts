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
  // Whose figures a report may name is not known before the areas are.
  const events = [...(await read([HIERARCHY]))];
  const had = new Set([HIERARCHY]);
  for (;;) {
    const needed = neededFor(
      asked,
      events.map((event) => upcast(asDossierEvent(event))),
    );
    const missing = [...streamsIn(heads, needed.ranges)].filter((stream) => needed.isNeeded(stream) && !had.has(stream));
    if (missing.length === 0) return { events: events.toSorted((a, b) => a.index - b.index), needed };
    for (const stream of missing) had.add(stream);
    events.push(...(await read(missing)));
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
