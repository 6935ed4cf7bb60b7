import type { ExpectedRevision } from '@hieuhoc/event-store';

/**
 * Each append is a call of its own, and calls may overtake each other on their way. One that names a revision therefore waits for those
 * given before it to the same stream; `any` asks nothing of the stream and waits for nothing.
 */
export class StreamOrder {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(stream: string, expected: ExpectedRevision, append: () => Promise<T>): Promise<T> {
    const before = this.#last.get(stream);
    const mine = before === undefined || expected === 'any' ? append() : before.then(append);
    const all = Promise.allSettled([before, mine]);
    this.#last.set(stream, all);
    try {
      return await mine;
    } finally {
      if (this.#last.get(stream) === all) this.#last.delete(stream);
    }
  }
}
