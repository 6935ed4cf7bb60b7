import { parseCheckpoint, type Checkpoint } from './checkpoint';
import type { KnownLog } from './extension';
import type { Hash } from './hashes';
import { parseLogProof } from './log-proof';
import { openNote, type NoteVerifier } from './note';
import { provesInclusion } from './verify';

export type Receipt =
  | { readonly kind: 'proven'; readonly index: number; readonly checkpoint: Checkpoint; readonly by: readonly NoteVerifier[] }
  | { readonly kind: 'malformed' }
  /** The checkpoint bears no signature of the log, or one that its key never made. */
  | { readonly kind: 'unsigned' | 'forged' }
  /** Signed by a key of the log, but of a tree that is not the log's. */
  | { readonly kind: 'another-log'; readonly origin: string }
  | { readonly kind: 'not-included' };

/**
 * Whether a `.tlog-proof` proves that the leaf stands in a tree that the log signed. Never throws. `leaf` is hashed anew from what the
 * asker holds, and name and keys of the log come to him by another way than the proof: nothing that the proof says of itself is believed.
 */
export function openReceipt(proof: string, leaf: Hash, { origin, keys }: KnownLog): Receipt {
  const parsed = parseLogProof(proof);
  if (parsed === null) return { kind: 'malformed' };
  const opened = openNote(parsed.checkpoint, keys);
  if (opened.kind !== 'signed') return { kind: opened.kind };
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === null) return { kind: 'malformed' };
  if (checkpoint.origin !== origin) return { kind: 'another-log', origin: checkpoint.origin };
  if (!provesInclusion(leaf, parsed.index, checkpoint.size, parsed.hashes, checkpoint.root)) return { kind: 'not-included' };
  return { kind: 'proven', index: parsed.index, checkpoint, by: opened.by };
}
