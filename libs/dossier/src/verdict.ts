import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { Asked } from './lines';
import type { DossierEvent } from './rederive/event';

export type Outcome = 'passed' | 'failed' | 'unprovable';

export type CheckId =
  /** 0: the file is whole. */
  | 'file'
  /** 1: note and checkpoint can be read and are the header's. */
  | 'note'
  /** 2 */
  | 'log-signature'
  /** 3 */
  | 'cosignatures'
  /** 4 */
  | 'timestamps'
  /** 5: every event hashes to its leaf. */
  | 'leaves'
  /** 6: all leaves stand in the signed tree, in this order. */
  | 'inclusion'
  /** 7: with every older checkpoint that the auditor holds. */
  | 'older-checkpoints'
  /** 8: every stream that is needed is there, from its first event to its sealed head. */
  | 'streams'
  /** 9: of personal values. */
  | 'commitments'
  /** 10: the rows follow from the events. */
  | 'figures'
  /** 11, where a code was given: of a published report. */
  | 'publications';

export type Facts = Readonly<Record<string, string | number | readonly string[]>>;

export interface Check {
  readonly number: number;
  readonly id: CheckId;
  readonly outcome: Outcome;
  /** Kebab-case, stable: what was found. */
  readonly code: string;
  /** One Vietnamese sentence; of a failure it says where. */
  readonly messageVi: string;
  readonly facts: Facts;
}

export interface NotProven {
  readonly code: string;
  readonly messageVi: string;
}

/** A file of evidence lies outside of the log; its event holds what its sealed bytes hash to, and a commitment to its own hash. */
export interface EvidenceNamed {
  readonly ref: string;
  readonly type: string;
  readonly size: number;
  readonly hash: string;
  readonly commitment: string;
}

export interface Verdict {
  readonly asked: Asked;
  readonly origin: string;
  readonly size: number;
  readonly asOf: number;
  /**
   * `failed` if any check failed; `unprovable` if none failed but nobody known has signed, no row follows, or what the auditor brought could not
   * be compared; else `passed`.
   */
  readonly outcome: Outcome;
  /** In order of their numbers, each once. */
  readonly checks: readonly Check[];
  /** What no check of a dossier of this kind can show, always said. */
  readonly notProven: readonly NotProven[];
  /** The checkpoint's signed note: to be kept, and compared with the next dossier. */
  readonly note: string;
  readonly counts: { readonly shown: number; readonly hidden: number };
  /** Files that events of the dossier cite, as they were added. */
  readonly evidence: readonly EvidenceNamed[];
  /** As claimed; believe them only where check 10 passed. */
  readonly rows: readonly StatusRow[];
  /** Of rows: those shown, in log order. Of a whole log none are kept. */
  readonly events: readonly DossierEvent[];
}

/** Derives rows from events (check 10). */
export type Rederive = (events: readonly DossierEvent[], asked: Asked & { readonly kind: 'rows' }) => readonly StatusRow[];
