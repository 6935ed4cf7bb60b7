import { fromBase64, sameHash, type Hash } from '@hieuhoc/transparency-log';
import { readCode } from './publication';

/** What somebody reads off a published report: its code, and, where they stand there, size and root of the log. */
export interface Paper {
  readonly code: string;
  readonly size: number | null;
  readonly root: Hash | null;
}

const HASH = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * A code as it was typed, or all that the QR code says: `HIEUHOC <code> <size> <root>`, or an address `…/<code>?size=&root=`.
 * Null for what is none.
 */
export function readPaper(text: string): Paper | null {
  const trimmed = text.trim();
  const [, spoken = null, size = null, root = null] = /^HIEUHOC\s+(\S+)\s+(\S+)\s+(\S+)$/.exec(trimmed) ?? [];
  if (spoken !== null) return paperOf(spoken, size, root);
  const [, path = null, query = ''] = /^https?:\/\/[^\s?]*\/([^\s/?]+)(?:\?(\S*))?$/.exec(trimmed) ?? [];
  if (path === null) return paperOf(trimmed, null, null);
  const asked = new URLSearchParams(query);
  return paperOf(path, asked.get('size'), asked.get('root'));
}

function paperOf(typed: string, size: string | null, root: string | null): Paper | null {
  const code = readCode(typed);
  if (code === null || (size !== null && !/^(0|[1-9]\d{0,14})$/.test(size)) || (root !== null && !HASH.test(root))) return null;
  return { code, size: size === null ? null : Number(size), root: root === null ? null : hashIn(root) };
}

/** Of either base64, with or without its padding. */
const hashIn = (text: string): Hash | null => fromBase64(`${text.replace('=', '').replaceAll('-', '+').replaceAll('_', '/')}=`);

/** What a paper says beside its code is that of the log. */
export const saysSo = ({ size, root }: Paper, logSize: number, logRoot: Hash): boolean =>
  (size === null || size === logSize) && (root === null || sameHash(root, logRoot));
