/** What a server keeps of one event. */
export interface ServedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  /** Commit and prepare at once. Sparse, as on a real server. */
  readonly position: bigint;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
}

export type Proposed = Pick<ServedEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;
export type Outcome =
  | { readonly kind: 'written' | 'idempotent'; readonly last: ServedEvent }
  | { readonly kind: 'wrong-version'; readonly current: bigint | null };

/** The log of the double, which outlives its connections. Decides on appends as the server does (`IndexWriter.CheckCommit`). */
export class ServedLog {
  readonly events: ServedEvent[] = [];
  readonly #streams = new Map<string, ServedEvent[]>();
  readonly #watchers = new Set<() => void>();
  clock: () => number = Date.now;

  stream(name: string): readonly ServedEvent[] {
    return this.#streams.get(name) ?? [];
  }

  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Outcome {
    const stored = this.stream(stream);
    const current = stored.at(-1)?.revision ?? null;
    const known = this.#known(stored, expected, proposed);
    if (known === 'differs') return { kind: 'wrong-version', current };
    if (known !== null) return { kind: 'idempotent', last: known };
    const fits =
      expected === 'any' || (expected === 'stream_exists' ? current !== null : current === (expected === 'no_stream' ? null : expected));
    if (!fits) return { kind: 'wrong-version', current };
    return { kind: 'written', last: this.#write(stream, current ?? -1n, proposed) };
  }

  /** Without the double's decision: a system event, or one of another application. */
  put(stream: string, proposed: Proposed): ServedEvent {
    return this.#write(stream, this.stream(stream).at(-1)?.revision ?? -1n, [proposed]);
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  #known(stored: readonly ServedEvent[], expected: Expected, proposed: readonly Proposed[]): ServedEvent | 'differs' | null {
    const exact = expected !== 'any' && expected !== 'stream_exists';
    const first = expected === 'no_stream' ? 0 : typeof expected === 'bigint' ? Number(expected) + 1 : this.#indexOf(stored, proposed[0]);
    if (first < 0 || first >= stored.length) return null;
    const last = stored[first + proposed.length - 1];
    const same = proposed.every((event, index) => stored[first + index]?.id === event.id);
    if (same && last !== undefined) return last;
    return exact || proposed.length > 1 ? 'differs' : null;
  }

  #indexOf(stored: readonly ServedEvent[], proposed: Proposed | undefined): number {
    return stored.findLastIndex((event) => event.id === proposed?.id);
  }

  #write(stream: string, after: bigint, proposed: readonly Proposed[]): ServedEvent {
    const stored = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, stored);
    for (const [index, event] of proposed.entries()) {
      const position = (this.events.at(-1)?.position ?? 500n) + 146n;
      const served = { ...event, stream, revision: after + BigInt(index) + 1n, position, createdMs: this.clock() };
      stored.push(served);
      this.events.push(served);
    }
    for (const changed of this.#watchers) changed();
    const last = stored.at(-1);
    if (last === undefined) throw new Error('an append holds at least one event');
    return last;
  }
}
