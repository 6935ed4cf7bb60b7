import { openNote, parseCheckpoint, parseVerifierKey, verifierOf, type Checkpoint, type TimedVerifier } from '@hieuhoc/transparency-log';

/** A signed note as `checkpoints/` keeps it, a line each. */
export interface KeptNote {
  readonly size: number;
  readonly at: string;
  readonly note: string;
}

export const formatNotes = (notes: readonly KeptNote[]): string =>
  notes.map(({ at, note, size }) => `${JSON.stringify({ at, note, size })}\n`).join('');

/** Null for what formatNotes has not written. */
export function parseNotes(text: string): KeptNote[] | null {
  try {
    const notes = text
      .split('\n')
      .slice(0, -1)
      .map((line): KeptNote => JSON.parse(line));
    return formatNotes(notes) === text ? notes : null;
  } catch {
    return null;
  }
}

export type Opened =
  | { readonly kind: 'signed'; readonly checkpoint: Checkpoint; readonly by: readonly string[] }
  | { readonly kind: 'unsigned' | 'forged' | 'malformed' };

/** The checkpoint of a note, and by which of these keys it is signed. */
export function openCheckpoint(note: string, keys: readonly TimedVerifier[]): Opened {
  const opened = openNote(note, keys);
  if (opened.kind !== 'signed') return opened;
  const checkpoint = parseCheckpoint(opened.text);
  // A log signs in its own name; what a witness alone has signed is not the log's.
  const byLog = opened.by.some(({ name }) => name === checkpoint?.origin);
  if (checkpoint === null || !byLog) return { kind: checkpoint === null ? 'malformed' : 'unsigned' };
  return { kind: 'signed', checkpoint, by: opened.by.map(({ name }) => name) };
}

/** One key a line; blank lines and what follows a `#` are passed over. Null where a line is no key. */
export function parseKeys(text: string): TimedVerifier[] | null {
  const keys = text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map(parseVerifierKey);
  return keys.every((key) => key !== null) ? keys.map((key) => verifierOf(key)) : null;
}
