import { leafHexOf, subtreesOver, toHex } from '@hieuhoc/transparency-log';
import { isHex } from '../hex';
import type { EventLine, EventsSkippedLine } from '../lines';
import type { LogSource, PlacedEvent } from './source';

/** The whole tree from left to right: these events, and of what is between them the hashes. `cuts`: sizes at which a skip ends and another begins. */
export class EventLines {
  private at = 0;
  private readonly cuts: readonly number[];

  constructor(
    private readonly log: LogSource,
    cuts: Iterable<number>,
  ) {
    this.cuts = [...new Set(cuts)].filter((cut) => cut <= log.size).toSorted((a, b) => a - b);
  }

  /** Events in the order of the log; after the last one, `rest`. */
  *next(event: PlacedEvent): Iterable<EventLine | EventsSkippedLine> {
    yield* this.skipTo(event.index);
    const entry = this.log.entry(event.index);
    yield { line: 'event', ...event, leaf: leafHexOf(entry), previous: previousIn(entry) };
    this.at++;
  }

  *rest(): Iterable<EventsSkippedLine> {
    yield* this.skipTo(this.log.size);
  }

  private *skipTo(to: number): Iterable<EventsSkippedLine> {
    while (this.at < to) {
      const end = this.cuts.find((cut) => cut > this.at && cut < to) ?? to;
      const hashes = subtreesOver(this.at, end).map(({ level, index }) => toHex(this.log.subtree(level, index)));
      yield { line: 'events-skipped', count: end - this.at, hashes };
      this.at = end;
    }
  }
}

function previousIn(entry: string): string | null {
  const envelope: unknown = JSON.parse(entry);
  const previous: unknown = typeof envelope === 'object' && envelope !== null && 'previous' in envelope ? envelope.previous : null;
  return isHex(previous) ? previous : null;
}
