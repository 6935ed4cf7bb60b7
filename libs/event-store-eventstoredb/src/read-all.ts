import type { LogPage, Position, ReadAllOptions, StoredEvent } from '@hieuhoc/event-store';
import { filterOf } from './filter';
import { DEFAULT_PAGE, within } from './limits';
import type { Log } from './log';
import { monotone } from './monotone';
import { positionOf } from './position';
import { oursOf, recordedEvent } from './recorded-event';
import { sliceAfter, type Slice } from './slice';

/** One call of the server brings no more events than this, so that large ones do not fill the memory. */
const SLICE = 500;
/** Small pages still look over the server's own events in one call. */
const SMALLEST_SLICE = 32;
/** A filtered page looks at no more events than this: one call stays short however rare the events are. */
const SCAN = 50_000;
const PAGE_CHARACTERS = 16 * 1024 * 1024;

export async function readAll(log: Log, options: ReadAllOptions = {}): Promise<LogPage> {
  const page = new PageInTheMaking(options);
  for (;;) {
    const slice = await sliceAfter(log, page.looked, Math.min(SLICE, Math.max(SMALLEST_SLICE, page.room + 1)));
    const rest = page.take(slice);
    if (rest || page.isLongEnough) return page.done(!rest && slice.endOfLog);
    if (slice.endOfLog) return page.done(true);
  }
}

class PageInTheMaking {
  readonly #events: StoredEvent[] = [];
  readonly #limit: number;
  readonly #wanted: ReturnType<typeof filterOf>;
  readonly #steady = monotone();
  #scanned = 0;
  #characters = 0;
  /** Last event of ours that was looked at. */
  #position: Position | null;
  /** Last event of whatever kind. */
  looked: Position | null;

  constructor(options: ReadAllOptions) {
    this.#limit = within(options.limit ?? DEFAULT_PAGE);
    this.#wanted = filterOf(options);
    this.#position = options.after ?? null;
    this.looked = this.#position;
  }

  get room(): number {
    return this.#limit - this.#events.length;
  }

  get isLongEnough(): boolean {
    return this.room === 0 || this.#scanned >= SCAN || this.#characters >= PAGE_CHARACTERS;
  }

  /** True when an event of ours had to be left for the next page. */
  take({ received }: Slice): boolean {
    for (const one of received) {
      const ours = oursOf(one);
      if (ours !== null && this.isLongEnough) return true;
      if (ours !== null) this.#position = positionOf(ours.position);
      if (one.event !== undefined) this.looked = positionOf(one.event.position);
      this.#scanned += 1;
      if (ours !== null && this.#wanted(ours)) this.#add(recordedEvent(ours).event);
    }
    return false;
  }

  /** At the end of the log the position is that of its last event of ours, so that it equals the head's. */
  done(endOfLog: boolean): LogPage {
    return { events: this.#events, position: endOfLog || this.room === 0 ? this.#position : this.looked, endOfLog };
  }

  #add(event: StoredEvent): void {
    this.#events.push(this.#steady(event));
    this.#characters += event.dataText.length + event.metadataText.length;
  }
}
