const MOST_STREAMS = 50_000;

/**
 * Where streams end that were read to their end. Many commands ask the same few streams whether something was added to what they know.
 * Whoever holds the lock is the only one who appends, so the answer is no until it appends to that stream; from then until the append is
 * answered it is looked at every time.
 */
export class StreamEnds {
  /** The revision that comes next. */
  readonly #ends = new Map<string, number>();
  /** How many appends are on their way. */
  readonly #appending = new Map<string, number>();

  of(stream: string): number | undefined {
    return this.#ends.get(stream);
  }

  found(stream: string, end: number): void {
    if (this.#appending.has(stream)) return;
    if (this.#ends.size >= MOST_STREAMS) this.#ends.clear();
    this.#ends.set(stream, end);
  }

  appending(stream: string): void {
    this.#ends.delete(stream);
    this.#appending.set(stream, (this.#appending.get(stream) ?? 0) + 1);
  }

  answered(stream: string): void {
    const others = (this.#appending.get(stream) ?? 1) - 1;
    if (others === 0) this.#appending.delete(stream);
    else this.#appending.set(stream, others);
  }
}
