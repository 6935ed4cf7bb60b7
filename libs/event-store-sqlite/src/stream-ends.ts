import type { ReadStatements } from './read-statements';
import type { StoredRow } from './stored-row';

const MOST_STREAMS = 10_000;

/**
 * Streams that were read to their end since the last commit. Many commands ask the same few streams whether something was added to what
 * they know; until the next commit the answer is no, and asking SQLite whether there was one costs a quarter of a look.
 */
export class StreamEnds {
  /** The revision that comes next. */
  readonly #ends = new Map<string, number>();
  #version = -1;

  constructor(private readonly statements: Pick<ReadStatements, 'dataVersion' | 'forwards'>) {}

  forwards(stream: string, from: number, limit: number): StoredRow[] {
    // Taken before the look: what is committed in between is in its answer, and clears this at the next.
    const version = this.statements.dataVersion();
    if (version !== this.#version) this.#ends.clear();
    this.#version = version;
    const end = this.#ends.get(stream);
    if (end !== undefined && from >= end) return [];
    const rows = this.statements.forwards(stream, from, limit);
    if (rows.length < limit && this.#ends.size < MOST_STREAMS) this.#ends.set(stream, (rows.at(-1)?.[3] ?? from - 1) + 1);
    return rows;
  }
}
