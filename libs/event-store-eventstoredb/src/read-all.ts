import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import type { LogPage, Position, ReadAllOptions, StoredEvent } from '@hieuhoc/event-store';
import { filterOf } from './filter';
import { DEFAULT_PAGE, within } from './limits';
import type { Log } from './log';
import { lookOn, type Looker } from './look-on';
import { monotone } from './monotone';
import { positionOf } from './position';
import type { Verdict } from './read-each';
import { oursOf, recordedEvent } from './recorded-event';

/** A page looks at no more events than this, so that one call stays short however rare the wanted ones are. */
const SCAN = 50_000;
/** Nor does it hold more, so that large events do not fill the memory. */
const CHARACTERS = 16 * 1024 * 1024;

/** The client's readAll has no filter: what is not wanted is left out here. */
export async function readAll(log: Log, options: ReadAllOptions = {}): Promise<LogPage> {
  const page = new PageInTheMaking(options);
  for (;;) {
    // One more than fits, to see whether anything follows.
    const endOfLog = await lookOn(log, page, page.room + 1);
    if (endOfLog || page.isLongEnough) return page.done(endOfLog);
  }
}

class PageInTheMaking implements Looker {
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
    return this.room === 0 || this.#scanned >= SCAN || this.#characters >= CHARACTERS;
  }

  /** An event of ours that would be one too many is left for the next page. */
  look(received: AllStreamResolvedEvent): Verdict {
    const ours = oursOf(received);
    if (ours !== null && this.isLongEnough) return 'enough';
    this.#scanned += 1;
    if (received.event !== undefined) this.looked = positionOf(received.event.position);
    if (ours === null) return 'more';
    this.#position = this.looked;
    if (this.#wanted(ours)) this.#add(recordedEvent(ours).event);
    return 'more';
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
