const CAPACITY = 10_000;

/** The last ids written, each with its place; the oldest is forgotten first. */
export class RecentIds {
  readonly #places = new Map<string, { readonly stream: string; readonly revision: number }>();

  constructor(private readonly capacity: number = CAPACITY) {}

  remember(id: string, stream: string, revision: number): void {
    this.#places.delete(id);
    this.#places.set(id, { stream, revision });
    if (this.#places.size <= this.capacity) return;
    const [oldest] = this.#places.keys();
    if (oldest !== undefined) this.#places.delete(oldest);
  }

  revisionIn(stream: string, id: string): number | null {
    const place = this.#places.get(id);
    return place?.stream === stream ? place.revision : null;
  }

  forgetAll(): void {
    this.#places.clear();
  }
}
