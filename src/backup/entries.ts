/** C2SP tlog-tiles: an entry bundle is its entries, each behind its length in two bytes. */
const LENGTH_BYTES = 2;

export function formatEntries(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** Null for what is no entry bundle. */
export function parseEntries(bundle: Buffer): string[] | null {
  const entries: string[] = [];
  for (let at = 0; at < bundle.length;) {
    if (at + LENGTH_BYTES > bundle.length) return null;
    const from = at + LENGTH_BYTES;
    const to = from + bundle.readUInt16BE(at);
    if (to > bundle.length) return null;
    entries.push(bundle.toString('utf8', from, to));
    at = to;
  }
  return entries;
}
