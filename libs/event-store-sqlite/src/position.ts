import { MalformedPosition, type Position } from '@hieuhoc/event-store';

const DIGITS = 16;

/** The sequence number, zero-padded: text order is log order. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a position is made
export const positionOf = (seq: number): Position => String(seq).padStart(DIGITS, '0') as Position;

/** Throws MalformedPosition. */
export function seqOf(position: Position | null | undefined): number {
  if (position === null || position === undefined) return 0;
  const seq = /^\d{16}$/.test(position) ? Number(position) : Number.NaN;
  if (!Number.isSafeInteger(seq)) throw new MalformedPosition(position);
  return seq;
}
