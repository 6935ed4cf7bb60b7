/**
 * The server stamps events with its own clock, which may lag behind a time that the log already holds (a copied event, a clock set back).
 * Such an event takes along the time that it is not before, on a line of its own behind the metadata: canonical JSON has no line breaks,
 * so what is before the first one is, byte for byte, what was given to the store. An event of a restored log takes along the very time at
 * which it was first recorded: its bytes stay those that were hashed.
 */
export function withNote(metadataText: string, notBefore: string | null): string {
  return notBefore === null ? metadataText : `${metadataText}\n${JSON.stringify({ notBefore })}`;
}

export const withTime = (metadataText: string, recordedAt: string): string => `${metadataText}\n${JSON.stringify({ recordedAt })}`;

const NOTE = /^\{"(notBefore|recordedAt)":"([0-9TZ:.-]+)"\}$/;

export interface SplitMetadata {
  readonly metadataText: string;
  readonly notBefore: string | null;
  readonly recordedAt: string | null;
}

export function splitMetadata(stored: string): SplitMetadata {
  const end = stored.indexOf('\n');
  if (end < 0) return { metadataText: stored, notBefore: null, recordedAt: null };
  const [, name, time = null] = NOTE.exec(stored.slice(end + 1)) ?? [];
  return {
    metadataText: stored.slice(0, end),
    notBefore: name === 'notBefore' ? time : null,
    recordedAt: name === 'recordedAt' ? time : null,
  };
}
