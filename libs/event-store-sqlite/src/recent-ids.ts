const CAPACITY = 10_000;

/** An event's place in the log, and the id it was written under. */
export interface WrittenId {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
}

/**
 * The last ids written, each with its latest place. They are read from the log when one is asked for: most appends say which revision they
 * expect, and should not pay for those that do not.
 */
export class RecentIds {
  readonly #places = new Map<string, WrittenId>();
  #known = 0;

  constructor(
    private readonly writtenAfter: (seq: number) => Iterable<WrittenId>,
    private readonly capacity: number = CAPACITY,
  ) {}

  /** `last` is the sequence number of the last event. */
  revisionIn(stream: string, id: string, last: number): number | null {
    this.#catchUp(last);
    const place = this.#places.get(id);
    return place?.stream === stream && place.seq > last - this.capacity ? place.revision : null;
  }

  get size(): number {
    return this.#places.size;
  }

  forgetAll(): void {
    this.#places.clear();
    this.#known = 0;
  }

  #catchUp(last: number): void {
    if (this.#places.size > 2 * this.capacity) this.forgetAll();
    for (const written of this.writtenAfter(Math.max(this.#known, last - this.capacity))) this.#places.set(written.id, written);
    this.#known = last;
  }
}
