import type { StoredEvent } from '@hieuhoc/event-store';
import type { LoggedText } from '@hieuhoc/transparency-log';

/** An event as a bundle keeps it: what its leaf is made of, with the exact stored texts themselves. */
export type BundledEvent = LoggedText;

export const bundled = ({ id, type, stream, revision, recordedAt, dataText, metadataText }: StoredEvent): BundledEvent => ({
  id,
  type,
  stream,
  revision: Number(revision),
  recordedAt,
  data: dataText,
  metadata: metadataText,
});

/** Canonical JSON: members in order, the stored texts as strings. */
export const lineOf = ({ data, id, metadata, recordedAt, revision, stream, type }: BundledEvent): string =>
  JSON.stringify({ data, id, metadata, recordedAt, revision, stream, type });

/** Null for what no backup has written, byte for byte. */
export function parseLine(line: string): BundledEvent | null {
  const value = parsed(line);
  return isEvent(value) && lineOf(value) === line ? value : null;
}

const TEXTS = ['data', 'id', 'metadata', 'recordedAt', 'stream', 'type'] as const;

function isEvent(value: unknown): value is BundledEvent {
  if (typeof value !== 'object' || value === null) return false;
  return TEXTS.every((name) => typeof Reflect.get(value, name) === 'string') && Number.isSafeInteger(Reflect.get(value, 'revision'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
