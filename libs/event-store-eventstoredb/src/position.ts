import { MalformedPosition, type Position } from '@hieuhoc/event-store';

/** A place in the server's transaction file. Sparse: only compare it, never count with it. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const DIGITS = 20;
const padded = (part: bigint): string => part.toString().padStart(DIGITS, '0');

/** Commit and prepare, both kept and both zero-padded: text order is log order. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a position is made
export const positionOf = ({ commit, prepare }: LogPlace): Position => `${padded(commit)}/${padded(prepare)}` as Position;

const SHAPE = /^(\d{20})\/(\d{20})$/;
const LARGEST = 2n ** 64n - 1n;

/** Throws MalformedPosition. */
export function placeOf(position: Position): LogPlace {
  const [, commit, prepare] = SHAPE.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new MalformedPosition(position);
  const place = { commit: BigInt(commit), prepare: BigInt(prepare) };
  if (place.commit > LARGEST || place.prepare > LARGEST) throw new MalformedPosition(position);
  return place;
}
