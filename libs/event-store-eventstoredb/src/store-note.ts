/**
 * The server stamps events with its own clock, which may lag behind a time that the log already holds (a copied event, a clock set back).
 * Such an event takes along the time that it is not before, on a line of its own behind the metadata: canonical JSON has no line breaks,
 * so what is before the first one is, byte for byte, what was given to the store.
 */
export function withNote(metadataText: string, notBefore: string | null): string {
  return notBefore === null ? metadataText : `${metadataText}\n${JSON.stringify({ notBefore })}`;
}

const NOTE = /^\{"notBefore":"([0-9TZ:.-]+)"\}$/;

export function splitMetadata(stored: string): { readonly metadataText: string; readonly notBefore: string | null } {
  const end = stored.indexOf('\n');
  if (end < 0) return { metadataText: stored, notBefore: null };
  return { metadataText: stored.slice(0, end), notBefore: NOTE.exec(stored.slice(end + 1))?.[1] ?? null };
}
