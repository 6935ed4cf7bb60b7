import { canonicalJson, type StoredEvent } from '@hieuhoc/event-store';
import { createHash } from 'node:crypto';
import { ownMetadata } from './carried';

/** What two logs have to agree on, event by event. */
export interface Likeness {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly recordedAt: string;
  readonly data: string;
  readonly metadata: string;
}

export function likenessOf({ id, type, stream, revision, recordedAt, dataText, metadataText }: StoredEvent): Likeness {
  return {
    id,
    type,
    stream,
    revision: String(revision),
    recordedAt,
    data: dataText,
    metadata: canonicalJson(ownMetadata(metadataText)),
  };
}

/** The first field in which they differ; null where they are alike. */
export function differingField(a: Likeness, b: Likeness): keyof Likeness | null {
  const fields: readonly (keyof Likeness)[] = ['id', 'type', 'stream', 'revision', 'recordedAt', 'data', 'metadata'];
  return fields.find((field) => a[field] !== b[field]) ?? null;
}

/** SHA-256 over the canonical JSON of every likeness, a line each, in log order: equal digests, equal logs. */
export class LogDigest {
  readonly #hash = createHash('sha256');

  add(likeness: Likeness): void {
    this.#hash.update(`${canonicalJson(likeness)}\n`);
  }

  get hex(): string {
    return this.#hash.copy().digest('hex');
  }
}
