import { entryOfText, leafHexOf, type LoggedText } from '@hieuhoc/transparency-log';

/** Who goes on with a stream does so at once or much later. What is remembered outlives young garbage, and every append pays for that. */
const REMEMBERED = 512;

/** The leaves of events, hex, each naming the one before it in its stream. */
export interface Leaves {
  /** Leaf of the stream's event of that revision; null where there is none. */
  at(stream: string, revision: number): string | null;
  /** Leaf of an event, behind that one in its stream. */
  of(event: LoggedText, previous: string | null): string;
  /** The last one of its stream now. */
  written(stream: string, revision: number, leaf: string): void;
  forgetAll(): void;
}

interface Last {
  readonly revision: number;
  readonly leaf: string;
}

/**
 * The last leaf of each stream that was lately written: the leaf of the next event names it. What is not remembered is one indexed read.
 */
export class LeafChain implements Leaves {
  /** What was not written since the younger one began is forgotten with the older one. */
  #young = new Map<string, Last>();
  #old = new Map<string, Last>();

  constructor(
    private readonly stored: (stream: string, revision: number) => string | null,
    private readonly remembered: number = REMEMBERED,
  ) {}

  at(stream: string, revision: number): string | null {
    const last = this.#young.get(stream) ?? this.#old.get(stream);
    return last?.revision === revision ? last.leaf : this.stored(stream, revision);
  }

  of(event: LoggedText, previous: string | null): string {
    return leafHexOf(entryOfText(event, previous));
  }

  written(stream: string, revision: number, leaf: string): void {
    this.#young.set(stream, { revision, leaf });
    if (this.#young.size < this.remembered) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  forgetAll(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
