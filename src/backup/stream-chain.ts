import { entryOfText, leafHexOf } from '@hieuhoc/transparency-log';
import type { BundledEvent } from './bundle-line';

export interface Link {
  readonly entry: string;
  readonly leaf: Buffer;
}

/** Where a stream ends: its last revision, and the leaf hash of that event in hex. */
export interface StreamEnd {
  readonly revision: number;
  readonly leaf: string;
}

/** The leaves of a log, event after event: each names the one before it in its stream. */
export class StreamChain {
  constructor(private readonly ends: Map<string, StreamEnd> = new Map()) {}

  /** Null where the event is not the next one of its stream. */
  next(event: BundledEvent): Link | null {
    const end = this.ends.get(event.stream);
    if (event.revision !== (end?.revision ?? -1) + 1) return null;
    const entry = entryOfText(event, end?.leaf ?? null);
    const leaf = leafHexOf(entry);
    this.ends.set(event.stream, { revision: event.revision, leaf });
    return { entry, leaf: Buffer.from(leaf, 'hex') };
  }
}
