import { sha256, toHex } from '@hieuhoc/transparency-log';
import type { Basis, Day, StatusRow } from '@hieuhoc/indicator-maths';
import { canonical } from './canonical';
import type { Hex } from './lines';

/** What a publication is about: rows of a plan, those of its own area and of every area of one level under it. */
export interface PublishedQuestion {
  readonly plan: string;
  readonly area: string;
  readonly level: string | null;
  readonly period: string | null;
  readonly on: Day;
  readonly basis: Basis;
}

/** What its code commits to: the question, the log that answered, and the answer. */
export interface Published extends PublishedQuestion {
  readonly origin: string;
  /** Size of the log, and the root of its tree, from which the rows follow. */
  readonly logSize: number;
  readonly root: Hex;
  readonly digest: Hex;
}

/** SHA-256 of the rows in their order, in canonical JSON: what whoever derives them again compares. */
export const digestOfRows = (rows: readonly StatusRow[]): Hex => toHex(sha256(encoder.encode(canonical(rows))));

const encoder = new TextEncoder();
/** Crockford's base 32: no letter that is taken for a digit, none that makes words. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;
const GROUPS = 4;

/**
 * A name for a publication that can be read out and typed, and that fits no other: 80 bits of the hash of all that it commits to,
 * `K7M2-0WTR-Q3ZC-91AB`. Whoever holds the rows and the root makes it again.
 */
export function codeOfPublication({ plan, area, level, period, on, basis, origin, logSize, root, digest }: Published): string {
  const said = canonical({ area, basis, digest, level, logSize, on, origin, period, plan, root, v: 1 });
  const hash = sha256(encoder.encode(said));
  const bits = Array.from(hash.subarray(0, (GROUP * GROUPS * 5) / 8), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return spaced((bits.match(/.{5}/g) ?? []).map((five) => SIGNS[Number.parseInt(five, 2)] ?? '').join(''));
}

const spaced = (signs: string): string => (signs.match(/.{4}/g) ?? []).join('-');

/** A code as somebody typed it, with or without dashes, in small letters, O for 0 and I or L for 1; null for what is none. */
export function readCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return signs.length === GROUP * GROUPS && [...signs].every((sign) => SIGNS.includes(sign)) ? spaced(signs) : null;
}
