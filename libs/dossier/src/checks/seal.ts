import { toBase64, toHex, type Hash } from '@hieuhoc/transparency-log';
import type { DossierEvent } from '../rederive';
import { SEAL_STREAM } from '../walk/events-walk';

/** What a StreamHeadsSealed states: the tree of the heads of all streams after the first `size` events. */
export interface Seal {
  readonly size: number;
  readonly count: number;
  readonly root: string;
  /** Place of the event in the log. */
  readonly index: number;
}

/** Null for any other event. */
export function sealIn({ stream, type, data, index }: DossierEvent): Seal | null {
  if (stream !== SEAL_STREAM || type !== 'StreamHeadsSealed') return null;
  const { size, count, root } = data;
  if (typeof size !== 'number' || typeof count !== 'number' || typeof root !== 'string') return null;
  return { size, count, root, index };
}

export const isRoot = (text: string, root: Hash): boolean => text === toHex(root) || text === toBase64(root);
