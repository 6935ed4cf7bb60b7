import type { Event } from '@hieuhoc/decider';

/**
 * A file that others cite. Its bytes lie outside of the log, sealed, under `hash` (SHA-256 of what lies there, which says nothing of the
 * file). `commitment` is the vault's HMAC over the SHA-256 of the file itself and its name: a plain hash of a known form could be guessed.
 */
export type EvidenceEvent = Event<
  'EvidenceAdded',
  {
    readonly ref: string;
    /** Whom it is about, where that was said. */
    readonly area?: string;
    readonly type: string;
    /** In bytes, before sealing. */
    readonly size: number;
    readonly hash: string;
    readonly commitment: string;
  }
>;

export const EVIDENCE_SCHEMA = { EvidenceAdded: 1 } as const;
export const evidenceStream = (ref: string): string => `evidence-${ref}`;
/** Where the vault keeps what belongs to a file: no account and no subject can have this ref. */
export const vaultRefOf = (ref: string): string => `evidence:${ref}`;
