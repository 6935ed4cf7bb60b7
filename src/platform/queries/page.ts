import { MalformedRequest } from '../http/errors';
import type { AsOf } from './as-of';

export interface Page<Item> {
  readonly asOf: AsOf;
  readonly items: readonly Item[];
  /** Give it back as `cursor` for what follows; null at the end. */
  readonly next: string | null;
}

export const DEFAULT_LIMIT = 100;

export type CursorPart = 'whole' | 'text';

/** A cursor is opaque to clients: where to go on, and what was asked, so that later pages stay with the first one's moment. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The parts of a cursor, each as it was put in. Throws MalformedRequest for one that this list has not given. */
export function decodeCursor(cursor: string | undefined, ...parts: readonly CursorPart[]): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === parts.length && place.every((part: unknown, index) => fits(part, parts[index])))
      return place;
  } catch {
    // falls through: what cannot be read is refused like what does not fit
  }
  throw new MalformedRequest([{ field: 'cursor', message: 'không đọc được; hãy dùng đúng giá trị next đã nhận' }]);
}

function fits(part: unknown, kind: CursorPart | undefined): part is string | number {
  return kind === 'text' ? typeof part === 'string' : Number.isSafeInteger(part) && Number(part) >= 0;
}

/** A page out of a list that is in memory whole; the cursor keeps the log size, so pages of one list agree. */
export function pageOf<Item>(asOf: AsOf, all: readonly Item[], query: { readonly cursor?: string; readonly limit?: number }): Page<Item> {
  const [, start = 0] = decodeCursor(query.cursor, 'whole', 'whole') ?? [asOf.logSize, 0];
  const from = Number(start);
  const end = from + (query.limit ?? DEFAULT_LIMIT);
  return { asOf, items: all.slice(from, end), next: end < all.length ? encodeCursor([asOf.logSize, end]) : null };
}
