import type { Event } from '@hieuhoc/decider';

export const ERASED_KINDS = ['subject', 'account', 'evidence'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

/** The grounds of article 14 of Law 91/2025/QH15: the person asks and takes the risk, the purpose is served, its time is over, an authority orders. */
export const LEGAL_BASES = ['subject-request', 'purpose-fulfilled', 'retention-expired', 'authority-order'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** `ref` is what the vault keeps it under: a subject's ref, an account's id, `evidence:` and the ref of a file. Never a value. */
type About = { readonly ref: string; readonly kind: ErasedKind };
type Asked = About & {
  /** Where it lived when it was asked; left out of what lies in no area. */
  readonly area?: string;
  readonly legalBasis: LegalBasis;
  readonly requestedOn: string;
  /** Somebody else processes the data too, which gives more time. */
  readonly withProcessors?: true;
  /** By when whoever asked is answered. */
  readonly replyBy: string;
  /** By when it is carried out. */
  readonly dueDate: string;
};

export type ErasureEvent =
  | Event<'ErasureRequested', Asked>
  | Event<'ErasureExtended', About & { readonly dueDate: string }>
  /** For a reason that the law allows, which is told to whoever asked; it stands in the metadata. */
  | Event<'ErasureDeclined', About>
  /** From here on it is being erased: the same request again finishes what was interrupted. */
  | Event<'ErasureBegun', Asked>
  /** Nothing of it is kept any more, and what was committed to it can never be opened again. */
  | Event<'PersonalDataErased', Asked>;

export const ERASURE_SCHEMA = {
  ErasureRequested: 1,
  ErasureExtended: 1,
  ErasureDeclined: 1,
  ErasureBegun: 1,
  PersonalDataErased: 1,
} as const;
export const erasureStream = (ref: string): string => `erasure-${ref}`;
