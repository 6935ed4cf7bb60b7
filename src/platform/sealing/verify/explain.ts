import type { Leaf } from '@hieuhoc/transparency-log';
import { fieldsThatDiffer, type Difference } from './difference';

/** The event that stands where the sealed one should. */
export interface Found {
  readonly leaf: Leaf;
  /** Its content is JSON. */
  readonly readable: boolean;
}

/** What else the log can be asked. */
export interface LogLookup {
  /** Null where the stream has no such revision. */
  idAt(stream: string, revision: number): Promise<string | null>;
  hasStream(stream: string): Promise<boolean>;
  /** Whether single events can go while their stream stays: by the server's own means. */
  readonly scavenges: boolean;
}

/** What happened, where the event of this size is not as sealed. `found` is null where the log ends before it. */
export async function explain(size: number, sealed: Leaf | null, found: Found | null, log: LogLookup): Promise<Difference> {
  const because = (harm: Difference['harm'], fields: readonly string[] = []): Difference => ({ harm, size, sealed, fields });
  if (found === null) return because('cut');
  if (sealed === null) return because('stored-leaf');
  if (found.leaf.id === sealed.id) {
    if (!found.readable) return because('redacted');
    const fields = fieldsThatDiffer(sealed, found.leaf);
    return fields.length === 0 ? because('seal-file') : because('changed', fields);
  }
  const there = await log.idAt(sealed.stream, sealed.revision);
  if (there === sealed.id) return because('inserted');
  if (there !== null) return because('changed', ['id']);
  return because(log.scavenges && (await log.hasStream(sealed.stream)) ? 'scavenged' : 'deleted');
}
