import { fromBase64, toBase64 } from './base64';
import { parseCount } from './checkpoint';
import { HASH_BYTES, type Hash } from './hashes';

/** C2SP tlog-proof: one entry's place in a signed tree, in one text file. */
export interface LogProof {
  /** For whoever makes the leaf again from what he has; nobody has signed it. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** A signed note, as the log issued it. */
  readonly checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export function formatLogProof({ extra, index, hashes, checkpoint }: LogProof): string {
  const lines = [FIRST_LINE, ...(extra === null ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...hashes.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Null for what is no proof; whether it proves anything is another question. */
export function parseLogProof(text: string): LogProof | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [first, ...lines] = text.slice(0, end).split('\n');
  const extra = lines[0]?.startsWith('extra ') === true ? fromBase64(lines.shift()?.slice('extra '.length) ?? '') : undefined;
  const [indexLine = '', ...encoded] = lines;
  const index = indexLine.startsWith('index ') ? parseCount(indexLine.slice('index '.length)) : null;
  const hashes = encoded.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES);
  if (first !== FIRST_LINE || extra === null || index === null || hashes.length !== encoded.length) return null;
  return { extra: extra ?? null, index, hashes: hashes.filter((hash) => hash !== null), checkpoint: text.slice(end + 2) };
}
