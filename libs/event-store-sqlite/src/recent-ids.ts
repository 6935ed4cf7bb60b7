const CAPACITY = 10_000;

interface Place {
  readonly stream: string;
  readonly revision: number;
}

/** The last ids written, each with its place; the oldest is forgotten first. */
export class RecentIds {
  readonly #places = new Map<string, Place>();
  /** A ring: finding the oldest key of a Map that forgets all the time means stepping over everything it forgot. */
  #order: string[] = [];
  #next = 0;

  constructor(private readonly capacity: number = CAPACITY) {}

  remember(id: string, stream: string, revision: number): void {
    const known = this.#places.has(id);
    this.#places.set(id, { stream, revision });
    if (known) return;
    const oldest = this.#order[this.#next];
    if (oldest !== undefined) this.#places.delete(oldest);
    this.#order[this.#next] = id;
    this.#next = (this.#next + 1) % this.capacity;
  }

  revisionIn(stream: string, id: string): number | null {
    const place = this.#places.get(id);
    return place?.stream === stream ? place.revision : null;
  }

  forgetAll(): void {
    this.#places.clear();
    this.#order = [];
    this.#next = 0;
  }
}
